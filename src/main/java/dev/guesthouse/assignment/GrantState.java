package dev.guesthouse.assignment;

/** How far a target system has been brought to what is wanted of it (CON-03). */
public enum GrantState {
    /** Not yet: it is being tried, or will be again. */
    pending,
    /** Not, and nobody tries any more until somebody says so. */
    resting,
    /** To be taken away with so many others that a second administrator has to say so first (CON-05). */
    braked,
    /** Taken away as the target system says, and not seen to be gone, since nobody can look there (CON-06). */
    unconfirmed,
    /** The target system has confirmed what is wanted: that somebody has the role, or has it no more. */
    delivered
}
