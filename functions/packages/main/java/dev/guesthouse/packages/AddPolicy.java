package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.accesspackage.Packaging;
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
     * @param packageId of the package that it is for; left out, with a dry run only, for one that is not there yet
     * @param dryRun whether only to tell what would come of it: all is checked and nothing saved; {@code false} where it is left out
     */
    public record Input(UUID packageId, @JsonUnwrapped WantedPolicy policy, Boolean dryRun) {
    }

    private final Caller caller;
    private final PolicyMaking policies;
    private final Packaging packaging;

    AddPolicy(Caller caller, PolicyMaking policies, Packaging packaging) {
        this.caller = caller;
        this.policies = policies;
        this.packaging = packaging;
    }

    /** @throws dev.guesthouse.problem.Problem name-taken, not-found */
    @Funq("add-policy")
    @Change
    public ChangedPolicy addPolicy(Input input) {
        var act = caller.act();
        var dryRun = caller.dryRun(input.dryRun());
        var policy = policies.add(caller.orImagined(input.packageId(), () -> packaging.imagined(act).id), input.policy(), act);
        caller.created("package", "id", policy.accessPackage.id);
        return new ChangedPolicy(PolicyView.of(policy), dryRun ? Effect.of(policy, act.at()) : null);
    }
}
