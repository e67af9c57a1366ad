package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Shows a connector, of its credentials only which form they have (CON-04). */
@ApplicationScoped
public class ShowConnector {

    /** @param id the connector's */
    public record Input(UUID id) {
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("connector")
    @Transactional
    public ConnectorView connector(Input input) {
        return ConnectorView.of(Connector.byId(Fields.need("id", input.id())));
    }
}
