package dev.guesthouse.organizations;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Removes a connected organization (ORG-11): open requests are canceled, history stays, its domains are free again. */
@ApplicationScoped
public class RemoveOrganization {

    /** What becomes of its people's live assignments. */
    public enum Assignments {
        /** They last until they expire. */
        keep,
        /** They end now. */
        end
    }

    public record Input(UUID id, Assignments assignments) {
    }

    private final Caller caller;
    private final Removal removal;
    private final Audit audit;

    RemoveOrganization(Caller caller, Removal removal, Audit audit) {
        this.caller = caller;
        this.removal = removal;
        this.audit = audit;
    }

    @Funq("remove-organization")
    @Change(thenDeliver = true)
    public void removeOrganization(Input input) {
        var fields = new Fields();
        fields.required("id", input.id());
        if (input.assignments() == null) {
            fields.refuse("assignments", "is required: keep lets its people's access last until it expires, end ends it now");
        }
        fields.check();
        var act = caller.act();
        var organization = Organization.locked(input.id());
        var removed = removal.remove(organization, input.assignments() == Assignments.end, act);
        audit.event(act, "organization.removed", "organization", organization.id)
                .before(Map.of("displayName", organization.displayName, "state", organization.state))
                .after(Map.of("assignments", input.assignments(), "ended", removed.ended(), "canceled", removed.canceled())).write();
    }
}
