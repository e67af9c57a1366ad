package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.gate.TakesBack;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.policy.PolicyMaking;
import dev.guesthouse.policy.WantedPolicy;
import io.quarkus.funqy.Funq;

/** Changes a policy: what is left out stays. What it says becomes a new version; requests and assignments keep theirs (POL-12). */
@ApplicationScoped
public class ChangePolicy implements TakesBack<ChangePolicy.Input> {

    /**
     * <pre>{@code
     * {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "expiration": {"kind": "afterDuration", "duration": "P90D"}}
     * }</pre>
     *
     * @param id the policy's
     * @param policy what is left out stays
     * @param dryRun whether only to tell what would come of it: all is checked and nothing saved; {@code false} where it is left out
     */
    public record Input(UUID id, @JsonUnwrapped WantedPolicy policy, Boolean dryRun) {
    }

    private final Caller caller;
    private final PolicyMaking policies;

    ChangePolicy(Caller caller, PolicyMaking policies) {
        this.caller = caller;
        this.policies = policies;
    }

    /** @throws dev.guesthouse.problem.Problem name-taken, not-found */
    @Funq("change-policy")
    @Change
    public ChangedPolicy changePolicy(Input input) {
        var act = caller.act();
        var policy = policies.change(input.id(), input.policy(), act);
        return new ChangedPolicy(PolicyView.of(policy), caller.dryRun(input.dryRun()) ? Effect.of(policy, act.at()) : null);
    }

    @Override
    public Object before(Input input) {
        return input.id() == null ? null : PolicyView.of(Policy.byId(input.id()));
    }
}
