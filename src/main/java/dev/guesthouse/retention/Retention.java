package dev.guesthouse.retention;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Deletes what is of no use any more (OPS-03). */
@ApplicationScoped
public class Retention {

    /** What is kept for a time only. */
    public enum Kept {

        codes("sign_in_code", "t.expires_at <= :before", Duration.ofDays(1)),
        codePasses("code_pass", "t.expires_at <= :before", Duration.ZERO),
        sessions("session", "least(t.expires_at, t.ended_at) <= :before", Duration.ofDays(30)),
        idempotencyKeys("idempotency_key", "t.created_at <= :before", Duration.ofHours(24)),
        /** As long as they are counted (MSG-05). */
        requestOrigins("request_origin", "t.created_at <= :before", Duration.ofHours(24)),
        /** What was asked of approvers keeps its message while it is open: that is how they are asked once (MSG-02). */
        messages("message", """
                ((t.state = 'sent' AND t.sent_at <= :before) OR (t.state IN ('failed', 'dropped', 'gathered') AND t.created_at <= :before))
                AND NOT EXISTS (SELECT 1 FROM request_stage s WHERE s.state = 'open' AND s.id::text = t.facts ->> 'stage')
                """, Duration.ofDays(30)),
        approvalLinks("approval_link", "EXISTS (SELECT 1 FROM request_stage s WHERE s.id = t.stage_id AND s.decided_at <= :before)", Duration.ofDays(90));

        /** Takes {@code :before} and {@code :limit}; leaves rows that somebody else works on. */
        private final String sql;
        /** How long it is kept. */
        public final Duration time;

        /** @param condition of row {@code t} that it has been of no use since {@code :before} */
        Kept(String table, String condition, Duration time) {
            sql = "DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT t.ctid FROM %1$s t WHERE %2$s LIMIT :limit FOR UPDATE OF t SKIP LOCKED))"
                    .formatted(table, condition);
            this.time = time;
        }
    }

    private final EntityManager database;

    Retention(EntityManager database) {
        this.database = database;
    }

    /**
     * Deletes what has been of no use for as long as it is kept. Runs in the caller's transaction.
     *
     * @param limit rows at most
     * @return how many are gone; fewer than the limit where nothing is left
     */
    public int delete(Kept kept, int limit, Instant now) {
        return database.createNativeQuery(kept.sql).setParameter("before", now.minus(kept.time)).setParameter("limit", limit).executeUpdate();
    }
}
