package dev.guesthouse.policy;

/** By what standing somebody is asked (POL-04). */
public enum ApproverKind {
    /** A named person. */
    person,
    /** The sponsors of the requestor's organization who are members of the home organization. */
    internalSponsors,
    /** The sponsors of the requestor's organization who are its own people. */
    externalSponsors,
    /** The requestor's manager, of members. */
    manager
}
