package dev.guesthouse.assignment;

/** How a target system and what is wanted of it did not agree (ASG-07). */
public enum DriftKind {
    /** It had confirmed a role and shows it no more: it is given again. */
    lost,
    /** It shows a role that nobody has granted. */
    found,
    /** It shows a role that somebody had before it was granted to them: it stays theirs. */
    notOurs,
    /** It answered what cannot be right, or not at all: nothing was done. */
    unbelieved
}
