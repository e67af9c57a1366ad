package dev.guesthouse.submission;

/** Whether a policy is the one under which somebody asks, or why not (POL-11). */
public enum PolicyOutcome {
    /** They ask under it; with another that applies too, they choose. */
    applies,
    /** They would ask under it, were the package there for them at all: the rules say what is in the way. */
    wouldApply,
    /** It is for them, but another that is more so wins. */
    outranked,
    /** It is for them, but takes no new requests (POL-02). */
    disabled,
    /** It is for them, but all access under it has ended (POL-08). */
    ended,
    /** It is not for them. */
    outOfScope
}
