package dev.guesthouse.policy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/** Makes policies and changes what they say. What could strand a request is refused. Runs in the caller's transaction. */
@ApplicationScoped
public class PolicyMaking {

    private final Audit audit;

    PolicyMaking(Audit audit) {
        this.audit = audit;
    }

    /**
     * Adds a policy to a package (POL-01).
     *
     * @throws Problem invalid-input, naming every field that is not right; not-found; name-taken
     */
    public Policy add(UUID packageId, WantedPolicy wanted, Act act) {
        var fields = new Fields();
        fields.unlessTried("packageId", packageId);
        var displayName = fields.line("displayName", wanted.displayName(), 120);
        var description = fields.optionalText("description", wanted.description(), 2000);
        var draft = PolicyDraft.read(fields, wanted.settings(), null, act.at());
        fields.check();
        var policy = new Policy();
        policy.accessPackage = AccessPackage.locked(packageId);
        policy.rename(displayName);
        policy.description = description;
        policy.enabled = !Boolean.FALSE.equals(wanted.enabled());
        policy.currentVersion = 1;
        policy.createdAt = act.at();
        policy.persist();
        draft.store(policy, act.at());
        audit.event(act, "policy.added", "policy", policy.id).after(Audit.values("package", packageId, "displayName", displayName,
                "enabled", policy.enabled, "version", policy.currentVersion, "scope", wanted.settings().scope())).write();
        return policy;
    }

    /**
     * Changes a policy. What it says becomes a new version, and requests and assignments that are there keep theirs (POL-12);
     * name, description and whether it is enabled change at once (POL-02).
     *
     * @param wanted each setting takes the place of what was there, as a whole; what is as it was makes no version
     * @throws Problem invalid-input, naming every field that is not right; not-found; name-taken
     */
    public Policy change(UUID id, WantedPolicy wanted, Act act) {
        var fields = new Fields();
        // Of one that is not named there is nothing to stay.
        var policy = fields.required("id", id) == null ? new Policy() : Policy.locked(id);
        var displayName = fields.changedLine("displayName", wanted.displayName(), 120, policy.displayName);
        var description = fields.changedText("description", wanted.description(), 2000, policy.description);
        fields.check();
        var before = values(policy);
        if (!wanted.settings().isSilent()) {
            changeSettings(policy, wanted.settings(), fields, act.at());
        }
        policy.rename(displayName);
        policy.description = description;
        policy.enabled = wanted.enabled() == null ? policy.enabled : wanted.enabled();
        audit.event(act, "policy.changed", "policy", policy.id).before(before).after(values(policy)).writeIfChanged();
        return policy;
    }

    private static void changeSettings(Policy policy, PolicySettings<PersonRef> said, Fields fields, Instant now) {
        var there = policy.current();
        var draft = PolicyDraft.read(fields, said, there, now);
        fields.check();
        if (!draft.says(there)) {
            policy.currentVersion++;
            draft.store(policy, now);
        }
    }

    private static Map<String, Object> values(Policy policy) {
        return Audit.values("displayName", policy.displayName, "description", policy.description, "enabled", policy.enabled,
                "version", policy.currentVersion, "scope", policy.current().scope);
    }
}
