package dev.guesthouse.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How much of what is live ends on a day ahead, in UTC, as things stood when it was counted; every end can be moved still. */
@Entity
public class EndingDay extends PanacheEntityBase {

    /** Days that are counted, today's rest among them: thirteen weeks. */
    public static final int AHEAD = 91;
    /** What is not ended has begun, whatever clock it began by; so an index alone tells. */
    private static final String COUNT = """
            INSERT INTO ending_day AS known (day, endings, counted_at)
            SELECT day, endings, :now FROM (SELECT cast(:today AS date) + n AS day FROM generate_series(0, :days - 1) n) days
            CROSS JOIN LATERAL (SELECT count(*) AS endings FROM assignment a WHERE a.ended_at IS NULL AND a.end_at > :now
                AND a.end_at >= cast(day AS timestamp) AT TIME ZONE 'UTC' AND a.end_at < cast(day + 1 AS timestamp) AT TIME ZONE 'UTC') ahead
            ORDER BY day
            ON CONFLICT (day) DO UPDATE SET endings = excluded.endings, counted_at = excluded.counted_at
            """;

    @Id
    public LocalDate day;
    /** Assignments. */
    public long endings;
    public Instant countedAt;

    /** Counts anew what ends ahead. Runs in the caller's transaction. */
    public static void count(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        delete("day < ?1", today);
        getEntityManager().createNativeQuery(COUNT).setParameter("today", today).setParameter("days", AHEAD).setParameter("now", now).executeUpdate();
    }

    /** Every day that was counted, the first first. */
    public static List<EndingDay> ahead() {
        return list("order by day");
    }
}
