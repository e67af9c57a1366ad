package dev.guesthouse.walks;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

import dev.guesthouse.test.Database;

/** A move of the clock. */
record Shift(Kind kind, int by) {

    enum Kind {
        none, minutes, hours, days,
        /** Just before, at, or just after a moment when something is due. */
        due,
        /** As clocks do that are set right, or of two machines. */
        back
    }

    private static final Kind[] DRAWN = { Kind.none, Kind.none, Kind.none, Kind.minutes, Kind.hours, Kind.hours, Kind.days, Kind.due, Kind.due,
        Kind.due, Kind.back };
    /** The next moments at which time alone changes something, or somebody is told. */
    private static final String NEXT = """
            SELECT DISTINCT moment FROM (
                SELECT unnest(ARRAY[end_at, end_at - interval '14 days', end_at - interval '1 day']) AS moment FROM assignment WHERE ended_at IS NULL
                UNION ALL SELECT unnest(ARRAY[due_at, alternates_at, opened_at + (due_at - opened_at) / 2]) FROM request_stage WHERE state = 'open'
                UNION ALL SELECT unnest(ARRAY[start_at, end_at]) FROM assignment_request WHERE state IN ('pendingApproval', 'scheduled')
                UNION ALL SELECT deletion_due(id, delete_at, without_access_since) FROM person
                UNION ALL SELECT end_at FROM policy_version) moments
            WHERE moment > ? ORDER BY moment LIMIT 4
            """;

    static Shift draw(RandomGenerator random) {
        return new Shift(DRAWN[random.nextInt(DRAWN.length)], random.nextInt(1 << 16));
    }

    Instant from(Instant now, Database database) {
        return switch (kind) {
            case none -> now;
            case minutes -> now.plus(Duration.ofMinutes(1 + by % 90));
            case hours -> now.plus(Duration.ofHours(1 + by % 30));
            case days -> now.plus(Duration.ofDays(1 + by % 9));
            case due -> due(now, database);
            case back -> now.minus(Duration.ofSeconds(1 + by % 90));
        };
    }

    private Instant due(Instant now, Database database) {
        var next = database.column("SELECT to_char(m.moment AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM (" + NEXT + ") m", now);
        if (next.isEmpty()) {
            return now.plus(Duration.ofHours(1));
        }
        var moment = Instant.parse(next.get(by % next.size())).plusNanos(1_000L * (by / 4 % 3 - 1));
        return moment.isBefore(now) ? now : moment;
    }
}
