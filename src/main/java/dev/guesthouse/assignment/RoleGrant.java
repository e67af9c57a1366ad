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
    public Instant wantedSince;
    /** Since it was last wanted otherwise. */
    public int tries;
    /** When delivery looks at it next; null rests after the last try. */
    public Instant nextTryAt;
    /** While a delivery works on it. */
    public Instant claimedUntil;
    public String lastError;

    /** How far the target system has been brought to it. */
    public GrantState state() {
        if (wanted != held) {
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
            case pending -> "g.wanted <> g.held and g.nextTryAt is not null";
            case resting -> "g.wanted <> g.held and g.nextTryAt is null";
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
