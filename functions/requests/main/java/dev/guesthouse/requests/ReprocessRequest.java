package dev.guesthouse.requests;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Assigning;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Delivers anew what was delivered in part or not at all (REQ-11), as long as the access lasts. */
@ApplicationScoped
public class ReprocessRequest {

    /**
     * <pre>{@code {"requestId": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param requestId of one that was delivered in part or not at all
     */
    public record Input(UUID requestId) {
    }

    private final Caller caller;
    private final Assigning assigning;

    ReprocessRequest(Caller caller, Assigning assigning) {
        this.caller = caller;
        this.assigning = assigning;
    }

    /** @throws dev.guesthouse.problem.Problem already-ended, not-found, not-pending */
    @Funq("reprocess-request")
    @Change(thenDeliver = true)
    public RequestView reprocessRequest(Input input) {
        return RequestView.of(assigning.reprocess(Fields.need("requestId", input.requestId()), caller.act()), false);
    }
}
