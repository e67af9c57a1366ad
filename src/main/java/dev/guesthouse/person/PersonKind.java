package dev.guesthouse.person;

/** Where a person belongs. */
public enum PersonKind {
    /** Of the home organization. */
    member,
    /** Of a partner organization, with an account here. */
    guest,
    /** Has proved an address and has no account yet; left out of lists unless asked for. */
    outsider
}
