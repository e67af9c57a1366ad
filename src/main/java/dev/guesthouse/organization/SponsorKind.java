package dev.guesthouse.organization;

/** Where a sponsor stands (ORG-07). */
public enum SponsorKind {
    /** A member of the home organization. */
    internal,
    /** A guest of the connected organization itself. */
    external
}
