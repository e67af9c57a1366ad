package dev.guesthouse.requests;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.submission.Reasons;
import dev.guesthouse.submission.Submission;
import dev.guesthouse.submission.WantedAccess;
import dev.guesthouse.submission.Window;
import io.quarkus.funqy.Funq;

/** Asks for a package (REQ-02). */
@ApplicationScoped
public class SubmitRequest {

    /**
     * <pre>{@code
     * {"packageId": "01890a5d-ac96-774b-bcce-b302099a8057", "justification": "I test the pumps of Atlas until spring.",
     *  "answers": [{"questionId": "01890a5d-ac96-774b-bcce-b302099a8058", "value": "Atlas"}]}
     * }</pre>
     *
     * @param packageId what is asked for; left out where {@code link} says what
     * @param link the package's link, the token or the whole address; left out where {@code packageId} says what
     * @param policyId the requestor's choice where several policies fit (POL-11); left out where one does
     * @param justification why, at most 4,000 characters; left out where the policy asks for none
     * @param answers to the policy's questions (POL-10); left out where it asks none
     * @param startDateTime where the policy lets choose; left out for at once
     * @param endDateTime where the policy lets choose, the first moment without access; left out for as the policy has it
     */
    public record Input(UUID packageId, String link, UUID policyId, String justification, List<Reasons.Answer> answers,
            Instant startDateTime, Instant endDateTime) {
    }

    private final Caller caller;
    private final Submission submission;

    SubmitRequest(Caller caller, Submission submission) {
        this.caller = caller;
        this.submission = submission;
    }

    /** @throws dev.guesthouse.problem.Problem access-live, choose-policy, domain-claimed, incompatible, not-found, request-open, too-many-requests */
    @Funq("submit-request")
    @Change(thenDeliver = true)
    public RequestView submitRequest(Input input) {
        var fields = new Fields();
        var justification = fields.justification(input.justification());
        fields.check();
        var accessPackage = new PackageRef(input.packageId(), input.link()).kept("packageId");
        var made = submission.submit(new WantedAccess(accessPackage, input.policyId(),
                new Window(input.startDateTime(), input.endDateTime()), new Reasons(justification, input.answers())), caller.act());
        caller.created("request", "id", made.request().id);
        return RequestView.of(made, true);
    }
}
