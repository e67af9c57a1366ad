package dev.guesthouse.submission;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.audit.Act;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestType;

/** Takes requests for access (REQ-02). Runs in the caller's transaction. */
@ApplicationScoped
public class Submission {

    private final Intake intake;
    private final Expiry expiry;

    Submission(Intake intake, Expiry expiry) {
        this.intake = intake;
        this.expiry = expiry;
    }

    /**
     * Makes the request and asks for approval, or gives access where none is needed.
     *
     * @throws Problem the refusal of the first {@link RequestRule} that does not hold
     */
    public AssignmentRequest submit(UUID requestorId, Wanted wanted, Act act) {
        var requestor = Intake.locked(requestorId);
        Intake.keep(wanted.accessPackage());
        // First: what ended before it was delivered has an open request still.
        expiry.endOverdue(wanted.accessPackage(), requestor, act.at());
        var asking = new Asking(requestor, wanted, act.at());
        RequestRule.check(List.of(RequestRule.values()), asking);
        var policy = asking.policy();
        var request = AssignmentRequest.make(RequestType.userAdd, requestor, wanted.accessPackage(), policy, wanted.reasons().justification(), act.at());
        request.startAt = wanted.window().start();
        request.endAt = wanted.window().end();
        return intake.take(request, asking.answers(), !policy.stages().isEmpty(), act);
    }
}
