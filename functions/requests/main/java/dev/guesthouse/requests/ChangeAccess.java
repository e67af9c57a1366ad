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

    public record Input(UUID assignmentId, Instant endDateTime, String justification) {
    }

    private final Caller caller;
    private final AccessChanges changes;

    ChangeAccess(Caller caller, AccessChanges changes) {
        this.caller = caller;
        this.changes = changes;
    }

    @Funq("change-access")
    @Change(thenDeliver = true)
    public RequestView changeAccess(Input input) {
        return RequestView.of(changes.changeEnd(input.assignmentId(), input.endDateTime(), input.justification(), caller.act()), false);
    }
}
