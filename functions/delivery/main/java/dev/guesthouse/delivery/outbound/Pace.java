package dev.guesthouse.delivery.outbound;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.guesthouse.connector.Connector;

/**
 * Keeps calls to a target system apart, so that it is asked no more often in a second than its connector says (CON-03). As one program at a
 * time works on a connector, this holds for all of them.
 */
final class Pace {

    private static final long SECOND = 1_000_000_000;
    private static final long LONG_AGO = 60 * SECOND;
    /** More connectors than there are, but for those that are no more. */
    private static final int MOST = 200;

    /** By the connector's id, when the next call may be made, by the machine's clock. */
    private final Map<UUID, AtomicLong> next = new ConcurrentHashMap<>();

    /** Waits for the caller's turn. */
    void await(Connector connector) {
        if (connector.callsASecond == null) {
            return;
        }
        var apart = SECOND / connector.callsASecond;
        if (next.size() > MOST) {
            // Whoever has not called for so long waits for nothing.
            next.values().removeIf(free -> free.get() < System.nanoTime() - LONG_AGO);
        }
        var turn = next.computeIfAbsent(connector.id, unknown -> new AtomicLong(System.nanoTime()))
                .getAndUpdate(free -> Math.max(free, System.nanoTime()) + apart);
        for (var left = turn - System.nanoTime(); left > 0 && !Thread.currentThread().isInterrupted(); left = turn - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
