package dev.guesthouse.packages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/**
 * Changes a policy: what is left out stays. What it says becomes a new version, and requests and assignments that are there
 * keep theirs (POL-12); name, description and whether it is enabled change at once (POL-02).
 */
@ApplicationScoped
public class ChangePolicy {

    /**
     * Each field takes the place of what was there, as a whole.
     *
     * @param description blank takes it away
     * @param approval no approval is needed any more where its {@code stages} are {@code []}
     * @param questions those with the id of one that was there stay the same question
     */
    public record Input(UUID id, String displayName, String description, Boolean enabled, PolicyScope scope, List<UUID> organizations,
            List<PersonRef> people, PolicyTerms.Approval approval, PolicyTerms.Expiration expiration, PolicyTerms.Extension extension,
            List<PolicyTerms.Question> questions, Boolean notifyRequestor) {

        PolicyTerms terms() {
            return new PolicyTerms(scope, organizations, people, approval, expiration, extension, questions, notifyRequestor);
        }
    }

    private final Caller caller;
    private final Audit audit;

    ChangePolicy(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Funq("change-policy")
    @Change
    public PolicyView changePolicy(Input input) {
        var act = caller.act();
        var fields = new Fields();
        fields.required("id", input.id());
        var displayName = fields.optionalLine("displayName", input.displayName(), 120);
        var description = fields.optionalText("description", input.description(), 2000);
        fields.check();
        var policy = Policy.locked(input.id());
        var before = values(policy);
        if (!input.terms().isSilent()) {
            var draft = PolicyDraft.read(fields, input.terms(), PolicyDraft.of(policy.current()), act.at());
            fields.check();
            policy.currentVersion++;
            draft.store(policy, act.at());
        }
        if (displayName != null) {
            policy.rename(displayName);
        }
        policy.description = input.description() == null ? policy.description : description;
        policy.enabled = input.enabled() == null ? policy.enabled : input.enabled();
        audit.event(act, "policy.changed", "policy", policy.id).before(before).after(values(policy)).write();
        return PolicyView.of(policy);
    }

    private static Map<String, Object> values(Policy policy) {
        var values = new LinkedHashMap<String, Object>();
        values.put("displayName", policy.displayName);
        values.put("description", policy.description);
        values.put("enabled", policy.enabled);
        values.put("version", policy.currentVersion);
        values.put("scope", policy.current().scope);
        return values;
    }
}
