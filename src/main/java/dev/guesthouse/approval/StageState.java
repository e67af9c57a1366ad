package dev.guesthouse.approval;

/** Where a stage of approval stands. */
public enum StageState {
    /** Waits for a decision. */
    open,
    /** Somebody said yes. */
    approved,
    /** Somebody said no. */
    denied,
    /** Nobody decided in time (APR-04). */
    timedOut,
    /** The request ended without it. */
    canceled
}
