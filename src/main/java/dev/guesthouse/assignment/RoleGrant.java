package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.catalog.ResourceRole;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * What a person should hold of a resource (wanted) and what the target system confirmed (held). Unique for person and
 * resource role; delivery makes the two agree.
 */
@Entity
public class RoleGrant extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;
    @ManyToOne(fetch = FetchType.LAZY)
    public ResourceRole resourceRole;
    /** The role's. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Connector connector;
    public boolean wanted;
    public boolean held;
    /** That the target system said it took the role away, or may have been given it and not have said so, and it was not seen to be gone (CON-06). */
    public boolean unconfirmed;
    /** That the person had it before it was first given to them, and so it is never taken away by us; null until that is asked, which is seldom. */
    public Boolean thereBefore;
    /** What keeps it from being taken away (CON-05); null where nothing does. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Brake brake;
    public Instant wantedSince;
    /** Since it was last wanted otherwise. */
    public int tries;
    /** When delivery looks at it next; null rests after the last try. */
    public Instant nextTryAt;
    /** While a delivery works on it. */
    public Instant claimedUntil;
    public String lastError;

    /**
     * Notes once, before a role is first given, whether its person has it already; what is theirs is in the drift of its target system from then on.
     * Runs in the caller's transaction.
     *
     * @param account what the target system knows the person by
     */
    public static void noteThereBefore(UUID id, boolean thereBefore, String account, Instant now) {
        getEntityManager().createNativeQuery("""
                WITH noted AS (UPDATE role_grant SET there_before = :before WHERE id = :id AND there_before IS NULL RETURNING *)
                INSERT INTO drift (id, connector_id, resource_role_id, kind, external_id, person_id, found_at)
                SELECT uuid_v7(), connector_id, resource_role_id, 'notOurs', :account, person_id, :now FROM noted WHERE there_before
                ON CONFLICT (resource_role_id, kind, coalesce(external_id, '')) WHERE gone_at IS NULL DO NOTHING
                """).setParameter("id", id).setParameter("before", thereBefore).setParameter("account", account).setParameter("now", now).executeUpdate();
    }

    /** How far the target system has been brought to it. */
    public GrantState state() {
        if (wanted != held) {
            if (brake != null) {
                return GrantState.braked;
            }
            return nextTryAt == null ? GrantState.resting : GrantState.pending;
        }
        return unconfirmed && !wanted ? GrantState.unconfirmed : GrantState.delivered;
    }

    /** {@link #state} in HQL, for grant {@code g}; null is whatever is not delivered. */
    public static String isIn(GrantState state) {
        if (state == null) {
            return "g.wanted <> g.held";
        }
        return switch (state) {
            case pending -> "g.wanted <> g.held and g.nextTryAt is not null and g.brake is null";
            case resting -> "g.wanted <> g.held and g.nextTryAt is null and g.brake is null";
            case braked -> "g.wanted <> g.held and g.brake is not null";
            case unconfirmed -> "g.unconfirmed and not g.wanted and not g.held";
            case delivered -> "g.wanted = g.held and (g.wanted or not g.unconfirmed)";
        };
    }

    /** @throws Problem not-found */
    static RoleGrant byId(UUID id) {
        return RoleGrant.<RoleGrant>findByIdOptional(id).orElseThrow(() -> Problem.notFound("delivery"));
    }

    /** Nobody else wants it otherwise or notes how it came out until the transaction ends; it is looked at anew. */
    void lockAnew() {
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Since when the grant is wanted that has waited longest: it is overdue, failed at least once, or rests; null where there is none. */
    public static Instant oldestUndelivered(Instant now) {
        return find("select min(g.wantedSince) from RoleGrant g where g.wanted <> g.held and (g.tries > 0 or g.nextTryAt is null or g.nextTryAt <= ?1)",
                now).project(Instant.class).firstResult();
    }

    /**
     * What a target system has not been brought to.
     *
     * @param connector its name
     */
    public record Undelivered(String connector, Instant since) {
    }

    /** What has been wanted for the longest and is not delivered, whether it is due, put off or rests. */
    public static Optional<Undelivered> longestUndelivered() {
        return find("select c.displayName, g.wantedSince from RoleGrant g join g.connector c where g.wanted <> g.held order by g.wantedSince, g.id")
                .project(Undelivered.class).firstResultOptional();
    }

    /** The ids of the roles that target systems have confirmed to people, by the person's id; one without any is not there. */
    public static Map<UUID, Set<UUID>> heldBy(Collection<Person> people) {
        return getEntityManager().createQuery("select g.person.id, g.resourceRole.id from RoleGrant g where is_among(:people, g.person.id) and g.held", Object[].class)
                .setParameter("people", people.stream().map(person -> person.id).toArray(UUID[]::new)).getResultList().stream()
                .collect(Collectors.groupingBy(row -> (UUID) row[0], Collectors.mapping(row -> (UUID) row[1], Collectors.toSet())));
    }
}
