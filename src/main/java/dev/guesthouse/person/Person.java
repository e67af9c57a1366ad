package dev.guesthouse.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.settings.Language;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A person of the home organization or of a partner. */
@Entity
public class Person extends PanacheEntityBase {

    /** Of what stands in the place of an erased address (GST-05): a domain that nobody can have (RFC 6761). */
    public static final String ERASED_DOMAIN = "erased.invalid";

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @Enumerated(EnumType.STRING)
    public PersonKind kind;
    @Enumerated(EnumType.STRING)
    public PersonState state;
    /** As {@link EmailAddress} has it. */
    public String email;
    public String emailDomain;
    /** Null until somebody gives it. */
    public String displayName;
    /** Made by a delivery, so that the account ends with the last access (GST-02, GST-03). */
    public boolean governed;
    /** Blocked by the system for want of access (GST-02), and so to be let in again by it; never where somebody blocked them. */
    public boolean blockedWithoutAccess;
    /** When the account is deleted unless there is access again; null where that is not scheduled. */
    public Instant deleteAt;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person manager;
    /** In which they read messages; null is the instance's. */
    @Enumerated(EnumType.STRING)
    public Language language;
    public Instant createdAt;
    @Version
    public int version;

    /** Makes and stores a person. */
    public static Person add(PersonKind kind, PersonState state, EmailAddress email, String displayName, Instant now) {
        var person = new Person();
        person.kind = kind;
        person.state = state;
        person.email = email.value();
        person.emailDomain = email.domain();
        person.displayName = displayName;
        person.createdAt = now;
        person.persist();
        return person;
    }

    public static Optional<Person> byEmail(EmailAddress email) {
        return find("email = ?1 and state <> ?2", email.value(), PersonState.deleted).firstResultOptional();
    }

    /** As {@link #byEmail}; whatever else changes this person waits until the transaction ends. */
    public static Optional<Person> lockedByEmail(EmailAddress email) {
        return Person.<Person>find("email = ?1 and state <> ?2", email.value(), PersonState.deleted).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** @throws Problem person-exists, where somebody other than an outsider has the address */
    public static void refuseTaken(EmailAddress email) {
        byEmail(email).filter(person -> person.kind != PersonKind.outsider).ifPresent(person -> {
            throw new Problem(ProblemType.PERSON_EXISTS, "%s is a %s already.".formatted(email, person.kind)).with("person", person.id);
        });
    }

    /** @throws Problem not-found */
    public static Person byId(UUID id) {
        return Person.<Person>find("id = ?1 and state <> ?2", id, PersonState.deleted).firstResultOptional()
                .orElseThrow(() -> Problem.notFound("person"));
    }

    /** As {@link #byId}; whatever else changes what this person asks for or holds waits until the transaction ends. */
    public static Person locked(UUID id) {
        return Person.<Person>find("id = ?1 and state <> ?2", id, PersonState.deleted).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional().orElseThrow(() -> Problem.notFound("person"));
    }

    /**
     * Locks people harder than {@link #locked} does: waits also for transactions that ask them to decide something, which keep
     * their rows without changing them.
     */
    public static void lockAgainstAsking(List<UUID> ids) {
        getEntityManager().flush();
        getEntityManager().createNativeQuery("SELECT id FROM person WHERE id IN (:ids) ORDER BY id FOR UPDATE").setParameter("ids", ids)
                .getResultList();
    }

    /** May act and be asked: not blocked, not deleted. */
    public boolean isInGoodStanding() {
        return state == PersonState.invited || state == PersonState.active;
    }

    /**
     * Blocked by nobody, though perhaps for want of access (GST-02): may be given access, and is told what became of what they
     * asked for and had.
     */
    public boolean mayBeGivenAccess() {
        return isInGoodStanding() || blockedWithoutAccess;
    }

    /** Undoes what the system did for want of access (GST-02); somebody's block stays. Answers whether anything was done. */
    public boolean letIn() {
        if (!blockedWithoutAccess && deleteAt == null) {
            return false;
        }
        state = blockedWithoutAccess ? PersonState.active : state;
        blockedWithoutAccess = false;
        deleteAt = null;
        return true;
    }

    /** The same person, whichever way each was loaded. */
    public boolean is(Person other) {
        return other != null && id.equals(other.id);
    }

    /** Nothing of theirs is left that could name them (GST-05). */
    public boolean isErased() {
        return ERASED_DOMAIN.equals(emailDomain);
    }

    /** What others read of them. */
    public String label() {
        return isErased() ? "Somebody whose data was erased" : displayName == null ? email : displayName;
    }
}
