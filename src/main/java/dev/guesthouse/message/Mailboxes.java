package dev.guesthouse.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonState;

/** What becomes of messages and of their people as the mail server takes mail for a mailbox, or refuses it (MSG-08). Runs in the caller's transaction. */
@ApplicationScoped
public class Mailboxes {

    /** For so long it counts that the server has taken mail for others. */
    private static final Duration LATELY = Duration.ofHours(24);
    /** A server that has refused so many others, and taken none since, refuses everybody: that is a fault of its own. */
    private static final int EVERYBODY = 3;

    /** Whose addresses messages {@code :ids} went to that could not be reached until now. */
    private static final String UNREACHABLE = "SELECT DISTINCT p.id FROM message m JOIN person p ON p.email = m.recipient"
            + " WHERE m.id = ANY(:ids) AND p.state <> 'deleted' AND p.unreachable_since IS NOT NULL";
    private static final String NOBODY = "SELECT id FROM person WHERE false";

    private final EntityManager database;
    private final Event<Unreachable> unreachable;
    private final Audit audit;

    Mailboxes(EntityManager database, Event<Unreachable> unreachable, Audit audit) {
        this.database = database;
        this.unreachable = unreachable;
        this.audit = audit;
    }

    /** What the server's word says of the mailbox. */
    public enum Word {
        /** That it is not there, in a code of its own (RFC 3463). */
        clear,
        /** That it is not there, or anything else: a server that passes nothing on says the same. */
        vague
    }

    /** That messages have left, whoever has claimed them since; whose address one went to can be reached again. */
    public void taken(List<UUID> messageIds, Instant now) {
        var ids = messageIds.toArray(UUID[]::new);
        // Where everybody could be reached before, as nearly always, that is all.
        var unreachable = takenUnless(UNREACHABLE, ids, now);
        if (!unreachable.isEmpty()) {
            unreachable.stream().map(id -> Person.<Person>findById(id, LockModeType.PESSIMISTIC_WRITE)).filter(person -> person.unreachableSince != null)
                    .forEach(person -> reach(person, now));
            takenUnless(NOBODY, ids, now);
        }
    }

    private void reach(Person person, Instant now) {
        audit.event(Act.ofSystem(now), "person.reachable", "person", person.id).before(since(person)).write();
        person.unreachableSince = null;
        askAgain(person, now);
    }

    /** Notes that messages have left, unless there is somebody to be locked before; answers whom, in one order. */
    @SuppressWarnings("unchecked")
    private List<UUID> takenUnless(String people, UUID[] ids, Instant now) {
        // Messages in one order too, as whoever gathers them locks them.
        return database.createNativeQuery("""
                WITH people AS MATERIALIZED (%s), taken AS (
                    UPDATE message SET state = 'sent', sent_at = :now, next_try_at = null, claimed_until = null, last_error = null, refused_at = null
                    WHERE id = ANY (ARRAY(SELECT id FROM message WHERE id = ANY(:ids) AND state = 'pending' AND NOT EXISTS (SELECT FROM people)
                        ORDER BY id FOR UPDATE)))
                SELECT id FROM people ORDER BY id
                """.formatted(people)).setParameter("ids", ids).setParameter("now", now).getResultList();
    }

    /**
     * That the server refused a message's recipient for good. It has failed then, and whose address it is cannot be reached, but only where
     * the server takes mail for others: it has lately, or, where its word was vague, has since.
     *
     * @param why a sentence for administrators
     * @return false where it is to be tried again
     */
    public boolean refused(UUID messageId, Word word, String why, Instant now) {
        var person = locked(messageId);
        var message = Message.<Message>findById(messageId, LockModeType.PESSIMISTIC_WRITE);
        if (message.state != MessageState.pending) {
            // Sent or erased meanwhile.
            return true;
        }
        if (message.person != null && !message.person.email.equals(message.recipient)) {
            // They have another address since.
            return false;
        }
        message.refusedAt = message.refusedAt == null ? now : message.refusedAt;
        if (!takesMailForOthers(message.recipient, word == Word.clear ? now.minus(LATELY) : message.refusedAt)) {
            return false;
        }
        message.end(MessageState.failed);
        message.tries++;
        message.lastError = why;
        person.filter(known -> known.email.equals(message.recipient)).ifPresent(known -> lose(known, now));
        return true;
    }

    /** Sends what waits for somebody's word and was refused once more: they have another mailbox, or theirs takes mail again. */
    public static void askAgain(Person person, Instant now) {
        Message.update("state = ?1, tries = 0, lastError = null, refusedAt = null, nextTryAt = ?2 where person = ?3 and state = ?4 and kind in ?5",
                MessageState.pending, now, person, MessageState.failed, List.of(MessageKind.decisionAsked, MessageKind.decisionsAsked));
    }

    private void lose(Person person, Instant now) {
        if (person.unreachableSince == null) {
            person.unreachableSince = now;
            audit.event(Act.ofSystem(now), "person.unreachable", "person", person.id).after(since(person)).write();
        }
        // Each time: what has begun to wait for them since may not have seen it.
        unreachable.fire(new Unreachable(person, now));
    }

    private boolean takesMailForOthers(String recipient, Instant since) {
        return (boolean) database.createNativeQuery("""
                SELECT last.sent_at > :since AND (SELECT count(DISTINCT m.recipient) FROM message m
                    WHERE m.refused_at > last.sent_at AND m.recipient <> :recipient) < :everybody
                FROM (SELECT coalesce(max(m.sent_at), '-infinity') AS sent_at FROM message m WHERE m.state = 'sent' AND m.recipient <> :recipient) last
                """).setParameter("since", since).setParameter("recipient", recipient).setParameter("everybody", EVERYBODY).getSingleResult();
    }

    /** Whose address a message goes to; before the message itself, as whoever changes people locks the two. */
    private static Optional<Person> locked(UUID messageId) {
        // Also of codes, which are to an address and to nobody.
        return Message.find("select p.id from Message m join Person p on p.email = m.recipient where m.id = ?1 and p.state <> ?2", messageId,
                PersonState.deleted).project(UUID.class).firstResultOptional().flatMap(id -> Person.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Map<String, Object> since(Person person) {
        return Map.of("unreachableSince", person.unreachableSince);
    }
}
