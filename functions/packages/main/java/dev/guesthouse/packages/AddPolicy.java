package dev.guesthouse.packages;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Adds a policy to a package: who may ask, who approves, how long (POL-01). What could strand a request is refused here. */
@ApplicationScoped
public class AddPolicy {

    /**
     * @param enabled null is yes
     * @param approval null where none is needed
     * @param extension null is not allowed
     * @param questions null is none
     * @param notifyRequestor whether the requestor is told of access and its end; null is yes
     */
    public record Input(UUID packageId, String displayName, String description, Boolean enabled, PolicyScope scope, List<UUID> organizations,
            List<PersonRef> people, PolicyTerms.Approval approval, PolicyTerms.Expiration expiration, PolicyTerms.Extension extension,
            List<PolicyTerms.Question> questions, Boolean notifyRequestor) {

        PolicyTerms terms() {
            return new PolicyTerms(scope, organizations, people, approval, expiration, extension, questions, notifyRequestor);
        }
    }

    private final Caller caller;
    private final Audit audit;

    AddPolicy(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Funq("add-policy")
    @Change
    public PolicyView addPolicy(Input input) {
        var act = caller.act();
        var fields = new Fields();
        fields.required("packageId", input.packageId());
        var displayName = fields.line("displayName", input.displayName(), 120);
        var description = fields.optionalText("description", input.description(), 2000);
        var draft = PolicyDraft.read(fields, input.terms(), null, act.at());
        fields.check();
        var accessPackage = AccessPackage.locked(input.packageId());
        var policy = new Policy();
        policy.accessPackage = accessPackage;
        policy.rename(displayName);
        policy.description = description;
        policy.enabled = !Boolean.FALSE.equals(input.enabled());
        policy.currentVersion = 1;
        policy.createdAt = act.at();
        policy.persist();
        draft.store(policy, act.at());
        audit.event(act, "policy.added", "policy", policy.id).after(Map.of("package", accessPackage.id, "displayName", displayName,
                "enabled", policy.enabled, "version", policy.currentVersion, "scope", input.scope())).write();
        caller.created("package", "id", accessPackage.id);
        return PolicyView.of(policy);
    }
}
