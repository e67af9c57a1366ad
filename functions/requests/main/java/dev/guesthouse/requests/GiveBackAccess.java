package dev.guesthouse.requests;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.submission.AccessChanges;
import io.quarkus.funqy.Funq;

/** Gives one's own access back, at any time (ASG-06). */
@ApplicationScoped
public class GiveBackAccess {

    /**
     * <pre>{@code {"assignmentId": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param assignmentId one's own
     */
    public record Input(UUID assignmentId) {
    }

    private final Caller caller;
    private final AccessChanges changes;

    GiveBackAccess(Caller caller, AccessChanges changes) {
        this.caller = caller;
        this.changes = changes;
    }

    /** @throws dev.guesthouse.problem.Problem already-ended, not-found */
    @Funq("give-back-access")
    @Change(thenDeliver = true)
    public RequestView giveBackAccess(Input input) {
        return RequestView.of(changes.giveBack(input.assignmentId(), caller.act()), true);
    }
}
