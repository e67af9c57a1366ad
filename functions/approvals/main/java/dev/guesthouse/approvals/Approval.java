package dev.guesthouse.approvals;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import io.quarkus.funqy.Funq;

/** Shows an approver what is to be decided, and after the decision its outcome (APR-06, APR-07); to everybody else it is not there. */
@ApplicationScoped
public class Approval {

    /**
     * @param requestId left out where {@code link} says which request
     * @param link the token or the whole address from the message; left out where {@code requestId} says which
     */
    public record Input(UUID requestId, String link) {
    }

    private final Caller caller;
    private final Clock clock;
    private final Approvals approvals;

    Approval(Caller caller, Clock clock, Approvals approvals) {
        this.caller = caller;
        this.clock = clock;
        this.approvals = approvals;
    }

    /** @throws Problem not-found */
    @Funq("approval")
    @Transactional
    public ApprovalView approval(Input input) {
        var now = clock.instant();
        var person = caller.person();
        var request = AssignmentRequest.byId(ApprovalRef.find(input.requestId(), input.link(), person.id).requestId());
        if (!approvals.isApprover(request, person)) {
            throw Problem.notFound("request");
        }
        var open = RequestStage.open(request).orElse(null);
        var mayDecide = open != null && now.isBefore(open.dueAt) && approvals.mayDecide(open, person);
        return ApprovalView.of(request, open, mayDecide, now);
    }
}
