package dev.guesthouse.submission;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.EndReason;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/**
 * Ends all live access to a package, of an organization's people, or of its people to the package, set by set, however much that is
 * (REQ-17). Runs in the caller's transaction.
 */
@ApplicationScoped
public class MassEnding {

    /**
     * What is to end.
     *
     * @param packageId whose access; left out for all packages
     * @param organizationId whose people's access; left out for all people
     * @param justification why, for the history, at most 4,000 characters; needed to end anything, with {@code expected}; left
     *            out where nothing is to end
     * @param expected how much there is, as a call without it has told; left out it ends nothing
     */
    public record Wanted(UUID packageId, UUID organizationId, String justification, Integer expected) {
    }

    /** What there is of it, by the ids in the order in which they are locked. */
    public record Live(List<UUID> ids, String condition, Map<String, Object> parameters) {

        /** The latest started, at most so many, with their people and packages. */
        public List<Assignment> first(int most) {
            return Assignment.<Assignment>find("from Assignment a join fetch a.person p join fetch a.accessPackage where " + condition
                    + " order by a.startAt desc, a.id desc", parameters).page(0, most).list();
        }
    }

    private final EntityManager database;
    private final Expiry expiry;
    private final Audit audit;

    MassEnding(EntityManager database, Expiry expiry, Audit audit) {
        this.database = database;
        this.expiry = expiry;
        this.audit = audit;
    }

    /** @throws Problem invalid-input, naming what is missing; not-found */
    public Live live(Wanted wanted, Instant now) {
        if (wanted.packageId == null && wanted.organizationId == null) {
            throw Problem.invalid("packageId", "must be given, or else organizationId");
        }
        var condition = new StringBuilder(Assignment.IS_LIVE);
        var parameters = new LinkedHashMap<String, Object>(Map.of("now", now));
        if (wanted.packageId != null) {
            condition.append(" and a.accessPackage.id = :package");
            parameters.put("package", AccessPackage.byId(wanted.packageId).id);
        }
        if (wanted.organizationId != null) {
            condition.append(" and ").append(Organization.HAS_PERSON);
            parameters.put("domains", Organization.domainsOfPeople(Organization.byId(wanted.organizationId).id));
        }
        return new Live(Assignment.find("select a.id from Assignment a join a.person p where " + condition + " order by a.id", parameters)
                .project(UUID.class).list(), condition.toString(), parameters);
    }

    /**
     * Ends all of it, or nothing.
     *
     * @return how much it ended
     * @throws Problem invalid-input; not-as-expected, where there is more or less of it than whoever calls was told
     */
    public int end(Wanted wanted, Live live, Act act) {
        var fields = new Fields();
        var why = fields.justification(wanted.justification);
        if (wanted.expected != null && why == null) {
            fields.refuse("justification", "is required: say why their access ends");
        }
        fields.check();
        if (wanted.expected == null) {
            return 0;
        }
        refuseUnless(live.ids.size(), wanted.expected);
        if (live.ids.isEmpty()) {
            return 0;
        }
        var all = live.ids.toArray(UUID[]::new);
        keepOrganizations(all);
        // Of two who do this at once the second waits here, and finds less than it was told.
        refuseUnless(expiry.end(live.ids, EndReason.endedByPerson, why, act), wanted.expected);
        keepRequests(all, why, act.at());
        var isOfPackage = wanted.packageId != null;
        audit.event(act, "assignments.ended", isOfPackage ? "package" : "organization", isOfPackage ? wanted.packageId : wanted.organizationId)
                .after(Audit.values("package", wanted.packageId, "organization", wanted.organizationId, "ended", wanted.expected))
                .personal("justification", why).write();
        return wanted.expected;
    }

    private static void refuseUnless(int found, int expected) {
        if (found != expected) {
            throw new Problem(ProblemType.NOT_AS_EXPECTED, "There are %d by now, not %d; nothing was ended.", found, expected).with("count", found);
        }
    }

    /**
     * Nobody takes over or removes the organizations of the people until the transaction ends: what is kept of them is noted as of these
     * (ORG-10). Before the assignments, in the order of whoever removes one.
     */
    private void keepOrganizations(UUID[] assignments) {
        database.createNativeQuery("""
                SELECT o.id FROM organization o WHERE o.id IN (SELECT organization_of_person(kind, email_domain) FROM (
                    SELECT DISTINCT p.kind, p.email_domain FROM assignment a JOIN person p ON p.id = a.person_id WHERE a.id = ANY(:ids)) AS domains)
                ORDER BY o.id FOR KEY SHARE
                """).setParameter("ids", assignments).getResultList();
    }

    /** As each change of access that is there is kept as a request of its own (REQ-08). */
    private void keepRequests(UUID[] ended, String justification, Instant now) {
        database.createNativeQuery("""
                WITH ended AS (SELECT a.*, p.kind, p.email_domain FROM assignment a JOIN person p ON p.id = a.person_id WHERE a.id = ANY(:ids)),
                    domains AS (SELECT kind, email_domain, organization_of_person(kind, email_domain) AS organization_id FROM ended GROUP BY kind, email_domain)
                INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, organization_id, justification,
                    assignment_id, given_start_at, given_end_at, created_at, completed_at, version)
                SELECT uuid_v7(), 'adminRemove', 'delivered', access_package_id, policy_version_id, person_id, domains.organization_id,
                    :justification, id, start_at, :now, :now, :now, 0
                FROM ended JOIN domains USING (kind, email_domain)
                """).setParameter("justification", justification).setParameter("now", now).setParameter("ids", ended).executeUpdate();
    }
}
