package dev.guesthouse.person;

/** What a person may do at all. */
public enum PersonState {
    /** Entered by an administrator and has not signed in yet. */
    invited,
    active,
    /** By somebody: cannot sign in, ask, decide or hold access. */
    blocked,
    deleted
}
