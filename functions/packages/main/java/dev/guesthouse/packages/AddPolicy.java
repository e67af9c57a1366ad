package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.policy.PolicyMaking;
import dev.guesthouse.policy.WantedPolicy;
import io.quarkus.funqy.Funq;

/** Adds a policy to a package: who may ask, who approves, how long (POL-01). What could strand a request is refused. */
@ApplicationScoped
public class AddPolicy {

    /**
     * <pre>{@code
     * {"packageId": "01890a5d-ac96-774b-bcce-b302099a8057", "displayName": "People of Fabrikam",
     *  "scope": "specificOrganizations", "organizations": ["01890a5d-ac96-774b-bcce-b302099a8058"],
     *  "approval": {"requestorJustificationRequired": true, "stages": [
     *    {"primaryApprovers": [{"kind": "externalSponsors"}], "fallbackApprovers": [{"person": {"email": "omar@home.example"}}], "timeout": "P14D"}]},
     *  "expiration": {"kind": "afterDuration", "duration": "P180D"}, "extension": {"allowed": true, "approvalRequired": true}}
     * }</pre>
     *
     * @param packageId of the package that it is for
     */
    public record Input(UUID packageId, @JsonUnwrapped WantedPolicy policy) {
    }

    private final Caller caller;
    private final PolicyMaking policies;

    AddPolicy(Caller caller, PolicyMaking policies) {
        this.caller = caller;
        this.policies = policies;
    }

    /** @throws dev.guesthouse.problem.Problem name-taken, not-found */
    @Funq("add-policy")
    @Change
    public PolicyView addPolicy(Input input) {
        var policy = policies.add(input.packageId(), input.policy(), caller.act());
        caller.created("package", "id", policy.accessPackage.id);
        return PolicyView.of(policy);
    }
}
