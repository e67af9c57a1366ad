package dev.guesthouse.policy;

/** When somebody is asked (POL-06, POL-07). */
public enum ApproverPart {
    primary,
    /** Only where no primary approver is there. */
    fallback,
    /** Too, once the stage has waited for a while (POL-07). */
    alternate
}
