package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.ConnectorRemoval;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import io.quarkus.funqy.Funq;

/** Removes a connector with its credentials, once no catalog offers its resources and nobody has anything there. The local directory stays. */
@ApplicationScoped
public class RemoveConnector {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param id the connector's
     */
    public record Input(UUID id) {
    }

    private final Caller caller;
    private final ConnectorRemoval removal;

    RemoveConnector(Caller caller, ConnectorRemoval removal) {
        this.caller = caller;
        this.removal = removal;
    }

    /** @throws dev.guesthouse.problem.Problem in-use, not-found */
    @Funq("remove-connector")
    @Change(alone = true)
    public void removeConnector(Input input) {
        removal.remove(input.id(), caller.act());
    }
}
