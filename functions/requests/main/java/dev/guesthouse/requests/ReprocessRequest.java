package dev.guesthouse.requests;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Assigning;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestState;
import io.quarkus.funqy.Funq;

/** Delivers anew what was delivered in part or not at all (REQ-11), as long as the access lasts. */
@ApplicationScoped
public class ReprocessRequest {

    public record Input(UUID requestId) {
    }

    private final Caller caller;
    private final Assigning assignments;

    ReprocessRequest(Caller caller, Assigning assignments) {
        this.caller = caller;
        this.assignments = assignments;
    }

    @Funq("reprocess-request")
    @Change(thenDeliver = true)
    public RequestView reprocessRequest(Input input) {
        if (input.requestId() == null) {
            throw Problem.invalid("requestId", "is required");
        }
        var act = caller.act();
        var id = Assignment.idOf(input.requestId()).orElse(null);
        // The assignment first, as the settling of deliveries locks them.
        var assignment = id == null ? null : Assignment.locked(id);
        var request = AssignmentRequest.locked(input.requestId());
        if (assignment == null || (request.state != RequestState.partiallyDelivered && request.state != RequestState.deliveryFailed)) {
            throw new Problem(ProblemType.NOT_PENDING, "The request is %s: there is nothing to deliver anew.".formatted(request.state))
                    .with("state", request.state);
        }
        if (!assignment.isLive(act.at())) {
            throw Problem.ended();
        }
        assignments.deliverAnew(assignment, act);
        return RequestView.of(request, false);
    }
}
