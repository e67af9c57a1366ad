package dev.guesthouse.submission;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Assigning;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.EndReason;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.audit.Act;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestEvent;
import dev.guesthouse.request.RequestType;
import dev.guesthouse.role.RoleAssignment;

/** Changes to access that is there, each kept as a request of its own (REQ-08). Runs in the caller's transaction. */
@ApplicationScoped
public class AccessChanges {

    private final Expiry expiry;
    private final Assigning assigning;
    private final Outbox outbox;

    AccessChanges(Expiry expiry, Assigning assigning, Outbox outbox) {
        this.expiry = expiry;
        this.assigning = assigning;
        this.outbox = outbox;
    }

    /** Gives one's own access back (ASG-06). @throws Problem invalid-input, not-found, already-ended */
    public AssignmentRequest giveBack(UUID assignmentId, Act act) {
        var assignment = Assignment.locked(Fields.need("assignmentId", assignmentId));
        if (!assignment.person.id.equals(act.by().id())) {
            throw Problem.notFound("assignment");
        }
        return end(assignment, RequestType.userRemove, null, act);
    }

    /** Takes access away (REQ-10). @param justification may be null @throws Problem invalid-input, not-found, already-ended */
    public AssignmentRequest remove(UUID assignmentId, String justification, Act act) {
        var fields = new Fields();
        fields.required("assignmentId", assignmentId);
        var why = fields.justification(justification);
        fields.check();
        return end(Assignment.locked(assignmentId), RequestType.adminRemove, why, act);
    }

    /**
     * Ends somebody's access as one of those who answer for them: a sponsor of their organization, their manager, an administrator
     * (ORG-15).
     *
     * @throws Problem invalid-input, where no reason is given too; not-found for everybody else too; already-ended
     */
    public AssignmentRequest endFor(UUID assignmentId, String justification, Act act) {
        var fields = new Fields();
        fields.required("assignmentId", assignmentId);
        var why = fields.justification(justification);
        if (why == null) {
            fields.refuse("justification", "is required: say why their access ends");
        }
        fields.check();
        var assignment = Assignment.locked(assignmentId);
        var person = Person.byId(act.by().id());
        var holder = assignment.person;
        if (!RoleAssignment.isAdministrator(person.id) && !person.is(holder.manager) && !Sponsor.answersFor(person, holder)) {
            throw Problem.notFound("assignment");
        }
        return end(assignment, RequestType.adminRemove, why, act);
    }

    private AssignmentRequest end(Assignment assignment, RequestType type, String justification, Act act) {
        var reason = type == RequestType.userRemove ? EndReason.givenBack : EndReason.endedByPerson;
        if (!assignment.isLive(act.at()) || expiry.end(List.of(assignment.id), reason, justification, act) == 0) {
            throw Problem.ended();
        }
        return done(assignment, type, null, act.at(), justification, act.at());
    }

    /**
     * Moves the end of access (REQ-10), never past a fixed end of its policy, nor further ahead than any end may lie (POL-08), and
     * tells its holder (MSG-02).
     *
     * @param justification may be null
     * @throws Problem invalid-input, not-found, already-ended
     */
    public AssignmentRequest changeEnd(UUID assignmentId, Instant end, String justification, Act act) {
        var fields = new Fields();
        fields.required("assignmentId", assignmentId);
        fields.required("endDateTime", end);
        var why = fields.justification(justification);
        fields.check();
        var assignment = Assignment.locked(assignmentId);
        if (!end.isAfter(act.at())) {
            throw Problem.invalid("endDateTime", "must be in the future: access that is to end now is ended, its end is not moved");
        }
        var latest = assignment.policyVersion.endAt;
        if (latest != null && end.isAfter(latest)) {
            throw Problem.invalid("endDateTime", "must not be after %s, when access under its policy ends", latest);
        }
        var last = PolicyVersion.lastEnd(act.at());
        if (end.isAfter(last)) {
            throw Problem.invalid("endDateTime", "must not be after %s, 3,660 days from now", last);
        }
        if (!assignment.isLive(act.at())) {
            throw Problem.ended();
        }
        var before = assignment.endAt;
        assigning.changeEnd(assignment, end, act);
        var request = done(assignment, RequestType.adminUpdate, end, end, why, act.at());
        if (!end.equals(before) && request.policyVersion.notifyRequestor) {
            tell(request, before, act.at());
        }
        return request;
    }

    /** @param before the end until now; null is none */
    private void tell(AssignmentRequest request, Instant before, Instant now) {
        var facts = new HashMap<>(Map.of("request", request.id.toString()));
        if (before != null) {
            facts.put("before", before.toString());
        }
        outbox.write(MessageKind.endMoved, "request:" + request.id + ":moved", request.requestor, facts, now);
    }

    private static AssignmentRequest done(Assignment assignment, RequestType type, Instant asked, Instant end, String justification, Instant now) {
        // Taken over or removed meanwhile, it would be noted as it was before (ORG-10).
        Organization.keepOf(assignment.person);
        var request = AssignmentRequest.make(type, assignment.person, assignment.accessPackage, assignment.policyVersion, justification, now);
        request.assignmentId = assignment.id;
        request.endAt = asked;
        request.move(RequestEvent.deliver, now);
        request.move(RequestEvent.complete, now);
        request.gave(assignment.startAt, end);
        request.persist();
        return request;
    }
}
