package dev.guesthouse.person;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import org.hibernate.Hibernate;
import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.settings.Language;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;

/** A person of the home organization or of a partner. */
@Entity
public class Person extends PanacheEntityBase {

    /** Of what stands in the place of an erased address (GST-05): a domain that nobody can have (RFC 6761). */
    public static final String ERASED_DOMAIN = "erased.invalid";
    /** {@link #isInGoodStanding} in HQL, for person {@code p}. */
    public static final String IS_IN_GOOD_STANDING = "p.state in (invited, active)";

    /**
     * In HQL, that {@code p} has an address, whatever its tag. Takes {@link #mailbox}. Of everybody with an address in the domain, who may be
     * many, no more are looked at than begin so.
     */
    public static final String HAS_MAILBOX = "p.emailDomain = :domain and p.state <> deleted"
            + " and (p.email = :untagged or is_beginning_of(:tagged, p.email))";

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
    /**
     * Their accounts in the target systems are blocked for want of access (GST-02), and will be unblocked with it; never where
     * somebody blocked the person. Here they sign in, see what was theirs, and ask again.
     */
    public boolean blockedWithoutAccess;
    /**
     * When the account is deleted unless there is access again, as it was scheduled (GST-04); null where it is not. Something may hold
     * it off (GST-06).
     */
    public Instant deleteAt;
    /** Since when that was scheduled: its time runs anew from where the last thing ended that held it off. */
    public Instant withoutAccessSince;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person manager;
    /** In which they read messages; null is the instance's. */
    @Enumerated(EnumType.STRING)
    public Language language;
    /** Since when their mailbox has refused for good what is sent to it (MSG-08); null where it takes it, as far as is known. */
    public Instant unreachableSince;
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

    /** Whoever has an address, and everybody whose address differs from it in the tag alone. */
    public static List<Person> byMailbox(EmailAddress email) {
        return list("from Person p where " + HAS_MAILBOX, mailbox(email));
    }

    /** What {@link #HAS_MAILBOX} takes. */
    public static Parameters mailbox(EmailAddress email) {
        var untagged = email.untagged().value();
        return Parameters.with("domain", email.domain()).and("untagged", untagged)
                .and("tagged", untagged.substring(0, untagged.lastIndexOf('@')) + "+");
    }

    /** Gives them another address, which must be nobody's; the one they had is kept, since what was sent there stays theirs (IDY-06, GST-05). */
    public void moveTo(EmailAddress other, Instant now) {
        getEntityManager().createNativeQuery("INSERT INTO former_address VALUES (:person, :email, :now)"
                + " ON CONFLICT (person_id, email) DO UPDATE SET left_at = :now")
                .setParameter("person", id).setParameter("email", email).setParameter("now", now).executeUpdate();
        email = other.value();
        emailDomain = other.domain();
        unreachableSince = null;
    }

    /** @throws Problem person-exists, where somebody other than an outsider has the address */
    public static void refuseTaken(EmailAddress email) {
        byEmail(email).filter(person -> person.kind != PersonKind.outsider).ifPresent(person -> {
            throw new Problem(ProblemType.PERSON_EXISTS, "%s is a %s already.", email, person.kind).with("person", person.id);
        });
    }

    /** @throws Problem not-found */
    public static Person byId(UUID id) {
        return Person.<Person>find("id = ?1 and state <> ?2", id, PersonState.deleted).firstResultOptional()
                .orElseThrow(() -> Problem.notFound("person"));
    }

    /** As {@link #byId}; whatever else changes what this person asks for or holds waits until the transaction ends. */
    public static Person locked(UUID id) {
        return lockedIfThere(id).orElseThrow(() -> Problem.notFound("person"));
    }

    /** Locks somebody who is loaded already, as {@link #locked} does, and looks at them anew. */
    public static void lockAnew(Person person) {
        getEntityManager().flush();
        getEntityManager().refresh(person, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As {@link #locked}; empty where they were deleted. */
    public static Optional<Person> lockedIfThere(UUID id) {
        return Person.<Person>find("id = ?1 and state <> ?2", id, PersonState.deleted).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /**
     * Nobody deletes these people or takes a standing away from them until the transaction ends: whoever tries waits, and then sees
     * what was made of them. Who was not loaded before is, at once; what was loaded is looked at anew.
     */
    public static void keep(Collection<Person> people) {
        if (people.isEmpty()) {
            return;
        }
        var before = people.stream().distinct().filter(Hibernate::isInitialized).toList();
        keepRows(people);
        before.forEach(getEntityManager()::refresh);
    }

    /** Those of some people who were deleted, by their ids; nobody else is until the transaction ends. They are looked at at once. */
    public static Set<UUID> deletedOf(List<Person> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        keepRows(people);
        return Set.copyOf(find("select p.id from Person p where p in ?1 and p.state = ?2", people, PersonState.deleted).project(UUID.class).list());
    }

    private static void keepRows(Collection<Person> people) {
        getEntityManager().flush();
        getEntityManager().createNativeQuery("SELECT * FROM person WHERE id = ANY(:ids) ORDER BY id FOR KEY SHARE", Person.class)
                .setParameter("ids", people.stream().map(person -> person.id).toArray(UUID[]::new)).getResultList();
    }

    /**
     * Locks people harder than {@link #locked} does: waits also for transactions that {@linkplain #keep keep} them, to ask them to decide
     * something or to make them sponsors.
     */
    public static void lockAgainstAsking(List<UUID> ids) {
        getEntityManager().flush();
        getEntityManager().createNativeQuery("SELECT id FROM person WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
                .setParameter("ids", ids.toArray(UUID[]::new)).getResultList();
    }

    /** May sign in, ask, and be given access: not blocked, not deleted. */
    public boolean isInGoodStanding() {
        return state == PersonState.invited || state == PersonState.active;
    }

    /** Undoes what the system did for want of access (GST-02); somebody's block stays. Answers whether anything was done. */
    public boolean letIn() {
        if (!blockedWithoutAccess && deleteAt == null) {
            return false;
        }
        blockedWithoutAccess = false;
        keepAccount();
        return true;
    }

    /** Calls a deletion off that was scheduled, if any. */
    public void keepAccount() {
        deleteAt = null;
        withoutAccessSince = null;
    }

    /** The same person, whichever way each was loaded. */
    public boolean is(Person other) {
        return other != null && id.equals(other.id);
    }

    /**
     * The same person, or one whose address differs from theirs in the tag alone: whoever reads the mail to {@code ana+x@} reads
     * that to {@code ana@}. Two people all the same (IDY-06), but neither has a say about the other.
     */
    public boolean sharesMailbox(Person other) {
        return is(other) || EmailAddress.kept(email).untagged().equals(EmailAddress.kept(other.email).untagged());
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
