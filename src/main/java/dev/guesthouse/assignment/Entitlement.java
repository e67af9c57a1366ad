package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/**
 * What a person is entitled to of a resource role, by time and not by a job, and apart from that whether the target has it (ASG-02).
 *
 * @param delivered the target system confirmed it
 * @param assignments the live ones that grant it, the first begun first
 */
public record Entitlement(Person person, boolean delivered, List<Assignment> assignments) {

    /** Of a role that is not known, nothing is granted; {@code %s} is whose it is. */
    private static final String ENTITLEMENT = """
            select p, g.held, a from Person p
            left join ResourceRole r on r.name = :role and r.resource.originId = :originId and (cast(r.resource.connector.id as string) = lower(:connector)
                or function('name_key', r.resource.connector.displayName) = function('name_key', :connector))
            left join RoleGrant g on g.person = p and g.resourceRole = r
            left join Assignment a on a.person = p and\s""" + Assignment.IS_LIVE + """
                and exists (select 1 from AccessPackageRole x where x.accessPackage = a.accessPackage and x.resourceRole = r)
            left join fetch a.accessPackage
            where p.%s = :person and p.state <> deleted order by a.startAt, a.id
            """;

    /**
     * A role of a resource, as callers know it.
     *
     * @param connector the connector's id or name
     * @param originId what the target system knows the resource by
     */
    public record AskedRole(String connector, String originId, String role) {
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
        var rows = Person.getEntityManager().createQuery(ENTITLEMENT.formatted(meant.id() == null ? "email" : "id"), Object[].class)
                .setParameter("person", meant.id() == null ? meant.email() : meant.id()).setParameter("connector", role.connector)
                .setParameter("originId", role.originId).setParameter("role", role.role).setParameter("now", now).getResultList();
        var person = meant.found(fields, rows.stream().map(row -> (Person) row[0]).findFirst());
        fields.check();
        return new Entitlement(person, rows.stream().anyMatch(row -> Boolean.TRUE.equals(row[1])),
                rows.stream().map(row -> (Assignment) row[2]).filter(Objects::nonNull).toList());
    }

    public boolean isGranted() {
        return !assignments.isEmpty();
    }

    /** The first moment without it; null where there is no end, or nothing granted. */
    public Instant until() {
        return assignments.stream().anyMatch(assignment -> assignment.endAt == null) ? null
                : assignments.stream().map(assignment -> assignment.endAt).max(Comparator.naturalOrder()).orElse(null);
    }
}
