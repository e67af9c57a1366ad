import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Measures what it costs to end assignments that are due at the same moment, of guests who hold a package of three roles and nothing else:
 * by {@code expire-assignments} with its usual batch, and by one statement that does the same for as many. {@code expire} beside it builds and
 * runs this.
 */
class Expire {

    private static final int ROLES = 3;
    private static final int BATCH = 500;
    private static final String OF_MANY = "1 + (n - 1) %% %d";
    private static final String IN_A_WHILE = "now() + interval '90 days'";
    private static final String JUST_NOW = "date_trunc('hour', now()) - interval '1 hour'";
    private static final Pattern ENDED = Pattern.compile("\"ended\":(\\d+)");
    /** What {@code expire-assignments} leaves behind, in one statement for as many as are wanted. */
    private static final String BARE = """
            WITH due AS MATERIALIZED (
                SELECT id, person_id, access_package_id, end_at FROM assignment WHERE ended_at IS NULL AND end_at <= now()
                ORDER BY end_at, id LIMIT %d FOR UPDATE),
            ended AS (
                UPDATE assignment a SET state = 'expired', ended_at = now(), end_reason = 'timeOver', version = version + 1 FROM due
                WHERE a.id = due.id),
            revoked AS (
                UPDATE role_grant g SET wanted = false, wanted_since = now(), tries = 0, next_try_at = now(), last_error = NULL
                FROM due JOIN access_package_role r ON r.access_package_id = due.access_package_id
                WHERE g.person_id = due.person_id AND g.resource_role_id = r.resource_role_id),
            blocked AS (
                UPDATE person p SET blocked_without_access = true, without_access_since = now(), delete_at = now() + interval '30 days',
                    version = version + 1 FROM due WHERE p.id = due.person_id),
            accounts AS (
                UPDATE account a SET wanted = 'blocked', tries = 0, next_try_at = now(), last_error = NULL FROM due
                WHERE a.person_id = due.person_id),
            told AS (
                INSERT INTO message (id, kind, cause, recipient, person_id, facts, state, created_at, tries, next_try_at)
                SELECT gen_random_uuid(), 'accessEnded', 'assignment:' || due.id || ':ended', p.email, p.id,
                    jsonb_build_object('assignment', due.id), 'pending', now(), 0, now() FROM due JOIN person p ON p.id = due.person_id),
            recorded AS (
                INSERT INTO audit_event (id, at, action, actor_kind, subject_kind, subject_id, before, after)
                SELECT gen_random_uuid(), now(), 'assignment.expired', 'system', 'assignment', id, jsonb_build_object('endDateTime', end_at),
                    jsonb_build_object('state', 'expired', 'person', person_id, 'accessPackage', access_package_id) FROM due
                UNION ALL
                SELECT gen_random_uuid(), now(), 'guest.withoutAccess', 'system', 'person', person_id, NULL,
                    jsonb_build_object('blockedWithoutAccess', true, 'deleteDateTime', now() + interval '30 days') FROM due)
            SELECT count(*) FROM due
            """;

    private final List<Integer> sizes;
    private final int mostDue;
    private final int rounds;
    private final int organizations;
    private final int packages;
    private final int holders;
    private final int warm;
    private final Options options;
    private final Map<Side, Integer> people = new HashMap<>();

    private Expire(Options options) {
        this.options = options;
        sizes = options.numbers("sizes", "10000,300000,1000000");
        mostDue = options.number("due", 10_000);
        rounds = options.number("rounds", 2);
        organizations = options.number("organizations", 1_000);
        packages = options.number("packages", 20_000);
        holders = options.number("holders", 30_000);
        warm = options.number("warm", 5_000);
    }

    /** Of several turns together. */
    private static final class Ended {

        private long rows;
        private double milliseconds;
        private double jvm;
        private double database;

        private void add(long ended, double took, Side.Used used) {
            rows += ended;
            milliseconds += took;
            jvm += used.jvm();
            database += used.database();
        }

        private double aSecond() {
            return rows * 1_000 / milliseconds;
        }
    }

    public static void main(String... arguments) throws Exception {
        new Expire(new Options(arguments)).run();
    }

    private void run() throws Exception {
        var sides = Side.start(options, Side.Jobs.whenCalled);
        try {
            Heading.print("expire", options, sides);
            var table = new Table(sides);
            Side.together(sides, this::begin);
            warm(sides);
            for (var live : sizes) {
                measure(sides, table, live);
            }
            if (holders > 0) {
                measureHolders(sides, table);
            }
            table.print();
        } finally {
            Side.close(sides);
        }
    }

    private void begin(Side side) throws SQLException {
        var fill = new Fill(side.postgres);
        fill.organizations(organizations);
        // The last two are held by many.
        fill.packages(1, packages + 2, ROLES, "'allConfiguredOrganizations'");
    }

    private void warm(List<Side> sides) throws Exception {
        Side.together(sides, side -> hold(side, warm, OF_MANY.formatted(packages), JUST_NOW));
        for (var side : sides) {
            call(side, warm / BATCH, new Ended());
        }
    }

    private void measure(List<Side> sides, Table table, int live) throws Exception {
        var due = Math.min(mostDue, Math.max(BATCH, live / 10 / BATCH * BATCH));
        Side.together(sides, side -> {
            hold(side, 2 * rounds * due, OF_MANY.formatted(packages), JUST_NOW);
            var there = (int) side.postgres.number("SELECT count(*) FROM assignment WHERE ended_at IS NULL AND end_at > now()");
            hold(side, Math.max(0, live - there), OF_MANY.formatted(packages), IN_A_WHILE);
            new Fill(side.postgres).settle();
        });
        var byProgram = new HashMap<Side, Ended>();
        var byStatement = new HashMap<Side, Ended>();
        for (int round = 0; round < rounds; round++) {
            for (var side : sides) {
                call(side, due / BATCH, byProgram.computeIfAbsent(side, it -> new Ended()));
                bare(side, due, byStatement.computeIfAbsent(side, it -> new Ended()));
            }
        }
        for (var side : sides) {
            var program = byProgram.get(side);
            var statement = byStatement.get(side);
            table.put("%,d live: rows/s by `expire-assignments`".formatted(live), side, "%.0f", program.aSecond());
            table.put("%,d live: limit, rows/s by one statement".formatted(live), side, "%.0f", statement.aSecond());
            table.put("%,d live: of the limit".formatted(live), side, "%.0f %%", 100 * program.aSecond() / statement.aSecond());
            table.put("%,d live: CPU a row, ms: JVM + PostgreSQL; limit".formatted(live), side, "%.3f + %.3f; %.3f", program.jvm / program.rows,
                    program.database / program.rows, statement.database / statement.rows);
        }
    }

    /** Everybody holds one package, and all of them lose it in the same second. */
    private void measureHolders(List<Side> sides, Table table) throws Exception {
        Side.together(sides, side -> {
            hold(side, holders, String.valueOf(packages + 1), JUST_NOW);
            new Fill(side.postgres).settle();
        });
        for (var side : sides) {
            var ended = new Ended();
            var answer = call(side, 1_000, ended);
            var figure = "%,d holders of one package: `expire-assignments`".formatted(holders);
            if (answer.status() == 200) {
                table.put(figure, side, "%d ended, %.0f rows/s", ended.rows, ended.aSecond());
            } else {
                table.put(figure, side, "%d after %.1f s, %d ended", answer.status(), answer.milliseconds() / 1_000, ended.rows);
                side.stopStatements();
                bare(side, holders, new Ended());
            }
        }
        Side.together(sides, side -> {
            hold(side, holders, String.valueOf(packages + 2), JUST_NOW);
            new Fill(side.postgres).settle();
        });
        for (var side : sides) {
            var ended = new Ended();
            bare(side, holders, ended);
            table.put("%,d holders of one package: limit, one statement".formatted(holders), side, "%d ended, %.0f rows/s", ended.rows, ended.aSecond());
        }
    }

    private void hold(Side side, int count, String ofPackage, String endAt) throws SQLException {
        if (count == 0) {
            return;
        }
        var from = people.getOrDefault(side, 0) + 1;
        var to = from + count - 1;
        var fill = new Fill(side.postgres);
        fill.people(from, to, organizations);
        fill.accounts(from, to);
        fill.assignments(from, to, organizations, ROLES, "delivered", ofPackage, endAt);
        synchronized (people) {
            people.put(side, to);
        }
    }

    private Side.Answer call(Side side, int batches, Ended ended) throws Exception {
        var before = side.used();
        var answer = side.post("expire-assignments", side.administrator, "{\"batchSize\":%d,\"maxBatches\":%d}".formatted(BATCH, batches));
        var found = ENDED.matcher(answer.body());
        ended.add(found.find() ? Long.parseLong(found.group(1)) : 0, answer.milliseconds(), side.used().minus(before));
        return answer;
    }

    private static void bare(Side side, int count, Ended ended) throws SQLException {
        var before = side.used();
        var begun = System.nanoTime();
        var rows = side.postgres.number(BARE.formatted(count));
        ended.add(rows, Times.since(begun), side.used().minus(before));
    }
}
