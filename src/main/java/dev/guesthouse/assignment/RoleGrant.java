package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.catalog.ResourceRole;
import dev.guesthouse.person.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;

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
    public boolean wanted;
    public boolean held;
    public Instant wantedSince;
    /** Since it was last wanted otherwise. */
    public int tries;
    /** When delivery looks at it next; null rests after the last try. */
    public Instant nextTryAt;
    /** While a delivery works on it. */
    public Instant claimedUntil;
    public String lastError;

    /** Since when the grant is wanted that has waited longest: it is overdue, failed at least once, or rests; null where there is none. */
    public static Instant oldestUndelivered(Instant now) {
        return find("select min(g.wantedSince) from RoleGrant g where g.wanted <> g.held and (g.tries > 0 or g.nextTryAt is null or g.nextTryAt <= ?1)",
                now).project(Instant.class).firstResult();
    }

    /** Those that an assignment's package asks for. */
    public static List<RoleGrant> of(Assignment assignment) {
        return list("from RoleGrant g join fetch g.resourceRole r join fetch r.resource where g.person = ?1 and exists"
                + " (select 1 from AccessPackageRole p where p.accessPackage = ?2 and p.resourceRole = g.resourceRole) order by g.id",
                assignment.person, assignment.accessPackage);
    }

    /** The live assignments of a person that grant a role. */
    public static List<Assignment> liveAssignments(Person person, ResourceRole role, Instant now) {
        return Assignment.list("from Assignment a where a.person = :person and " + Assignment.IS_LIVE + " and exists"
                + " (select 1 from AccessPackageRole p where p.accessPackage = a.accessPackage and p.resourceRole = :role) order by a.startAt, a.id",
                Parameters.with("person", person).and("role", role).and("now", now));
    }
}
