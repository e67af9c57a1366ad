package dev.guesthouse.approvals;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import io.quarkus.funqy.Funq;

/** Approves the open stage of a request: the next one opens, or access is given (APR-01). */
@ApplicationScoped
public class ApproveRequest {

    private final Decision decision;

    ApproveRequest(Decision decision) {
        this.decision = decision;
    }

    /** @throws dev.guesthouse.problem.Problem already-decided, domain-claimed, not-found, not-pending */
    @Funq("approve-request")
    @Change(thenDeliver = true)
    public RequestView approveRequest(Decision.Input input) {
        return decision.record(input, true);
    }
}
