package dev.guesthouse.delivery.targets;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import io.quarkus.arc.All;

/** The target systems that this program can speak to, by kind. */
@ApplicationScoped
public class Targets {

    private final Map<ConnectorKind, TargetSystem> targets;

    Targets(@All List<TargetSystem> targets) {
        this.targets = targets.stream().collect(Collectors.toMap(TargetSystem::kind, Function.identity()));
    }

    /** @throws TargetException where this program cannot speak to the connector's kind */
    public TargetSystem of(Connector connector) {
        var target = targets.get(connector.kind);
        if (target == null) {
            throw TargetException.refused("This program has no connector of the kind %s.".formatted(connector.kind));
        }
        return target;
    }
}
