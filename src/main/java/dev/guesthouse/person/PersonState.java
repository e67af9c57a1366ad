package dev.guesthouse.person;

/** What a person may do at all. */
public enum PersonState {
    /** Entered by an administrator and has not signed in yet. */
    invited,
    /** Has signed in, or has access. */
    active,
    /** By somebody: cannot sign in, ask, decide or hold access. */
    blocked,
    /** Their account here is over; their history stays. */
    deleted
}
