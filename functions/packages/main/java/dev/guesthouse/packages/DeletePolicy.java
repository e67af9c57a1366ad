package dev.guesthouse.packages;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView.Named;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestState;
import io.quarkus.funqy.Funq;

/** Deletes a policy without open requests (POL-12). Access that was given under it lasts as it was given. */
@ApplicationScoped
public class DeletePolicy {

    public record Input(UUID id) {
    }

    private final Caller caller;
    private final Audit audit;

    DeletePolicy(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Funq("delete-policy")
    @Change
    public void deletePolicy(Input input) {
        if (input.id() == null) {
            throw Problem.invalid("id", "is required");
        }
        var act = caller.act();
        var policy = Policy.locked(input.id());
        InUse.refuse(AssignmentRequest.<AssignmentRequest>find("policyVersion.policy = ?1 and state in ?2 order by createdAt, id", policy,
                List.copyOf(RequestState.OPEN)), "requests",
                "People are asking under this policy: %s. Disable it instead; it can be deleted once their requests have ended.",
                open -> new Named(open.id, open.requestor.label()));
        policy.removedAt = act.at();
        audit.event(act, "policy.deleted", "policy", policy.id)
                .before(Map.of("package", policy.accessPackage.id, "displayName", policy.displayName, "version", policy.currentVersion)).write();
    }
}
