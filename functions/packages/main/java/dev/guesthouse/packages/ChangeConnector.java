package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.connector.Connecting;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.WantedConnector;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.gate.TakesBack;
import io.quarkus.funqy.Funq;

/** Changes how a target system is reached, and what it bears: what is left out stays, its credentials only where its address does (CON-07). */
@ApplicationScoped
public class ChangeConnector implements TakesBack<ChangeConnector.Input> {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "limits": {"callsAtOnce": 2}}}</pre>
     *
     * @param id the connector's
     * @param connector what is left out stays
     */
    public record Input(UUID id, @JsonUnwrapped WantedConnector connector) {
    }

    private final Caller caller;
    private final Connecting connecting;

    ChangeConnector(Caller caller, Connecting connecting) {
        this.caller = caller;
        this.connecting = connecting;
    }

    /** @throws dev.guesthouse.problem.Problem name-taken, not-found */
    @Funq("change-connector")
    @Change
    public ConnectorView changeConnector(Input input) {
        return ConnectorView.of(connecting.change(input.id(), input.connector(), caller.act()));
    }

    @Override
    public Object before(Input input) {
        return input.id() == null ? null : ConnectorView.of(Connector.byId(input.id()));
    }
}
