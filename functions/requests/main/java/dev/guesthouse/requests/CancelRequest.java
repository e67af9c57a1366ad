package dev.guesthouse.requests;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import io.quarkus.funqy.Funq;

/** Takes one's own request back while it is pending (REQ-06). */
@ApplicationScoped
public class CancelRequest {

    public record Input(UUID requestId) {
    }

    private final Caller caller;
    private final Approvals approvals;

    CancelRequest(Caller caller, Approvals approvals) {
        this.caller = caller;
        this.approvals = approvals;
    }

    @Funq("cancel-request")
    @Change(thenDeliver = true)
    public RequestView cancelRequest(Input input) {
        if (input.requestId() == null) {
            throw Problem.invalid("requestId", "is required");
        }
        var request = AssignmentRequest.locked(input.requestId());
        var person = caller.person();
        if (!person.is(request.requestor)) {
            throw approvals.isApprover(request, person) || caller.isAdministrator() ? Problem.forbidden("Only the requestor takes a request back.")
                    : Problem.notFound("request");
        }
        approvals.cancel(request, null, caller.act());
        return RequestView.of(request, true);
    }
}
