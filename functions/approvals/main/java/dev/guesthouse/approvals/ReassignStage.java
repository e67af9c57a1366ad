package dev.guesthouse.approvals;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.policy.ApprovalStage;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Hands a stuck stage to somebody else, who takes the place of those that were asked (APR-12); they are told. */
@ApplicationScoped
public class ReassignStage {

    /**
     * <pre>{@code
     * {"requestId": "01890a5d-ac96-774b-bcce-b302099a8057", "approvers": [{"email": "omar@home.example"}], "justification": "Sana is away."}
     * }</pre>
     *
     * @param requestId of the request whose open stage is meant
     * @param approvers who decides from now on, at least one
     * @param justification why, at most 4,000 characters; left out for nothing to say
     */
    public record Input(UUID requestId, List<PersonRef> approvers, String justification) {
    }

    private final Caller caller;
    private final Approvals approvals;

    ReassignStage(Caller caller, Approvals approvals) {
        this.caller = caller;
        this.approvals = approvals;
    }

    /** @throws dev.guesthouse.problem.Problem not-found, not-pending */
    @Funq("reassign-stage")
    @Change(thenDeliver = true)
    public RequestView reassignStage(Input input) {
        var fields = new Fields();
        fields.required("requestId", input.requestId());
        var justification = fields.justification(input.justification());
        var people = PersonRef.noted(fields, Fields.each("approvers", input.approvers()).toList(), List.of());
        if (people.isEmpty() || people.size() > ApprovalStage.MOST_APPROVERS) {
            fields.refuse("approvers", "must name 1 to %d people", ApprovalStage.MOST_APPROVERS);
        }
        fields.check();
        return RequestView.of(approvals.reassign(input.requestId(), people, justification, caller.act()), false);
    }
}
