package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.request.PolicyRemoval;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import io.quarkus.funqy.Funq;

/** Deletes a policy without open requests (POL-12). Access that was given under it lasts as it was given. */
@ApplicationScoped
public class DeletePolicy {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param id the policy's
     */
    public record Input(UUID id) {
    }

    private final Caller caller;
    private final PolicyRemoval removal;

    DeletePolicy(Caller caller, PolicyRemoval removal) {
        this.caller = caller;
        this.removal = removal;
    }

    /** @throws dev.guesthouse.problem.Problem in-use, not-found */
    @Funq("delete-policy")
    @Change
    public void deletePolicy(Input input) {
        removal.remove(input.id(), caller.act());
    }
}
