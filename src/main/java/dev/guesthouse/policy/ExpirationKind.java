package dev.guesthouse.policy;

/** When access under a policy ends (POL-08). */
public enum ExpirationKind {
    /** Without end; refused for people of partners. */
    never,
    /** At a moment, the same for all. */
    onDate,
    /** So long after access began. */
    afterDuration
}
