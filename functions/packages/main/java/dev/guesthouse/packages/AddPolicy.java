package dev.guesthouse.packages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.Caller;
import dev.guesthouse.http.Change;
import dev.guesthouse.http.PersonRef;
import dev.guesthouse.policy.ApproverKind;
import dev.guesthouse.policy.ExpirationKind;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.funqy.Funq;

/** Adds a policy to a package: who may ask, who approves, how long (POL-01). What could strand a request is refused here. */
@ApplicationScoped
public class AddPolicy {

    /**
     * @param enabled null is yes
     * @param approval null where none is needed
     * @param extension null is not allowed
     * @param notifyRequestor whether the requestor is told of access and its end; null is yes
     */
    public record Input(UUID packageId, String displayName, String description, Boolean enabled, PolicyScope scope, List<UUID> organizations,
            List<PersonRef> people, Approval approval, Expiration expiration, Extension extension, Boolean notifyRequestor) {

        /** @param requestorJustificationRequired null is no */
        public record Approval(Boolean requestorJustificationRequired, List<Stage> stages) {
        }

        /**
         * @param timeout 1-90 days, null for 14 days
         * @param approverJustificationRequired null is yes
         */
        public record Stage(List<Approver> primaryApprovers, List<Approver> fallbackApprovers, Duration timeout,
                Boolean approverJustificationRequired) {
        }

        /** Either a kind that finds people, or a person. */
        public record Approver(ApproverKind kind, PersonRef person) {
        }

        /** @param requestorMayChoose that a window inside this one can be asked for; null is no */
        public record Expiration(ExpirationKind kind, Instant endDateTime, Duration duration, Boolean requestorMayChoose) {
        }

        /** Null for both is no. */
        public record Extension(Boolean allowed, Boolean approvalRequired) {
        }
    }

    private final Caller caller;
    private final Clock clock;
    private final Audit audit;

    AddPolicy(Caller caller, Clock clock, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.audit = audit;
    }

    @Funq("add-policy")
    @Change
    public PolicyView addPolicy(Input input) {
        var now = clock.instant();
        var fields = new Fields();
        fields.required("packageId", input.packageId());
        var displayName = fields.line("displayName", input.displayName(), 120);
        var description = fields.optionalText("description", input.description(), 2000);
        var draft = PolicyDraft.read(fields, input, now);
        fields.check();
        var accessPackage = AccessPackage.locked(input.packageId());
        Policy.named(accessPackage, displayName).ifPresent(taken -> {
            throw new Problem(ProblemType.NAME_TAKEN, "A policy of this package is named %s already.".formatted(taken.displayName))
                    .with("policy", taken.id);
        });
        var policy = new Policy();
        policy.accessPackage = accessPackage;
        policy.displayName = displayName;
        policy.description = description;
        policy.enabled = !Boolean.FALSE.equals(input.enabled());
        policy.currentVersion = 1;
        policy.createdAt = now;
        policy.persist();
        draft.store(policy, now);
        audit.event(caller.actor(), now, "policy.added", "policy", policy.id).after(Map.of("package", accessPackage.id, "displayName", displayName,
                "enabled", policy.enabled, "version", policy.currentVersion, "scope", input.scope())).write();
        caller.created("package", "id", accessPackage.id);
        return PolicyView.of(policy);
    }
}
