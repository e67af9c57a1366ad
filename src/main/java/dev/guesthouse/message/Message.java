package dev.guesthouse.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

import dev.guesthouse.person.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;

/** A message in the outbox (MSG-01). */
@Entity
public class Message extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @Enumerated(EnumType.STRING)
    public MessageKind kind;
    /** With the person, or the address of which nothing is known, what makes it the same message. */
    public String cause;
    /** The address it goes to; null as long as that is to be found out, and where it came to nobody. */
    public String recipient;
    /** Whose address that is; null for a code to somebody who is nobody yet. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;
    /** What the words need, by name; ids and plain values, no secret. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> facts;
    @Enumerated(EnumType.STRING)
    public MessageState state;
    public Instant createdAt;
    public int tries;
    public Instant nextTryAt;
    public Instant claimedUntil;
    public Instant sentAt;
    public String lastError;
    /** When the mail server first refused its recipient for good (MSG-08); null where it did not, or took it later. */
    public Instant refusedAt;

    /** When the message was written that has waited longest: it is overdue, failed at least once, or rests; null where there is none. */
    public static Instant oldestUnsent(Instant now) {
        return find("select min(m.createdAt) from Message m where m.state = ?1 or (m.state = ?2 and (m.tries > 0 or m.nextTryAt <= ?3))",
                MessageState.resting, MessageState.pending, now).project(Instant.class).firstResult();
    }

    /** These, with whose they are, in the order in which they are locked; nobody else ends, sends or gathers them until the transaction ends. */
    public static List<Message> locked(Collection<UUID> ids) {
        return Message.<Message>find("from Message m left join fetch m.person where is_among(:ids, m.id) order by m.id",
                Parameters.with("ids", ids.toArray(UUID[]::new))).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Whether one waits still, for somebody who gets messages. */
    public static boolean isToBeSent(UUID id) {
        return find("select m.id from Message m left join m.person p where m.id = ?1 and m.state = ?2 and (p is null or " + Person.IS_IN_GOOD_STANDING + ")",
                id, MessageState.pending).project(UUID.class).firstResultOptional().isPresent();
    }

    /** Ends it unsent: it is no use any more, or another one tells it. */
    public void end(MessageState as) {
        state = as;
        nextTryAt = null;
        claimedUntil = null;
    }

    /** Puts it off, no try made. */
    public void putOff(Instant until) {
        nextTryAt = until;
        claimedUntil = null;
    }
}
