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
     * @param packageId or its link
     * @param policyId the requestor's choice where several policies fit (POL-11)
     * @param answers to the policy's questions (POL-10)
     * @param startDateTime where the policy lets choose; null is at once
     * @param endDateTime where the policy lets choose; null is as the policy has it
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

    @Funq("submit-request")
    @Change(thenDeliver = true)
    public RequestView submitRequest(Input input) {
        var fields = new Fields();
        var justification = fields.justification(input.justification());
        fields.check();
        var accessPackage = new PackageRef(input.packageId(), input.link()).find("packageId");
        var request = submission.submit(new WantedAccess(accessPackage, input.policyId(),
                new Window(input.startDateTime(), input.endDateTime()), new Reasons(justification, input.answers())), caller.act());
        caller.created("request", "id", request.id);
        return RequestView.of(request, true);
    }
}
