package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.LinkedHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestEvent;

/** Gives access: makes the assignment and wants its roles; delivery does the rest. */
@ApplicationScoped
public class Assignments {

    private final Grants grants;
    private final Audit audit;
    private final Expiry expiry;

    Assignments(Grants grants, Audit audit, Expiry expiry) {
        this.grants = grants;
        this.audit = audit;
        this.expiry = expiry;
    }

    /** Gives what a request asked for, from now on; the request must be locked, and is delivering then. */
    public Assignment give(AssignmentRequest request, Actor by, Instant now) {
        // Nobody changes what the package grants until this is committed (PKG-04).
        AccessPackage.findById(request.accessPackage.id, LockModeType.PESSIMISTIC_READ);
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
        grants.want(assignment, now);
        return assignment;
    }
}
