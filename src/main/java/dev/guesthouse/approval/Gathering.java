package dev.guesthouse.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;

import dev.guesthouse.message.Message;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.MessageState;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.person.Person;

/**
 * Spares the mailboxes of those who decide, and keeps nothing from them (MSG-05): where more than {@value #ALONE} requests wait for
 * somebody, or as many letters went to them within the hour, what they are to be told is gathered into one letter, which goes at
 * once, or an hour after the one before. So whoever asks often makes a letter longer, and puts nobody's request off
 * for more than that hour.
 * Runs in the caller's transaction.
 */
@ApplicationScoped
public class Gathering {

    private static final int ALONE = 3;
    private static final Duration PAUSE = Duration.ofHours(1);
    /** Of requests in one letter; what is more is told by another one. */
    private static final int MOST = 50;

    private static final String MAY_BE_GATHERED = Stream.of(MessageKind.values()).filter(Gathering::isGathered).map(MessageKind::name)
            .collect(Collectors.joining(", ", "(", ")"));

    private static final String AND_SENT = "(select count(*) from Message m where m.person = p and m.kind in (:kind, :together) and m.state = sent"
            + " and m.sentAt > :since) from Person p where p = :person";
    private static final String ASKED_AND_SENT = "select (select count(*) from RequestStage s where " + RequestStage.WAITS_FOR + "), " + AND_SENT;
    private static final String PENDING_AND_SENT = "select (select count(*) from Message m where m.person = p and m.kind = :kind and m.state = pending), "
            + AND_SENT;

    private final Outbox outbox;

    Gathering(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Whether messages of a kind may be gathered. */
    public static boolean isGathered(MessageKind kind) {
        return together(kind) != null;
    }

    /** Of messages those that may be gathered, with whose each is, in the order of their ids. */
    public Map<UUID, UUID> among(Collection<UUID> messages) {
        var found = new LinkedHashMap<UUID, UUID>();
        Message.getEntityManager().createQuery("select m.id, m.person.id from Message m where is_among(:ids, m.id) and m.kind in " + MAY_BE_GATHERED
                + " order by m.id", Object[].class).setParameter("ids", messages.toArray(UUID[]::new)).getResultList().forEach(row -> found.put((UUID) row[0], (UUID) row[1]));
        return found;
    }

    /**
     * Whether a message goes by itself now. Where it does not, it was put off, or it and its like were gathered just now into another one, which
     * waits to be sent.
     *
     * @param message whose turn to be sent has come; locked, and none other to its person is looked at meanwhile
     */
    public boolean goesAlone(Message message, Instant now) {
        var together = together(message.kind);
        if (together == null || !areMany(message, together, now)) {
            return true;
        }
        var last = lastGathered(together, message.person, now);
        if (last != null && last.plus(PAUSE).isAfter(now)) {
            message.putOff(last.plus(PAUSE));
        } else {
            gather(message.kind, together, message.person, now);
        }
        return false;
    }

    /** What tells several of a kind; null where each goes by itself. */
    private static MessageKind together(MessageKind kind) {
        return switch (kind) {
            case decisionAsked -> MessageKind.decisionsAsked;
            case stageClosed -> MessageKind.stagesClosed;
            default -> null;
        };
    }

    private static boolean areMany(Message message, MessageKind together, Instant now) {
        var counts = Message.getEntityManager().createQuery(message.kind == MessageKind.decisionAsked ? ASKED_AND_SENT : PENDING_AND_SENT, Object[].class)
                .setParameter("person", message.person).setParameter("kind", message.kind).setParameter("together", together)
                // What is to be written still is about others.
                .setParameter("since", now.minus(PAUSE)).setFlushMode(FlushModeType.COMMIT);
        if (message.kind == MessageKind.decisionAsked) {
            counts.setParameter("now", now);
        }
        var found = counts.getSingleResult();
        return (long) found[0] > ALONE || (long) found[1] >= ALONE;
    }

    /** Null where that was never, or told nothing in the end; what a clock that ran ahead wrote holds nothing up. */
    private static Instant lastGathered(MessageKind together, Person person, Instant now) {
        return Message.find("select max(m.createdAt) from Message m where m.person = ?1 and m.kind = ?2 and m.state <> ?3 and m.createdAt <= ?4", person,
                together, MessageState.dropped, now).project(Instant.class).firstResult();
    }

    private void gather(MessageKind kind, MessageKind together, Person person, Instant now) {
        var messages = Message.<Message>find("person = ?1 and kind = ?2 and state = ?3 order by id", person, kind, MessageState.pending)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
        var stages = messages.stream().map(message -> UUID.fromString(message.facts.get("stage"))).collect(Collectors.toCollection(LinkedHashSet::new));
        var beside = new ArrayList<UUID>();
        if (kind == MessageKind.decisionAsked) {
            beside.addAll(RequestStage.askedOf(person, now));
            stages.retainAll(beside);
            beside.removeAll(stages);
        }
        messages.forEach(message -> message.end(stages.contains(UUID.fromString(message.facts.get("stage"))) ? MessageState.gathered : MessageState.dropped));
        var told = Stream.concat(stages.stream(), beside.stream()).toList();
        for (int from = 0; from < stages.size(); from += MOST) {
            write(together, person, told.subList(from, Math.min(from + MOST, told.size())), now);
        }
    }

    /** What it tells stands from now on, whatever comes while it is sent again (MSG-01). */
    private void write(MessageKind together, Person person, List<UUID> stages, Instant now) {
        outbox.write(together, "gathered:" + UUID.randomUUID(), person, Map.of("stages", String.join(",", stages.stream().map(UUID::toString).toList())), now);
    }
}
