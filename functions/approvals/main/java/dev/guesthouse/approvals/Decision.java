package dev.guesthouse.approvals;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.problem.Fields;

/** What approving and denying share: whose decision about what, read and recorded. */
@ApplicationScoped
class Decision {

    /**
     * <pre>{@code {"requestId": "01890a5d-ac96-774b-bcce-b302099a8057", "justification": "Pia runs our pump tests."}}</pre>
     *
     * @param requestId of a request whose open stage is meant; left out where {@code link} says which
     * @param link the token or the whole address from the message; decides the stage that it was made for and no other (APR-06);
     *            left out where {@code requestId} says which
     * @param justification why, at most 4,000 characters; left out where the policy asks for none
     */
    public record Input(UUID requestId, String link, String justification) {
    }

    private final Caller caller;
    private final Approvals approvals;

    Decision(Caller caller, Approvals approvals) {
        this.caller = caller;
        this.approvals = approvals;
    }

    RequestView record(Input input, boolean approve) {
        var fields = new Fields();
        var justification = fields.justification(input.justification());
        fields.check();
        var meant = ApprovalRef.find(input.requestId(), input.link(), caller.personId());
        return RequestView.of(approvals.decide(new Approvals.Verdict(meant, approve, justification), caller.act()),
                false);
    }
}
