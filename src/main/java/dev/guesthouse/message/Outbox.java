package dev.guesthouse.message;

import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.person.Person;

/** Takes messages into the transaction of the change that causes them; they leave after its commit (MSG-01). */
@ApplicationScoped
public class Outbox {

    /**
     * Writes a message to a person, once for each cause: a second one for the same cause is left out, whatever their address
     * is by then. People whom somebody blocked, or who are gone, get none.
     *
     * @param cause what it is about, such as {@code stage:ID:opened}
     */
    public void write(MessageKind kind, String cause, Person person, Map<String, String> facts, Instant now) {
        if (person.mayBeGivenAccess() && Message.count("cause = ?1 and person = ?2", cause, person) == 0) {
            write(kind, cause, person.email, person, facts, now);
        }
    }

    /** Writes a message to an address of which nothing is known. */
    public void write(MessageKind kind, String cause, EmailAddress address, Map<String, String> facts, Instant now) {
        if (Message.count("cause = ?1 and recipient = ?2 and person is null", cause, address.value()) == 0) {
            write(kind, cause, address.value(), null, facts, now);
        }
    }

    private static void write(MessageKind kind, String cause, String recipient, Person person, Map<String, String> facts, Instant now) {
        var message = new Message();
        message.kind = kind;
        message.cause = cause;
        message.recipient = recipient;
        message.person = person;
        message.facts = facts;
        message.state = MessageState.pending;
        message.createdAt = now;
        message.nextTryAt = now;
        message.persist();
    }
}
