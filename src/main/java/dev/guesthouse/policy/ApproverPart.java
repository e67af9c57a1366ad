package dev.guesthouse.policy;

/** When somebody is asked (POL-06). */
public enum ApproverPart {
    primary,
    /** Only where no primary approver is there. */
    fallback
}
