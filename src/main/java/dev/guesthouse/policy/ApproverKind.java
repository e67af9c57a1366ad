package dev.guesthouse.policy;

/** By what standing somebody is asked (POL-04). */
public enum ApproverKind {
    /** A named person. */
    person,
    internalSponsors,
    externalSponsors,
    /** The requestor's manager. */
    manager
}
