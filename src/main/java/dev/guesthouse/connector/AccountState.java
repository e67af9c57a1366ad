package dev.guesthouse.connector;

/** What an account in a target system should be, or is. */
public enum AccountState {
    active,
    /** There, and cannot be signed in to. */
    blocked, deleted
}
