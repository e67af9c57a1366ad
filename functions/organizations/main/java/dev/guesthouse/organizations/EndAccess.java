package dev.guesthouse.organizations;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
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
        changes.endFor(input.assignmentId(), input.justification(), caller.act());
    }
}
