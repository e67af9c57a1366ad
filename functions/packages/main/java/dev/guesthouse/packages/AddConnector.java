package dev.guesthouse.packages;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.connector.Connecting;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.WantedConnector;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import io.quarkus.funqy.Funq;

/** Adds a connector to a target system (CON-02). Nothing is asked of it yet: {@code test-connector} does. */
@ApplicationScoped
public class AddConnector {

    /**
     * <pre>{@code
     * {"kind": "scim", "name": "Wiki", "address": "https://wiki.example/scim/v2", "credentials": {"token": "0123456789abcdef"},
     *  "limits": {"callsAtOnce": 4, "callsPerSecond": 20}}
     * }</pre>
     *
     * @param kind how it is spoken to; {@code local} is there always
     */
    public record Input(ConnectorKind kind, @JsonUnwrapped WantedConnector connector) {
    }

    private final Caller caller;
    private final Connecting connecting;

    AddConnector(Caller caller, Connecting connecting) {
        this.caller = caller;
        this.connecting = connecting;
    }

    /** @throws dev.guesthouse.problem.Problem name-taken */
    @Funq("add-connector")
    @Change
    public ConnectorView addConnector(Input input) {
        var connector = connecting.add(input.kind(), input.connector(), caller.act());
        caller.created("connector", "id", connector.id);
        return ConnectorView.of(connector);
    }
}
