package dev.guesthouse.requests;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.submission.DirectAssignments;
import io.quarkus.funqy.Funq;

/**
 * Gives a person access without their asking (REQ-10): somebody in the policy's scope; under a policy for nobody any member,
 * or an address, which becomes a person here. No request messages are sent (MSG-04).
 */
@ApplicationScoped
public class AssignAccess {

    /**
     * <pre>{@code
     * {"packageId": "01890a5d-ac96-774b-bcce-b302099a8057", "policyId": "01890a5d-ac96-774b-bcce-b302099a8058",
     *  "person": {"email": "pia@eu.fabrikam.example"}, "justification": "Agreed with Fabrikam"}
     * }</pre>
     */
    public record Input(@JsonUnwrapped DirectAssignments.Given given) {
    }

    private final Caller caller;
    private final DirectAssignments assignments;

    AssignAccess(Caller caller, DirectAssignments assignments) {
        this.caller = caller;
        this.assignments = assignments;
    }

    /** @throws dev.guesthouse.problem.Problem access-live, domain-claimed, incompatible, not-found, request-open */
    @Funq("assign-access")
    @Change(thenDeliver = true)
    public RequestView assignAccess(Input input) {
        var made = assignments.assign(input.given(), caller.act());
        caller.created("request", "id", made.request().id);
        return RequestView.of(made, false);
    }
}
