package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import dev.guesthouse.connector.Connector;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Which program works on a target system: one at a time, so that what it may be asked at once and in a second holds for all programs
 * together; and what one that died had under way is taken over by another within seconds.
 */
@ApplicationScoped
class Leases {

    private static final Logger LOG = Logger.getLogger(Leases.class);

    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final EntityManager database;
    private final Claims claims;
    private final Clock clock;
    private final UUID worker = UUID.randomUUID();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(beats -> {
        var thread = new Thread(beats, "delivery-leases");
        thread.setDaemon(true);
        return thread;
    });

    Leases(EntityManager database, Claims claims, Clock clock) {
        this.database = database;
        this.claims = claims;
        this.clock = clock;
    }

    /** Of one connector, for one run at a time in this program; renewed as long as the program lives, however long a call lasts. */
    final class Lease implements AutoCloseable {

        /** As it was when it was taken on. */
        final Connector connector;
        private final Future<?> heartbeat;
        private volatile boolean lost;

        private Lease(Connector connector) {
            this.connector = connector;
            heartbeat = heart.scheduleAtFixedRate(this::renew, BEAT.toSeconds(), BEAT.toSeconds(), TimeUnit.SECONDS);
        }

        /** Whether the connector is this program's still, and switched on. */
        boolean isKept() {
            return !lost;
        }

        private void renew() {
            try {
                lost = run("UPDATE delivery_lease SET ends_at = :end WHERE connector_id = :connector AND worker = :worker"
                        + " AND EXISTS (SELECT 1 FROM connector c WHERE c.id = :connector AND c.enabled)", "end", clock.instant().plus(LENGTH)) == 0;
            } catch (RuntimeException e) {
                // The next beat may reach the database; until the lease ends it is ours.
                LOG.warnf("The lease of %s was not renewed: %s", connector.displayName, e.getClass().getName());
            }
        }

        /** Leaves the connector to whoever comes. */
        @Override
        public void close() {
            heartbeat.cancel(false);
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

    /** Takes a connector on, as it is now; null where another program has it, or it is switched off or rests meanwhile. */
    Lease take(Connector connector) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = clock.instant();
            var current = Connector.<Connector>find("id = ?1 and enabled and (restsUntil is null or restsUntil <= ?2)", connector.id, now).firstResult();
            if (current == null) {
                return null;
            }
            @SuppressWarnings("unchecked")
            List<UUID> before = database.createNativeQuery("""
                    WITH before AS (SELECT worker FROM delivery_lease WHERE connector_id = :connector)
                    INSERT INTO delivery_lease AS lease (connector_id, worker, ends_at) VALUES (:connector, :worker, :end)
                    ON CONFLICT (connector_id) DO UPDATE SET worker = excluded.worker, ends_at = excluded.ends_at
                    WHERE lease.ends_at <= :now OR lease.worker = excluded.worker
                    RETURNING coalesce((SELECT worker FROM before), lease.worker)
                    """).setParameter("connector", connector.id).setParameter("worker", worker)
                    .setParameter("end", now.plus(LENGTH)).setParameter("now", now).getResultList();
            if (before.isEmpty()) {
                return null;
            }
            if (!before.get(0).equals(worker)) {
                claims.releaseAll(connector);
            }
            return new Lease(current);
        });
    }

    @PreDestroy
    void end() {
        heart.shutdownNow();
    }
}
