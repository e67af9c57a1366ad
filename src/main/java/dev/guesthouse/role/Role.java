package dev.guesthouse.role;

/** What somebody may do: for the whole instance, or ({@link #owner}) for one catalog (IDY-02). */
public enum Role {
    /** Runs the instance. */
    administrator,
    /** Of one catalog. */
    owner
}
