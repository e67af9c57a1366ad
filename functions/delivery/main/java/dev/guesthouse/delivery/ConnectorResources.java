package dev.guesthouse.delivery;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.delivery.targets.LocalDirectory;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetResource;
import dev.guesthouse.delivery.targets.Targets;
import dev.guesthouse.http.input.Limits;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.funqy.Funq;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Looks up in a target system what people can be given roles in, with its roles (CAT-03). */
@ApplicationScoped
public class ConnectorResources {

    private static final int MOST = 200;
    private static final int USUAL = 50;

    /**
     * @param connector the connector's id or name
     * @param search the beginning of a resource's name; left out for all
     * @param limit 1 to 200; 50 where it is left out
     */
    public record Input(String connector, String search, Integer limit) {
    }

    /**
     * What was found.
     *
     * @param items as the target system orders them
     */
    public record Answer(List<TargetResource> items) {
    }

    private final Targets targets;
    private final LocalDirectory local;

    ConnectorResources(Targets targets, LocalDirectory local) {
        this.targets = targets;
        this.local = local;
    }

    /** Outside of any transaction, as every call of a target system. @throws dev.guesthouse.problem.Problem target-failed */
    @Funq("connector-resources")
    public Answer connectorResources(Input input) {
        var limit = Limits.within("limit", input.limit(), MOST, USUAL);
        Fields.need("connector", input.connector());
        var search = input.search() == null || input.search().isBlank() ? null : input.search().strip();
        var connector = QuarkusTransaction.requiringNew().call(() -> Connector.required(input.connector()));
        if (connector.kind == ConnectorKind.local) {
            return new Answer(QuarkusTransaction.requiringNew().call(() -> local.resources(search, limit)));
        }
        try {
            return new Answer(targets.of(connector).resources(connector, search, limit));
        } catch (TargetException e) {
            throw new Problem(ProblemType.TARGET_FAILED, "%s could not be asked: %s", connector.displayName, e.getMessage());
        }
    }
}
