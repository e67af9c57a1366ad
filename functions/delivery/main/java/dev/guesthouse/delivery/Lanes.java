package dev.guesthouse.delivery;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.connector.Connector;

/** A lane for each connector: a slow target is worked on by one run at a time, and holds up no other. */
@ApplicationScoped
class Lanes {

    private final Map<UUID, Lane> lanes = new ConcurrentHashMap<>();

    Lane of(Connector connector) {
        return lanes.computeIfAbsent(connector.id, id -> new Lane());
    }
}
