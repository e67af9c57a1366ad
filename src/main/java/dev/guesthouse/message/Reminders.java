package dev.guesthouse.message;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Writes reminders into the outbox, set by set; the cause of each names what it is about, so that however often this runs and
 * whatever days it missed, each is written once (ASG-05, MSG-02). Runs in the caller's transaction.
 */
@ApplicationScoped
public class Reminders {

    private static final Duration FIRST = Duration.ofDays(14);
    private static final Duration LAST = Duration.ofDays(1);

    private final EntityManager database;

    Reminders(EntityManager database) {
        this.database = database;
    }

    /**
     * Reminds holders 14 days and 1 day before their access ends (ASG-05).
     *
     * @param limit at most so many of each
     * @return how many
     */
    public int ofEnds(int limit, Instant now) {
        return ofEnds(LAST, Duration.ZERO, limit, now) + ofEnds(FIRST, LAST, limit, now);
    }

    /**
     * Reminds holders whose access ends within a time; access that lasts no longer than that altogether is left alone, and so
     * is what a nearer reminder is due for.
     *
     * @param nearer the next shorter time before the end of which holders are reminded; zero for none
     */
    private int ofEnds(Duration before, Duration nearer, int limit, Instant now) {
        return database.createNativeQuery("""
                INSERT INTO message (id, kind, cause, recipient, person_id, facts, state, created_at, tries, next_try_at)
                SELECT uuid_v7(), 'accessEnding', 'assignment:' || a.id || ':ends:' || extract(epoch FROM a.end_at) || ':' || :days, p.email, p.id,
                    jsonb_build_object('assignment', a.id), 'pending', :now, 0, :now
                FROM assignment a JOIN person p ON p.id = a.person_id JOIN policy_version v ON v.id = a.policy_version_id
                WHERE a.ended_at IS NULL AND a.end_at > :nearest AND a.end_at <= :farthest AND a.start_at < a.end_at - make_interval(hours => :hours)
                AND a.start_at <= :now AND v.notify_requestor AND p.state IN ('invited', 'active')
                AND NOT EXISTS (SELECT 1 FROM message m WHERE m.person_id = p.id
                    AND m.cause = 'assignment:' || a.id || ':ends:' || extract(epoch FROM a.end_at) || ':' || :days)
                ORDER BY a.end_at, a.id LIMIT :limit
                ON CONFLICT (cause, person_id) WHERE person_id IS NOT NULL DO NOTHING
                """).setParameter("days", before.toDays() + "d").setParameter("nearest", now.plus(nearer)).setParameter("farthest", now.plus(before))
                .setParameter("hours", Math.toIntExact(before.toHours())).setParameter("now", now).setParameter("limit", limit).executeUpdate();
    }

    /** Reminds those who can decide an open stage once half of its time is over; answers how many. */
    public int ofDecisions(int limit, Instant now) {
        return database.createNativeQuery("""
                INSERT INTO message (id, kind, cause, recipient, person_id, facts, state, created_at, tries, next_try_at)
                SELECT uuid_v7(), 'decisionAsked', 'stage:' || s.id || ':halfway', p.email, p.id,
                    jsonb_build_object('stage', s.id), 'pending', :now, 0, :now
                FROM request_stage s CROSS JOIN LATERAL (SELECT DISTINCT person_id FROM stage_approver WHERE stage_id = s.id) a
                JOIN person p ON p.id = a.person_id
                WHERE s.state = 'open' AND s.due_at > :now AND s.opened_at + (s.due_at - s.opened_at) / 2 <= :now
                AND p.state IN ('invited', 'active')
                AND NOT EXISTS (SELECT 1 FROM message m WHERE m.person_id = p.id AND m.cause = 'stage:' || s.id || ':halfway')
                ORDER BY s.due_at, s.id LIMIT :limit
                ON CONFLICT (cause, person_id) WHERE person_id IS NOT NULL DO NOTHING
                """).setParameter("now", now).setParameter("limit", limit).executeUpdate();
    }
}
