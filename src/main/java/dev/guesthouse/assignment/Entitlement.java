package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/**
 * What a person is entitled to of a resource role, by time and not by a job, and apart from that whether the target has it (ASG-02).
 *
 * @param email the person's
 * @param delivered the target system confirmed it
 * @param unconfirmed the target system said it took it away, and it was not seen to be gone (CON-06)
 * @param grantings the live assignments that grant it, the first begun first
 */
public record Entitlement(UUID personId, String email, boolean delivered, boolean unconfirmed, List<Granting> grantings) {

    /**
     * Of a role that is not known, nothing is granted. In SQL, since Hibernate makes it of HQL anew each time that the last argument of a
     * function is a parameter. {@code %s} is what the person is known by.
     */
    private static final String ENTITLEMENT = """
            SELECT p.id AS person_id, p.email, g.held, g.unconfirmed AND NOT g.wanted AS unconfirmed, a.id AS assignment_id, k.id AS package_id, k.display_name, a.end_at FROM person p
            LEFT JOIN (resource_role r JOIN resource s ON s.id = r.resource_id JOIN connector c ON c.id = s.connector_id)
                ON r.name = :role AND s.origin_id = :originId AND (name_key(c.display_name) = name_key(:connector) OR cast(c.id AS text) = lower(:connector))
            LEFT JOIN role_grant g ON g.person_id = p.id AND g.resource_role_id = r.id
            LEFT JOIN assignment a ON a.person_id = p.id AND %s
                AND EXISTS (SELECT FROM access_package_role x WHERE x.access_package_id = a.access_package_id AND x.resource_role_id = r.id)
            LEFT JOIN access_package k ON k.id = a.access_package_id
            WHERE p.%%s = :person AND p.state <> 'deleted' ORDER BY a.start_at, a.id
            """.formatted(Assignment.IS_LIVE_SQL);

    /**
     * A role of a resource, as callers know it.
     *
     * @param connector the connector's id or name
     * @param originId what the target system knows the resource by
     */
    public record AskedRole(String connector, String originId, String role) {
    }

    /**
     * A live assignment that grants it.
     *
     * @param endAt the first moment without it; null for no end
     */
    public record Granting(UUID assignmentId, UUID packageId, String packageName, Instant endAt) {
    }

    /**
     * Looked up at once, since applications ask this each time that somebody opens them.
     *
     * @param field what the input calls the person
     * @throws Problem invalid-input naming the field, where nobody is meant or there is no such person
     */
    public static Entitlement of(String field, PersonRef ref, AskedRole role, Instant now) {
        var fields = new Fields();
        var meant = PersonRef.meant(fields, field, ref);
        fields.check();
        @SuppressWarnings("unchecked")
        List<Object[]> rows = Person.getEntityManager().createNativeQuery(ENTITLEMENT.formatted(meant.id() == null ? "email" : "id"), Object[].class)
                .setParameter("person", meant.id() == null ? meant.email() : meant.id()).setParameter("connector", role.connector)
                .setParameter("originId", role.originId).setParameter("role", role.role).setParameter("now", now).getResultList();
        var email = rows.isEmpty() ? null : (String) rows.get(0)[1];
        meant.check(fields, email);
        fields.check();
        return new Entitlement((UUID) rows.get(0)[0], email, Boolean.TRUE.equals(rows.get(0)[2]), Boolean.TRUE.equals(rows.get(0)[3]),
                rows.stream().filter(row -> row[4] != null).map(row -> new Granting((UUID) row[4], (UUID) row[5], (String) row[6], (Instant) row[7])).toList());
    }

    public boolean isGranted() {
        return !grantings.isEmpty();
    }

    /** The first moment without it; null where there is no end, or nothing granted. */
    public Instant until() {
        return grantings.stream().anyMatch(granting -> granting.endAt == null) ? null
                : grantings.stream().map(Granting::endAt).max(Comparator.naturalOrder()).orElse(null);
    }
}
