package dev.guesthouse.rules.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

/** What is counted of each day, against a count of every assignment for that day. */
@QuarkusTest
class CountedAccessTest extends GuesthouseTest {

    private static final Instant START = SettableClock.START;
    private static final int ASSIGNMENTS = 400;
    /** How many days before the start, and after it, the assignments are about. */
    private static final int BEFORE = 120;
    private static final int AFTER = 60;

    /** Each day that is counted whose number is not that of assignments that had begun and were neither over nor removed at its last moment. */
    private static final String WRONG = """
            SELECT day || ': ' || live || ' in place of ' || directly FROM access_day, LATERAL (
                SELECT cast(day + 1 AS timestamp) AT TIME ZONE 'UTC' - interval '1 microsecond' AS moment) its,
                LATERAL (SELECT count(*) AS directly FROM assignment a WHERE a.start_at <= moment AND (a.end_at IS NULL OR a.end_at > moment)
                    AND (a.ended_at IS NULL OR a.ended_at > moment)) counted
            WHERE live <> directly ORDER BY day
            """;
    private static final String DAYS = "SELECT day || ' ' || live FROM access_day ORDER BY day";

    @Test
    @DisplayName("AUD-03 live access of each day is what a count of all assignments gives, whenever it was counted, at once too, and whatever days were missed")
    void live() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < ASSIGNMENTS; i++) {
            assign(random);
        }
        for (var now = START; now.isBefore(START.plus(Duration.ofDays(AFTER))); now = now.plus(Duration.ofHours(1 + random.nextInt(24 * 20)))) {
            clock.set(now);
            var admin = given.admin();
            AtOnce.times(1 + random.nextInt(3), () -> admin.post("count-access").ok());
            assertThat("seed " + seed, database.column(WRONG), empty());
            assertThat("seed " + seed, database.value("SELECT max(day) FROM access_day"), is(day(now.minus(Duration.ofDays(1)))));
        }
        var stepByStep = database.column(DAYS);
        assertThat("seed " + seed, database.count("SELECT max(live) FROM access_day"), greaterThan(0L));
        database.run("DELETE FROM access_day");
        given.admin().post("count-access").ok();
        assertThat("seed " + seed, database.column(DAYS), equalTo(stepByStep));
    }

    @Test
    @DisplayName("AUD-03 access that is given late for a start that had come is counted from that start on")
    void givenLate() {
        assign(START.minus(Duration.ofDays(20)), null, null);
        given.admin().post("count-access").ok();
        assign(START.minus(Duration.ofDays(3)), null, null);
        assertThat(database.column(WRONG), not(empty()));
        given.admin().post("count-access").ok();
        assertThat(database.column(WRONG), empty());
    }

    @Test
    @DisplayName("AUD-03 what ends ahead is what is live and ends on each of the days, without what is over already or was removed, and it says as of when")
    void endings() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < ASSIGNMENTS; i++) {
            assign(random);
        }
        for (var now : List.of(START, START.plus(Duration.ofDays(5)))) {
            clock.set(now);
            given.admin().post("count-access").ok();
            assertThat("seed " + seed, database.column("""
                    SELECT day FROM ending_day WHERE endings <> (SELECT count(*) FROM assignment a WHERE a.ended_at IS NULL AND a.end_at > ?
                        AND cast(a.end_at AT TIME ZONE 'UTC' AS date) = day)
                    """, now), empty());
            var series = given.admin().get("series", "name", "endings").ok();
            assertThat(series.time("endings.countedDateTime"), is(now));
            assertThat(series.<List<?>>json("endings.weeks").size(), is(13));
            assertThat(series.text("endings.weeks[0].date"), is(day(now)));
            assertThat("seed " + seed, series.<List<Integer>>json("endings.weeks.endings").stream().mapToLong(Integer::longValue).sum(), is(database.count(
                    "SELECT count(*) FROM assignment a WHERE a.ended_at IS NULL AND a.end_at > ? AND a.end_at < date_trunc('day', ? AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' + interval '2184 hours'",
                    now, now)));
        }
    }

    /** Begun on one of the days; some without an end, some removed before it, some over and not ended by anybody; some of it at midnight. */
    private void assign(Random random) {
        var start = moment(random, START.minus(Duration.ofDays(BEFORE)), BEFORE + AFTER);
        var end = random.nextInt(5) == 0 ? null : moment(random, start.plus(Duration.ofHours(1)), 1 + random.nextInt(BEFORE));
        if (end != null && !end.isAfter(start)) {
            end = start.plus(Duration.ofHours(1));
        }
        var removed = random.nextInt(4) == 0 ? moment(random, start, 40) : null;
        var ended = removed != null && !removed.isBefore(start) ? removed : end != null && end.isBefore(START) && random.nextBoolean() ? end.plusSeconds(5) : null;
        assign(start, end, ended);
    }

    private static Instant moment(Random random, Instant from, int days) {
        var moment = from.plus(Duration.ofMinutes(random.nextInt(days * 24 * 60)));
        return random.nextInt(4) == 0 ? moment.truncatedTo(ChronoUnit.DAYS) : moment;
    }

    /** @param ended null where nobody ended it */
    private void assign(Instant start, Instant end, Instant ended) {
        database.run("""
                DO $$ BEGIN
                    PERFORM set_config('session_replication_role', 'replica', true);
                    INSERT INTO assignment (id, access_package_id, person_id, policy_version_id, request_id, state, start_at, end_at, ended_at, end_reason, version)
                    VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '%s', '%s', %s, %s, %s, 0);
                END $$
                """.formatted(ended == null ? "delivered" : "expired", start, text(end), text(ended), ended == null ? "NULL" : "'timeOver'"));
    }

    private static String text(Instant moment) {
        return moment == null ? "NULL" : "'%s'".formatted(moment);
    }

    private static String day(Instant moment) {
        return moment.toString().substring(0, 10);
    }
}
