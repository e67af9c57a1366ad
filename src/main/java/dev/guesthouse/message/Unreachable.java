package dev.guesthouse.message;

import java.time.Instant;

import dev.guesthouse.person.Person;

/**
 * Fired each time that somebody's mailbox has refused a message for good (MSG-08): who waits for their word may have to ask somebody
 * else. What follows is in the same transaction.
 */
public record Unreachable(Person person, Instant at) {
}
