package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.LinkedHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestEvent;

/** Gives access: makes the assignment and wants its roles; delivery does the rest. */
@ApplicationScoped
public class Assignments {

    private final EntityManager database;
    private final Audit audit;
    private final Expiry expiry;

    Assignments(EntityManager database, Audit audit, Expiry expiry) {
        this.database = database;
        this.audit = audit;
        this.expiry = expiry;
    }

    /** Gives what a request asked for, from now on; the request must be locked, and is delivering then. */
    public Assignment give(AssignmentRequest request, Actor by, Instant now) {
        expiry.endOverdue(request.accessPackage, request.requestor, now);
        request.move(RequestEvent.deliver, now);
        var assignment = new Assignment();
        assignment.accessPackage = request.accessPackage;
        assignment.person = request.requestor;
        assignment.policyVersion = request.policyVersion;
        assignment.request = request;
        assignment.state = AssignmentState.delivering;
        assignment.startAt = now;
        assignment.endAt = request.policyVersion.endOfAccessFrom(now);
        assignment.persist();
        var after = new LinkedHashMap<String, Object>();
        after.put("accessPackage", request.accessPackage.id);
        after.put("person", request.requestor.id);
        after.put("request", request.id);
        after.put("startDateTime", assignment.startAt);
        after.put("endDateTime", assignment.endAt);
        audit.event(by, now, "assignment.given", "assignment", assignment.id).after(after).write();
        database.flush();
        want(assignment, now);
        return assignment;
    }

    // In one statement and in the order of the roles, so that two at once lock the same grants in the same order (ASG-08).
    private void want(Assignment assignment, Instant now) {
        database.createNativeQuery("""
                INSERT INTO role_grant AS g (id, person_id, resource_role_id, connector_id, wanted, held, wanted_since, tries, next_try_at)
                SELECT gen_random_uuid(), :person, role.resource_role_id, resource.connector_id, true, false, :now, 0, :now
                FROM access_package_role role JOIN resource_role ON resource_role.id = role.resource_role_id
                JOIN resource ON resource.id = resource_role.resource_id
                WHERE role.access_package_id = :package ORDER BY role.resource_role_id
                ON CONFLICT (person_id, resource_role_id) DO UPDATE
                SET wanted = true, wanted_since = CASE WHEN g.wanted THEN g.wanted_since ELSE excluded.wanted_since END,
                    tries = 0, next_try_at = excluded.next_try_at, last_error = null
                """).setParameter("person", assignment.person.id).setParameter("package", assignment.accessPackage.id)
                .setParameter("now", now).executeUpdate();
    }
}
