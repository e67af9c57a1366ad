package dev.guesthouse.message;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** Takes messages into the transaction of the change that causes them; they leave after its commit (MSG-01). */
@ApplicationScoped
public class Outbox {

    private final Audit audit;

    Outbox(Audit audit) {
        this.audit = audit;
    }

    /**
     * Writes a message to a person, once for each cause: a second one for the same cause is left out, whatever their address
     * is by then. People whom somebody blocked, or who are gone, get none.
     *
     * @param cause what it is about, such as {@code stage:ID:opened}
     */
    public void write(MessageKind kind, String cause, Person person, Map<String, String> facts, Instant now) {
        if (person.isInGoodStanding() && Message.count("cause = ?1 and person = ?2", cause, person) == 0) {
            write(kind, cause, person.email, person, facts, now);
        }
    }

    /** Writes a message to an address of which nothing is known. */
    public void write(MessageKind kind, String cause, EmailAddress address, Map<String, String> facts, Instant now) {
        if (Message.count("cause = ?1 and recipient = ?2 and person is null", cause, address.value()) == 0) {
            write(kind, cause, address.value(), null, facts, now);
        }
    }

    /**
     * Sends a message once more that was sent, rests or was refused, under the same Message-ID; one that waits anyway goes at once.
     *
     * @throws Problem not-found, cannot-resend
     */
    public Message resend(UUID id, Act act) {
        var message = Message.<Message>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problem.notFound("message"));
        if (message.kind == MessageKind.signInCode) {
            throw new Problem(ProblemType.CANNOT_RESEND, "A sign-in code is sent to whoever asks for one: ask for a new one.");
        }
        if (message.state == MessageState.dropped) {
            throw new Problem(ProblemType.CANNOT_RESEND, "When its turn came, what it was about was over or its recipient gone.");
        }
        audit.event(act, "message.resent", "message", message.id).before(Map.of("state", message.state)).write();
        message.state = MessageState.pending;
        message.sentAt = null;
        message.tries = 0;
        message.lastError = null;
        message.refusedAt = null;
        message.nextTryAt = act.at();
        return message;
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
