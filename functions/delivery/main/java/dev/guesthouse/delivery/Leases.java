package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.connector.Connector;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Which program works on a target system: one at a time, so that what it may be asked at once and in a second holds for all programs
 * together; and what one that died had under way is taken over by another within seconds.
 */
@ApplicationScoped
class Leases {

    /** Longer than a call to a target may last. */
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(5);

    private final EntityManager database;
    private final Claims claims;
    private final Clock clock;
    private final UUID worker = UUID.randomUUID();

    Leases(EntityManager database, Claims claims, Clock clock) {
        this.database = database;
        this.claims = claims;
        this.clock = clock;
    }

    /** Of one connector, for one run at a time in this program. */
    final class Lease implements AutoCloseable {

        private final Connector connector;
        private long renewed = System.nanoTime();
        private boolean lost;

        private Lease(Connector connector) {
            this.connector = connector;
        }

        /** Whether the connector is this program's still; renewed where that is due. */
        synchronized boolean isKept() {
            if (!lost && System.nanoTime() - renewed > RENEWED_AFTER.toNanos()) {
                renewed = System.nanoTime();
                lost = run("UPDATE delivery_lease SET ends_at = :end WHERE connector_id = :connector AND worker = :worker", "end", clock.instant().plus(LENGTH)) == 0;
            }
            return !lost;
        }

        /** Leaves the connector to whoever comes. */
        @Override
        public void close() {
            run("DELETE FROM delivery_lease WHERE connector_id = :connector AND worker = :worker");
        }

        private int run(String sql, Object... parameters) {
            return QuarkusTransaction.requiringNew().call(() -> {
                var query = database.createNativeQuery(sql).setParameter("connector", connector.id).setParameter("worker", worker);
                for (int i = 0; i < parameters.length; i += 2) {
                    query.setParameter((String) parameters[i], parameters[i + 1]);
                }
                return query.executeUpdate();
            });
        }
    }

    /** Takes a connector on; null where another program has it. */
    Lease take(Connector connector) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = clock.instant();
            var before = database.createNativeQuery("""
                    WITH before AS (SELECT worker FROM delivery_lease WHERE connector_id = :connector)
                    INSERT INTO delivery_lease AS lease (connector_id, worker, ends_at) VALUES (:connector, :worker, :end)
                    ON CONFLICT (connector_id) DO UPDATE SET worker = excluded.worker, ends_at = excluded.ends_at
                    WHERE lease.ends_at <= :now OR lease.worker = excluded.worker
                    RETURNING coalesce((SELECT worker FROM before), lease.worker)
                    """, UUID.class).setParameter("connector", connector.id).setParameter("worker", worker)
                    .setParameter("end", now.plus(LENGTH)).setParameter("now", now).getResultList();
            if (before.isEmpty()) {
                return null;
            }
            if (!before.get(0).equals(worker)) {
                claims.releaseAll(connector);
            }
            return new Lease(connector);
        });
    }
}
