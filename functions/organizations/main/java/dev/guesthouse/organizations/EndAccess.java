package dev.guesthouse.organizations;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.submission.AccessChanges;
import io.quarkus.funqy.Funq;

/** Ends a person's access with a reason (ORG-15): for a sponsor of their organization, their manager, and administrators. */
@ApplicationScoped
public class EndAccess {

    public record Input(UUID assignmentId, String justification) {
    }

    private final Caller caller;
    private final AccessChanges changes;

    EndAccess(Caller caller, AccessChanges changes) {
        this.caller = caller;
        this.changes = changes;
    }

    @Funq("end-access")
    @Change(thenDeliver = true)
    public void endAccess(Input input) {
        var fields = new Fields();
        fields.required("assignmentId", input.assignmentId());
        var justification = fields.justification(input.justification());
        if (justification == null) {
            fields.refuse("justification", "is required: say why their access ends");
        }
        fields.check();
        changes.endFor(input.assignmentId(), justification, caller.act());
    }
}
