package dev.guesthouse.submission;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Assigning;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.EndReason;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.audit.Act;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestEvent;
import dev.guesthouse.request.RequestType;

/** Changes to access that is there, each kept as a request of its own (REQ-08). Runs in the caller's transaction. */
@ApplicationScoped
public class AccessChanges {

    private final Expiry expiry;
    private final Assigning assignments;

    AccessChanges(Expiry expiry, Assigning assignments) {
        this.expiry = expiry;
        this.assignments = assignments;
    }

    /**
     * Ends access before its time; the assignment must be locked.
     *
     * @param type userRemove, where its holder gives it back; else adminRemove
     * @throws Problem already-ended
     */
    public AssignmentRequest end(Assignment assignment, RequestType type, String justification, Act act) {
        var reason = type == RequestType.userRemove ? EndReason.givenBack : EndReason.endedByPerson;
        if (!assignment.isLive(act.at()) || expiry.end(List.of(assignment.id), reason, justification, act) == 0) {
            throw Problem.ended();
        }
        return done(assignment, type, null, justification, act.at());
    }

    /**
     * Moves the end of access (REQ-10), never past a fixed end of its policy; the assignment must be locked.
     *
     * @throws Problem invalid-input naming {@code endDateTime}, already-ended
     */
    public AssignmentRequest changeEnd(Assignment assignment, Instant end, String justification, Act act) {
        if (!end.isAfter(act.at())) {
            throw Problem.invalid("endDateTime", "must be in the future; remove-access ends access now");
        }
        var latest = assignment.policyVersion.endAt;
        if (latest != null && end.isAfter(latest)) {
            throw Problem.invalid("endDateTime", "must not be after %s, when access under its policy ends".formatted(latest));
        }
        if (!assignment.isLive(act.at())) {
            throw Problem.ended();
        }
        assignments.changeEnd(assignment, end, act);
        return done(assignment, RequestType.adminUpdate, end, justification, act.at());
    }

    private static AssignmentRequest done(Assignment assignment, RequestType type, Instant end, String justification, Instant now) {
        var request = AssignmentRequest.make(type, assignment.person, assignment.accessPackage, assignment.policyVersion, justification, now);
        request.assignmentId = assignment.id;
        request.endAt = end;
        request.move(RequestEvent.deliver, now);
        request.move(RequestEvent.complete, now);
        request.persist();
        return request;
    }
}
