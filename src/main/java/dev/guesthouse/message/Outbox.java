package dev.guesthouse.message;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

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
    private final ObjectMapper json;

    Outbox(Audit audit, ObjectMapper json) {
        this.audit = audit;
        this.json = json;
    }

    /**
     * Writes a message to a person, once for each cause: a second one for the same cause is left out, whatever their address
     * is by then. People whom somebody blocked, or who are gone, get none.
     *
     * @param cause what it is about, such as {@code stage:ID:opened}
     */
    public void write(MessageKind kind, String cause, Person person, Map<String, String> facts, Instant now) {
        write(kind, cause, List.of(person), facts, now);
    }

    /** The same to each of some people, all at once. */
    public void write(MessageKind kind, String cause, Collection<Person> people, Map<String, String> facts, Instant now) {
        var told = people.stream().filter(Person::isInGoodStanding).distinct().toList();
        insert(kind, cause, told.stream().map(person -> person.email).toArray(String[]::new), told.stream().map(person -> person.id).toArray(UUID[]::new),
                facts, now);
    }

    /** Writes a message to an address of which nothing is known. */
    public void write(MessageKind kind, String cause, EmailAddress address, Map<String, String> facts, Instant now) {
        insert(kind, cause, new String[] { address.value() }, new UUID[] { null }, facts, now);
    }

    /** Writes a message of which only whoever writes the letter finds out to whom it goes, or that it goes to nobody. */
    public void writeToBeFound(MessageKind kind, String cause, Map<String, String> facts, Instant now) {
        insert(kind, cause, new String[] { null }, new UUID[] { null }, facts, now);
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

    /** In the order in which others would write the same ones at once; a database that has one already leaves it as it is. */
    private void insert(MessageKind kind, String cause, String[] recipients, UUID[] people, Map<String, String> facts, Instant now) {
        if (recipients.length == 0) {
            return;
        }
        var ids = new UUID[recipients.length];
        Arrays.setAll(ids, number -> UuidVersion7Strategy.INSTANCE.generateUuid(null));
        Message.flush();
        Message.getEntityManager().createNativeQuery("""
                INSERT INTO message (id, kind, cause, recipient, person_id, facts, state, created_at, tries, next_try_at)
                SELECT id, :kind, :cause, recipient, person, cast(:facts AS jsonb), 'pending', :now, 0, :now
                FROM unnest(cast(:ids AS uuid[]), cast(:recipients AS text[]), cast(:people AS uuid[])) told (id, recipient, person)
                ORDER BY person ON CONFLICT DO NOTHING
                """).setParameter("kind", kind.name()).setParameter("cause", cause).setParameter("facts", text(facts)).setParameter("ids", ids)
                .setParameter("recipients", recipients).setParameter("people", people).setParameter("now", now).executeUpdate();
    }

    private String text(Map<String, String> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts of a message are plain", e);
        }
    }
}
