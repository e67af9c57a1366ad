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

    /**
     * <pre>{@code {"assignmentId": "01890a5d-ac96-774b-bcce-b302099a8057", "justification": "Pia has left the project."}}</pre>
     *
     * @param assignmentId whose access ends
     * @param justification why, at most 4,000 characters
     */
    public record Input(UUID assignmentId, String justification) {
    }

    private final Caller caller;
    private final AccessChanges changes;

    EndAccess(Caller caller, AccessChanges changes) {
        this.caller = caller;
        this.changes = changes;
    }

    /** @throws dev.guesthouse.problem.Problem already-ended, not-found */
    @Funq("end-access")
    @Change(thenDeliver = true)
    public void endAccess(Input input) {
        changes.endFor(input.assignmentId(), input.justification(), caller.act());
    }
}
