package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.guesthouse.audit.Act;

/**
 * Says of roles whether people should hold them: what they should hold is the union of their live assignments' roles, and
 * nothing else. Locks grants always in one order, by role and person, and looks at assignments only then (ASG-08).
 * <p>
 * A package may be held by very many, and the planner know nothing of that yet: where it began at the wrong end, these statements would cost
 * holders times grants. OFFSET 0, which it does not look behind, and ARRAY, which is made once, say what is looked up first: whose
 * assignments these are, each package's roles, each grant, and what each person has.
 */
@ApplicationScoped
public class Grants {

    /** Of assignment {@code a}; takes {@code :now}. Each has begun, though another program's clock, by which it did, may be ahead of ours. */
    private static final String ASKS_FOR_ROLES = "a.ended_at IS NULL AND (a.end_at IS NULL OR a.end_at > :now)";
    private static final String OF_THESE = "a.id = ANY(:assignments)";
    private static final String OF_PACKAGE = "a.access_package_id = :package AND a.ended_at IS NULL";
    /** Who should hold what by some assignments {@code a}. */
    private static final String ASKED = """
            (SELECT a.person_id, r.resource_role_id FROM assignment a CROSS JOIN LATERAL (
                SELECT r.resource_role_id FROM access_package_role r WHERE r.access_package_id = a.access_package_id OFFSET 0) r
            WHERE %s OFFSET 0) asked
            """;
    /**
     * Of a grant that is wanted otherwise from now on: a try to bring it about as it was wanted has failed or is under way, and may have been done
     * for all that, since a target can do what it is told and its answer be lost. So it is to be told what is wanted now, whatever was held, and that
     * it is unconfirmed is kept until then: it may be wanted otherwise once more before. In the local directory, which is in our own database, what
     * has failed was not done.
     */
    private static final String PERHAPS_DONE = "((g.tries > 0 OR g.claimed_until IS NOT NULL OR g.unconfirmed) AND EXISTS (SELECT 1 FROM connector c WHERE c.id = g.connector_id AND c.kind <> 'local'))";
    private static final String WANT = """
            INSERT INTO role_grant AS g (id, person_id, resource_role_id, connector_id, wanted, held, wanted_since, tries, next_try_at)
            SELECT uuid_v7(), asked.person_id, asked.resource_role_id, resource.connector_id, true, false, :now, 0, :now FROM
            """ + ASKED + """
            JOIN resource_role ON resource_role.id = asked.resource_role_id JOIN resource ON resource.id = resource_role.resource_id
            ORDER BY asked.resource_role_id, asked.person_id
            ON CONFLICT (person_id, resource_role_id) DO UPDATE
            SET wanted = true, wanted_since = CASE WHEN g.wanted THEN g.wanted_since ELSE excluded.wanted_since END, held = g.held AND NOT %1$s,
                unconfirmed = %1$s, tries = 0, next_try_at = excluded.next_try_at, last_error = null, brake_id = null,
                there_before = CASE WHEN g.wanted OR g.held OR g.claimed_until > :now OR NOT g.there_before THEN g.there_before
                    WHEN g.there_before THEN null ELSE false END
            WHERE NOT (g.wanted AND g.held)
            """.formatted(PERHAPS_DONE);
    /** The grants {@code g} that are asked for so. */
    private static final String ARE_ASKED_FOR = """
            g.wanted AND g.id = ANY(ARRAY(SELECT g.id FROM %s CROSS JOIN LATERAL (
                SELECT g.id FROM role_grant g WHERE g.person_id = asked.person_id AND g.resource_role_id = asked.resource_role_id OFFSET 0) g))
            """;
    private static final String LOCK = "SELECT count(*) FROM (SELECT g.id FROM role_grant g WHERE " + ARE_ASKED_FOR.formatted(ASKED)
            + "ORDER BY g.resource_role_id, g.person_id FOR UPDATE) locked";
    private static final String REVOKE_UNLESS_GRANTED = """
            UPDATE role_grant g SET wanted = false, wanted_since = :now, held = g.held OR %1$s, unconfirmed = %1$s,
                tries = 0, next_try_at = :now, last_error = null WHERE
            """.formatted(PERHAPS_DONE) + ARE_ASKED_FOR + """
            AND NOT EXISTS (SELECT 1 FROM (SELECT * FROM assignment a WHERE a.person_id = g.person_id OFFSET 0) a
                JOIN access_package_role r ON r.access_package_id = a.access_package_id WHERE r.resource_role_id = g.resource_role_id AND
            """ + ASKS_FOR_ROLES + ")";
    /** What was turned around just now and is there still, by target system, where it is not too little to be looked at. */
    private static final String BY_TARGET = """
            WITH revoked AS (%s RETURNING g.id, g.connector_id, g.held)
            SELECT connector_id, array_agg(id) FROM revoked WHERE held GROUP BY connector_id HAVING count(*) >= :least ORDER BY connector_id
            """;
    /** Who had roles by a package that grants them no more. */
    private static final String NO_MORE = """
            (SELECT a.person_id, r.id AS resource_role_id FROM assignment a CROSS JOIN unnest(cast(:roles AS uuid[])) r (id) WHERE %s OFFSET 0) asked
            """.formatted(OF_PACKAGE);

    private final EntityManager database;
    private final Brakes brakes;

    Grants(EntityManager database, Brakes brakes) {
        this.database = database;
        this.brakes = brakes;
    }

    /** Wants the package's roles for everybody whose assignment of it is live. */
    public void want(UUID accessPackage, Instant now) {
        query(WANT.formatted(OF_PACKAGE + " AND " + ASKS_FOR_ROLES)).setParameter("package", accessPackage).setParameter("now", now).executeUpdate();
    }

    /** Wants the package's roles for the person of one live assignment; tries that had given up begin anew. */
    void want(Assignment assignment, Instant now) {
        query(WANT.formatted(OF_THESE + " AND " + ASKS_FOR_ROLES)).setParameter("assignments", array(List.of(assignment.id))).setParameter("now", now)
                .executeUpdate();
    }

    /** Locks the grants that assignments ask for. */
    void lock(Collection<UUID> assignments) {
        query(LOCK.formatted(OF_THESE)).setParameter("assignments", array(assignments)).getSingleResult();
    }

    /** Locks the grants that a package asks for, of everybody who holds it, before what it grants changes (PKG-04). */
    public void lock(UUID accessPackage) {
        query(LOCK.formatted(OF_PACKAGE)).setParameter("package", accessPackage).getSingleResult();
    }

    /**
     * Revokes roles that a package grants no more from everybody who holds it, unless another live assignment of theirs grants them; where that is
     * too much of a target system, it waits (CON-05).
     */
    public void revokeUnlessGranted(UUID accessPackage, Collection<UUID> resourceRoles, Act act) {
        brakes(query(BY_TARGET.formatted(REVOKE_UNLESS_GRANTED.formatted(NO_MORE))).setParameter("roles", array(resourceRoles))
                .setParameter("package", accessPackage), Brake.Cause.packageChanged, act);
    }

    /**
     * Revokes what assignments that have ended gave, unless another live one gives it; their grants are locked. What their packages grant is
     * looked at anew: it may be more than when the lock was asked for, where that waited for whoever changed a package. Where that is too much of a
     * target system it waits, but never what is due by time (CON-05).
     */
    void revokeUnlessGranted(Collection<UUID> assignments, EndReason reason, Act act) {
        var sql = REVOKE_UNLESS_GRANTED.formatted(ASKED.formatted(OF_THESE));
        if (reason == EndReason.timeOver) {
            query(sql).setParameter("assignments", array(assignments)).setParameter("now", act.at()).executeUpdate();
        } else {
            brakes(query(BY_TARGET.formatted(sql)).setParameter("assignments", array(assignments)),
                    reason == EndReason.organizationRemoved ? Brake.Cause.organizationRemoved : Brake.Cause.accessEnded, act);
        }
    }

    @SuppressWarnings("unchecked")
    private void brakes(Query revoked, Brake.Cause cause, Act act) {
        var many = (List<Object[]>) revoked.setParameter("now", act.at()).setParameter("least", Brakes.LEAST).getResultList();
        many.forEach(target -> brakes.hold((UUID) target[0], (UUID[]) target[1], cause, act));
    }

    private Query query(String sql) {
        database.flush();
        return database.createNativeQuery(sql);
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
