package dev.guesthouse.approval;

/** Where a stage of approval stands. */
public enum StageState {
    open, approved, denied, timedOut,
    /** The request ended without it. */
    canceled
}
