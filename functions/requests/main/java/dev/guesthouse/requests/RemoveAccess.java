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

    public record Input(UUID assignmentId, String justification) {
    }

    private final Caller caller;
    private final AccessChanges changes;

    RemoveAccess(Caller caller, AccessChanges changes) {
        this.caller = caller;
        this.changes = changes;
    }

    @Funq("remove-access")
    @Change(thenDeliver = true)
    public RequestView removeAccess(Input input) {
        return RequestView.of(changes.remove(input.assignmentId(), input.justification(), caller.act()), false);
    }
}
