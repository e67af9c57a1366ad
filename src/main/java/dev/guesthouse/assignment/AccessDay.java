package dev.guesthouse.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * How much access was live at the end of a day, in UTC: what was live at the end of the day before, and what has begun since, without what was
 * over since. So each day is counted by the few assignments that it is about.
 */
@Entity
public class AccessDay extends PanacheEntityBase {

    /** So many days are counted once more: access whose asked start had come may be given late, and has it all the same (REQ-07). */
    private static final int ONCE_MORE = 7;
    private static final String COUNT = """
            INSERT INTO access_day AS known (day, live)
            SELECT day, cast(sum(begun - ended) OVER (ORDER BY day) + coalesce((SELECT live FROM access_day WHERE day = cast(:first AS date) - 1), 0) AS bigint)
            FROM (SELECT cast(:first AS date) + n AS day FROM generate_series(0, :days - 1) n) days
            CROSS JOIN LATERAL (SELECT cast(day AS timestamp) AT TIME ZONE 'UTC' AS dawn, cast(day + 1 AS timestamp) AT TIME ZONE 'UTC' AS dusk) bounds
            CROSS JOIN LATERAL (SELECT count(*) AS begun FROM assignment a WHERE a.start_at >= dawn AND a.start_at < dusk) beginnings
            CROSS JOIN LATERAL (SELECT count(*) AS ended FROM assignment a
                WHERE least(a.end_at, a.ended_at) >= dawn AND least(a.end_at, a.ended_at) < dusk) endings
            ORDER BY day
            ON CONFLICT (day) DO UPDATE SET live = excluded.live WHERE known.live <> excluded.live
            """;

    @Id
    public LocalDate day;
    /** Assignments. */
    public long live;

    /** The first day that is to be counted, or counted once more; empty where no access has begun yet. */
    public static Optional<LocalDate> next() {
        var last = last();
        if (last != null) {
            return find("select min(d.day) from AccessDay d where d.day > ?1", last.minusDays(ONCE_MORE)).project(LocalDate.class).firstResultOptional();
        }
        var begun = Assignment.find("select min(a.startAt) from Assignment a").project(Instant.class).firstResult();
        return Optional.ofNullable(begun).map(AccessDay::of);
    }

    /**
     * Counts days that are over, whether they were counted or not; the one before the first was. Runs in the caller's transaction; whoever else
     * counts them at the same time counts the same.
     *
     * @return how many it counted; fewer than the most where no other is over
     */
    public static int count(LocalDate first, int most, Instant now) {
        var days = (int) Math.min(most, ChronoUnit.DAYS.between(first, of(now)));
        if (days > 0) {
            getEntityManager().createNativeQuery(COUNT).setParameter("first", first).setParameter("days", days).executeUpdate();
        }
        return Math.max(0, days);
    }

    /** The last day that was counted, and before it one a week, so many at most; the first first. */
    public static List<AccessDay> weekly(int most) {
        var last = last();
        return last == null ? List.of() : AccessDay.<AccessDay>list("day > ?1 order by day", last.minusDays(7L * most)).stream()
                .filter(each -> ChronoUnit.DAYS.between(each.day, last) % 7 == 0).toList();
    }

    private static LocalDate last() {
        return find("select max(d.day) from AccessDay d").project(LocalDate.class).firstResult();
    }

    private static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
