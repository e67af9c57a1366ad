package dev.guesthouse.policy;

/** When access under a policy ends (POL-08). */
public enum ExpirationKind {
    never, onDate, afterDuration
}
