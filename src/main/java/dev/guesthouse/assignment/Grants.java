package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Says of roles whether people should hold them: what they should hold is the union of their live assignments' roles, and
 * nothing else. Locks grants always in one order, by role and person, and looks at assignments only then (ASG-08).
 */
@ApplicationScoped
public class Grants {

    private static final String REVOKE = """
            UPDATE role_grant g SET wanted = false, wanted_since = :now, tries = 0, next_try_at = :now, last_error = null WHERE
            """;
    /** Of assignment {@code a}; takes {@code :now}. Each has begun, though another program's clock, by which it did, may be ahead of ours. */
    private static final String ASKS_FOR_ROLES = "a.ended_at IS NULL AND (a.end_at IS NULL OR a.end_at > :now)";
    private static final String UNLESS_GRANTED = """
            NOT EXISTS (
                SELECT 1 FROM assignment a JOIN access_package_role r ON r.access_package_id = a.access_package_id
                WHERE a.person_id = g.person_id AND r.resource_role_id = g.resource_role_id AND %s)
            """.formatted(ASKS_FOR_ROLES);

    private final EntityManager database;

    Grants(EntityManager database) {
        this.database = database;
    }

    /** Wants the package's roles for everybody whose assignment of it is live. */
    public void want(UUID accessPackage, Instant now) {
        want(accessPackage, null, now);
    }

    /** Wants the package's roles for the person of one live assignment; tries that had given up begin anew. */
    void want(Assignment assignment, Instant now) {
        want(assignment.accessPackage.id, assignment.person.id, now);
    }

    private void want(UUID accessPackage, UUID person, Instant now) {
        database.flush();
        database.createNativeQuery("""
                INSERT INTO role_grant AS g (id, person_id, resource_role_id, connector_id, wanted, held, wanted_since, tries, next_try_at)
                SELECT gen_random_uuid(), a.person_id, r.resource_role_id, resource.connector_id, true, false, :now, 0, :now
                FROM access_package_role r JOIN assignment a ON a.access_package_id = r.access_package_id
                JOIN resource_role ON resource_role.id = r.resource_role_id JOIN resource ON resource.id = resource_role.resource_id
                WHERE r.access_package_id = :package AND (:everybody OR a.person_id = :person) AND %s
                ORDER BY r.resource_role_id, a.person_id
                ON CONFLICT (person_id, resource_role_id) DO UPDATE
                SET wanted = true, wanted_since = CASE WHEN g.wanted THEN g.wanted_since ELSE excluded.wanted_since END,
                    tries = 0, next_try_at = excluded.next_try_at, last_error = null
                """.formatted(ASKS_FOR_ROLES)).setParameter("package", accessPackage).setParameter("everybody", person == null)
                .setParameter("person", person == null ? accessPackage : person).setParameter("now", now).executeUpdate();
    }

    /** Locks the grants that assignments ask for; answers their ids. */
    @SuppressWarnings("unchecked")
    List<UUID> lock(Collection<UUID> assignments) {
        return database.createNativeQuery("""
                SELECT g.id FROM role_grant g WHERE g.wanted AND (g.person_id, g.resource_role_id) IN (
                    SELECT a.person_id, r.resource_role_id FROM assignment a
                    JOIN access_package_role r ON r.access_package_id = a.access_package_id WHERE a.id = ANY(:ids))
                ORDER BY g.resource_role_id, g.person_id FOR UPDATE
                """).setParameter("ids", assignments.toArray(UUID[]::new)).getResultList();
    }

    /** Locks the grants that a package asks for, of everybody who holds it, before what it grants changes (PKG-04). */
    public void lock(UUID accessPackage) {
        database.flush();
        database.createNativeQuery("""
                SELECT count(*) FROM (
                    SELECT g.id FROM role_grant g WHERE g.wanted
                    AND g.resource_role_id IN (SELECT r.resource_role_id FROM access_package_role r WHERE r.access_package_id = :package)
                    AND g.person_id IN (SELECT a.person_id FROM assignment a WHERE a.access_package_id = :package AND a.ended_at IS NULL)
                    ORDER BY g.resource_role_id, g.person_id FOR UPDATE) locked
                """).setParameter("package", accessPackage).getSingleResult();
    }

    /** Revokes roles that a package grants no more from everybody who holds it, unless another live assignment of theirs grants them. */
    public void revokeUnlessGranted(UUID accessPackage, Collection<UUID> resourceRoles, Instant now) {
        database.flush();
        database.createNativeQuery(REVOKE + """
                g.wanted AND g.resource_role_id IN (:roles) AND g.person_id IN (
                    SELECT a.person_id FROM assignment a WHERE a.access_package_id = :package AND a.ended_at IS NULL) AND
                """ + UNLESS_GRANTED).setParameter("roles", resourceRoles).setParameter("package", accessPackage).setParameter("now", now)
                .executeUpdate();
    }

    /** Revokes those of the locked grants that no live assignment asks for any more. */
    public void revokeUnlessGranted(List<UUID> locked, Instant now) {
        if (locked.isEmpty()) {
            return;
        }
        database.flush();
        database.createNativeQuery(REVOKE + " g.id = ANY(:grants) AND " + UNLESS_GRANTED).setParameter("grants", locked.toArray(UUID[]::new)).setParameter("now", now)
                .executeUpdate();
    }
}
