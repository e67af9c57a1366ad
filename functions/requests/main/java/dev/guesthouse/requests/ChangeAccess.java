package dev.guesthouse.requests;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.submission.AccessChanges;
import io.quarkus.funqy.Funq;

/** Moves the end of a person's access (REQ-10), never past a fixed end of its policy. */
@ApplicationScoped
public class ChangeAccess {

    /**
     * <pre>{@code
     * {"assignmentId": "01890a5d-ac96-774b-bcce-b302099a8057", "endDateTime": "2099-12-31T22:00:00Z", "justification": "The project ends then."}
     * }</pre>
     *
     * @param assignmentId whose end is moved
     * @param endDateTime the first moment without it: in the future, not past a fixed end of its policy, at most 3,660 days ahead
     * @param justification why, at most 4,000 characters; left out for nothing to say
     */
    public record Input(UUID assignmentId, Instant endDateTime, String justification) {
    }

    private final Caller caller;
    private final AccessChanges changes;

    ChangeAccess(Caller caller, AccessChanges changes) {
        this.caller = caller;
        this.changes = changes;
    }

    /** @throws dev.guesthouse.problem.Problem already-ended, not-found */
    @Funq("change-access")
    @Change(thenDeliver = true)
    public RequestView changeAccess(Input input) {
        return RequestView.of(changes.changeEnd(input.assignmentId(), input.endDateTime(), input.justification(), caller.act()), false);
    }
}
