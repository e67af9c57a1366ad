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

    public record Input(UUID packageId, @JsonUnwrapped WantedPolicy policy) {
    }

    private final Caller caller;
    private final PolicyMaking policies;

    AddPolicy(Caller caller, PolicyMaking policies) {
        this.caller = caller;
        this.policies = policies;
    }

    @Funq("add-policy")
    @Change
    public PolicyView addPolicy(Input input) {
        var policy = policies.add(input.packageId(), input.policy(), caller.act());
        caller.created("package", "id", policy.accessPackage.id);
        return PolicyView.of(policy);
    }
}
