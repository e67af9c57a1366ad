package dev.guesthouse.requests;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.Caller;
import dev.guesthouse.http.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AccessChanges;
import dev.guesthouse.request.RequestType;
import io.quarkus.funqy.Funq;

/** Gives one's own access back, at any time (ASG-06). */
@ApplicationScoped
public class GiveBackAccess {

    public record Input(UUID assignmentId) {
    }

    private final Caller caller;
    private final Clock clock;
    private final AccessChanges changes;

    GiveBackAccess(Caller caller, Clock clock, AccessChanges changes) {
        this.caller = caller;
        this.clock = clock;
        this.changes = changes;
    }

    @Funq("give-back-access")
    @Change(thenDeliver = true)
    public RequestView giveBackAccess(Input input) {
        if (input.assignmentId() == null) {
            throw Problem.invalid("assignmentId", "is required");
        }
        var assignment = Assignment.locked(input.assignmentId());
        if (!assignment.person.id.equals(caller.personId())) {
            throw Problem.notFound("assignment");
        }
        return RequestView.of(changes.end(assignment, RequestType.userRemove, null, caller.actor(), clock.instant()), true);
    }
}
