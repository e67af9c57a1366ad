package dev.guesthouse.requests;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Takes one's own request back while it is pending (REQ-06). */
@ApplicationScoped
public class CancelRequest {

    /**
     * <pre>{@code {"requestId": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param requestId one's own
     */
    public record Input(UUID requestId) {
    }

    private final Caller caller;
    private final Approvals approvals;

    CancelRequest(Caller caller, Approvals approvals) {
        this.caller = caller;
        this.approvals = approvals;
    }

    /** @throws dev.guesthouse.problem.Problem not-found, not-pending */
    @Funq("cancel-request")
    @Change(thenDeliver = true)
    public RequestView cancelRequest(Input input) {
        return RequestView.of(approvals.takeBack(Fields.need("requestId", input.requestId()), caller.act()), true);
    }
}
