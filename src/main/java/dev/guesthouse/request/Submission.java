package dev.guesthouse.request;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.approval.Approvals;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.Assignments;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** Takes a person's request for a package (REQ-02). Runs in the caller's transaction. */
@ApplicationScoped
public class Submission {

    private final Approvals approvals;
    private final Assignments assignments;
    private final Expiry expiry;
    private final Audit audit;

    Submission(Approvals approvals, Assignments assignments, Expiry expiry, Audit audit) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.expiry = expiry;
        this.audit = audit;
    }

    /**
     * Makes the request and asks for approval, or gives access where none is needed.
     *
     * @param policyId the requestor's choice where several policies fit; may be null
     * @param justification may be null where the policy does not ask for one
     * @throws Problem not-found (REQ-04), choose-policy (POL-11), invalid-input (REQ-03), request-open or access-live (REQ-05)
     */
    public AssignmentRequest submit(UUID requestorId, AccessPackage accessPackage, UUID policyId, String justification, Actor by, Instant now) {
        // The lock: whoever asks twice at once asks one after the other.
        var requestor = Person.locked(requestorId);
        var policy = PolicyMatch.choose(accessPackage, requestor, policyId, now);
        if (justification == null && policy.requestorJustificationRequired) {
            throw Problem.invalid("justification", "is required: say why you need this");
        }
        AssignmentRequest.open(accessPackage, requestor).ifPresent(open -> {
            throw new Problem(ProblemType.REQUEST_OPEN, "You have asked for this already.").with("request", open.id).with("state", open.state);
        });
        expiry.endOverdue(accessPackage, requestor, now);
        Assignment.notEnded(accessPackage, requestor).ifPresent(live -> {
            throw new Problem(ProblemType.ACCESS_LIVE, "You have this already.").with("assignment", live.id);
        });

        var request = new AssignmentRequest();
        request.type = RequestType.userAdd;
        request.state = RequestState.submitted;
        request.accessPackage = accessPackage;
        request.policyVersion = policy;
        request.requestor = requestor;
        request.organization = Organization.of(requestor).orElse(null);
        request.justification = justification;
        request.createdAt = now;
        request.persist();
        var after = new LinkedHashMap<String, Object>();
        after.put("accessPackage", accessPackage.id);
        after.put("policy", policy.policy.id);
        after.put("policyVersion", policy.number);
        after.put("organization", request.organization == null ? null : request.organization.id);
        audit.event(by, now, "request.submitted", "request", request.id).after(after).personal("justification", justification).write();

        if (policy.stages().isEmpty()) {
            assignments.give(request, by, now);
        } else {
            request.move(RequestEvent.askApproval, now);
            approvals.open(request, 1, now);
        }
        return request;
    }
}
