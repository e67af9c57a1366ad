package dev.guesthouse.approvals;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import io.quarkus.funqy.Funq;

/** Denies a request, which ends it (APR-01). */
@ApplicationScoped
public class DenyRequest {

    private final Decision decision;

    DenyRequest(Decision decision) {
        this.decision = decision;
    }

    /** @throws dev.guesthouse.problem.Problem already-decided, domain-claimed, not-found, not-pending */
    @Funq("deny-request")
    @Change(thenDeliver = true)
    public RequestView denyRequest(Decision.Input input) {
        return decision.record(input, false);
    }
}
