package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What one act would take away of a target system, and waits for a second administrator's word (CON-05); {@link RoleGrant#brake} says what that is. */
@Entity
public class Brake extends PanacheEntityBase {

    /** What would have taken so much away. */
    public enum Cause {
        /** A package grants less than before. */
        packageChanged,
        /** An organization was removed, and the access of its people ended. */
        organizationRemoved,
        /** Access was ended before its time. */
        accessEnded
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Connector connector;
    @Enumerated(EnumType.STRING)
    public Cause cause;
    /** Who did it, or answers for the machine that did; null where that was nobody. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Person causedBy;
    /** How many of the target system's memberships it would have taken. */
    public int hit;
    /** How many there were. */
    public int members;
    public Instant heldAt;
    /** Null while it waits. */
    public Instant releasedAt;

    /** Nobody else lets it go until the transaction ends. @throws Problem not-found */
    static Brake locked(UUID id) {
        return Brake.<Brake>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problem.notFound("brake"));
    }

    /** Those of a connector that wait and hold something still, the latest first; at most so many. */
    public static List<Brake> waiting(Connector connector, int most) {
        return Brake.<Brake>find("from Brake b left join fetch b.causedBy where b.connector = ?1 and b.releasedAt is null"
                + " and exists (select 1 from RoleGrant g where g.brake = b) order by b.heldAt desc, b.id desc", connector).page(0, most).list();
    }

    /** What it holds still, by role and person; at most so many. */
    public List<RoleGrant> holds(int most) {
        return RoleGrant.<RoleGrant>find("from RoleGrant g join fetch g.person join fetch g.resourceRole o join fetch o.resource where g.brake = ?1"
                + " order by g.resourceRole.id, g.person.id", this).page(0, most).list();
    }
}
