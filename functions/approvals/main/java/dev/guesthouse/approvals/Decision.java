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
     * @param requestId or the link from the message
     * @param link the token or the whole address; decides the stage that it was made for and no other (APR-06)
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
        return RequestView.of(approvals.decide(new Approvals.Verdict(meant.requestId(), meant.stageId(), approve, justification), caller.act()),
                false);
    }
}
