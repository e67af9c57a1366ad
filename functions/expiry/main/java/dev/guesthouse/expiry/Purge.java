package dev.guesthouse.expiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.http.input.Limits;
import dev.guesthouse.http.job.Job;
import io.quarkus.funqy.Funq;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Deletes what is of no use any more (OPS-03), batch by batch, each in a transaction of its own: any number of callers at once
 * is harmless, and what is left is for the next call.
 */
@ApplicationScoped
public class Purge implements Job {

    private static final Duration CODES = Duration.ofDays(1);
    private static final Duration SESSIONS = Duration.ofDays(30);
    private static final Duration KEYS = Duration.ofHours(24);
    private static final Duration MESSAGES = Duration.ofDays(30);
    private static final Duration LINKS = Duration.ofDays(90);

    /**
     * @param batchSize rows a transaction, 1-10,000, null for 1,000
     * @param maxBatches for each kind, 1-10,000, null for 100
     */
    public record Input(Integer batchSize, Integer maxBatches) {
    }

    /** How many rows of each kind are gone. */
    public record Answer(int codes, int sessions, int idempotencyKeys, int messages, int approvalLinks) {
    }

    private final Clock clock;
    private final EntityManager database;

    Purge(Clock clock, EntityManager database) {
        this.clock = clock;
        this.database = database;
    }

    @Funq("purge")
    public Answer purge(Input input) {
        var batchSize = Limits.within("batchSize", input.batchSize(), 10_000, 1_000);
        var maxBatches = Limits.within("maxBatches", input.maxBatches(), 10_000, 100);
        var run = new Run(batchSize, maxBatches, clock.instant());
        return new Answer(
                run.delete("sign_in_code", "t.expires_at <= :before", CODES),
                run.delete("session", "least(t.expires_at, t.ended_at) <= :before", SESSIONS),
                run.delete("idempotency_key", "t.created_at <= :before", KEYS),
                // What was asked of approvers keeps its message while it is open: that is how they are asked once (MSG-02).
                run.delete("message", """
                        ((t.state = 'sent' AND t.sent_at <= :before) OR (t.state = 'dropped' AND t.created_at <= :before))
                        AND NOT EXISTS (SELECT 1 FROM request_stage s WHERE s.state = 'open' AND s.id::text = t.facts ->> 'stage')
                        """, MESSAGES),
                run.delete("approval_link", "EXISTS (SELECT 1 FROM request_stage s WHERE s.id = t.stage_id AND s.decided_at <= :before)", LINKS));
    }

    @Override
    public Plan plan() {
        return new Plan("purge", 8, Duration.ofHours(1), Duration.ofMinutes(1));
    }

    @Override
    public Answer run() {
        return purge(new Input(null, null));
    }

    private final class Run {
        private final int batchSize;
        private final int maxBatches;
        private final Instant now;

        private Run(int batchSize, int maxBatches, Instant now) {
            this.batchSize = batchSize;
            this.maxBatches = maxBatches;
            this.now = now;
        }

        /** Rows of a table for which a condition has held since a time ago; those that somebody else works on are left. */
        private int delete(String table, String condition, Duration ago) {
            var sql = "DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT t.ctid FROM %1$s t WHERE %2$s LIMIT :limit FOR UPDATE OF t SKIP LOCKED))"
                    .formatted(table, condition);
            var deleted = 0;
            for (int batch = 0; batch < maxBatches; batch++) {
                var count = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(sql).setParameter("before", now.minus(ago))
                        .setParameter("limit", batchSize).executeUpdate());
                deleted += count;
                if (count < batchSize) {
                    break;
                }
            }
            return deleted;
        }
    }
}
