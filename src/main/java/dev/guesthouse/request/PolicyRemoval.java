package dev.guesthouse.request;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.InUse;
import dev.guesthouse.problem.Problem;

/** Removes a policy without open requests (POL-12). Access that was given under it lasts as it was given. */
@ApplicationScoped
public class PolicyRemoval {

    private final Audit audit;

    PolicyRemoval(Audit audit) {
        this.audit = audit;
    }

    /** Removes it, in the caller's transaction. @throws Problem invalid-input; not-found; in-use */
    public void remove(UUID id, Act act) {
        var policy = Policy.locked(Fields.need("id", id));
        InUse.refuse(AssignmentRequest.<AssignmentRequest>find("policyVersion.policy = ?1 and state in " + RequestState.OPEN_ONES
                + " order by createdAt, id", policy), "requests",
                "People are asking under this policy: %s. Disable it instead; it can be deleted once their requests have ended.",
                open -> new InUse.Thing(open.id, open.requestor.label()));
        policy.removedAt = act.at();
        audit.event(act, "policy.deleted", "policy", policy.id)
                .before(Map.of("package", policy.accessPackage.id, "displayName", policy.displayName, "version", policy.currentVersion)).write();
    }
}
