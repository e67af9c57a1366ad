package dev.guesthouse.connector;

/**
 * The account of a person in a target system.
 *
 * @param id what the target knows it by, 1-400 characters
 * @param ours false where it was there before us
 */
public record KnownAccount(String id, boolean ours) {
}
