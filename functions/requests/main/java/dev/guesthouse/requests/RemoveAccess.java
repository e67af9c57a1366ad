package dev.guesthouse.requests;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.submission.AccessChanges;
import io.quarkus.funqy.Funq;

/** Takes a person's access away (REQ-10). */
@ApplicationScoped
public class RemoveAccess {

    /**
     * <pre>{@code {"assignmentId": "01890a5d-ac96-774b-bcce-b302099a8057", "justification": "The contract has ended."}}</pre>
     *
     * @param assignmentId what is taken away
     * @param justification why, at most 4,000 characters; left out for nothing to say
     */
    public record Input(UUID assignmentId, String justification) {
    }

    private final Caller caller;
    private final AccessChanges changes;

    RemoveAccess(Caller caller, AccessChanges changes) {
        this.caller = caller;
        this.changes = changes;
    }

    /** @throws dev.guesthouse.problem.Problem already-ended, not-found */
    @Funq("remove-access")
    @Change(thenDeliver = true)
    public RequestView removeAccess(Input input) {
        return RequestView.of(changes.remove(input.assignmentId(), input.justification(), caller.act()), false);
    }
}
