package dev.guesthouse.requests;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.submission.DirectAssignments;
import dev.guesthouse.submission.Window;
import io.quarkus.funqy.Funq;

/**
 * Gives a person access without their asking (REQ-10): somebody in the policy's scope; under a policy for nobody any member,
 * or an address, which becomes a person here. No request messages are sent (MSG-04).
 */
@ApplicationScoped
public class AssignAccess {

    public record Input(UUID packageId, UUID policyId, PersonRef person, Instant startDateTime, Instant endDateTime, String justification) {
    }

    private final Caller caller;
    private final DirectAssignments assignments;

    AssignAccess(Caller caller, DirectAssignments assignments) {
        this.caller = caller;
        this.assignments = assignments;
    }

    @Funq("assign-access")
    @Change(thenDeliver = true)
    public RequestView assignAccess(Input input) {
        var fields = new Fields();
        fields.required("packageId", input.packageId());
        fields.required("policyId", input.policyId());
        var justification = fields.justification(input.justification());
        fields.check();
        var request = assignments.assign(new DirectAssignments.Given(input.packageId(), input.policyId(), input.person(),
                new Window(input.startDateTime(), input.endDateTime()), justification), caller.act());
        caller.created("request", "id", request.id);
        return RequestView.of(request, false);
    }
}
