package dev.guesthouse.requests;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.submission.AccessChanges;
import io.quarkus.funqy.Funq;

/** Moves the end of a person's access (REQ-10), never past a fixed end of its policy. */
@ApplicationScoped
public class ChangeAccess {

    public record Input(UUID assignmentId, Instant endDateTime, String justification) {
    }

    private final Caller caller;
    private final AccessChanges changes;

    ChangeAccess(Caller caller, AccessChanges changes) {
        this.caller = caller;
        this.changes = changes;
    }

    @Funq("change-access")
    @Change(thenDeliver = true)
    public RequestView changeAccess(Input input) {
        var act = caller.act();
        var fields = new Fields();
        fields.required("assignmentId", input.assignmentId());
        fields.required("endDateTime", input.endDateTime());
        var justification = fields.optionalText("justification", input.justification(), 4000);
        fields.check();
        var assignment = Assignment.locked(input.assignmentId());
        if (!input.endDateTime().isAfter(act.at())) {
            throw Problem.invalid("endDateTime", "must be in the future; remove-access ends access now");
        }
        var latest = assignment.policyVersion.endAt;
        if (latest != null && input.endDateTime().isAfter(latest)) {
            throw Problem.invalid("endDateTime", "must not be after %s, when access under its policy ends".formatted(latest));
        }
        return RequestView.of(changes.changeEnd(assignment, input.endDateTime(), justification, act), false);
    }
}
