import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Measures local delivery: roles that are wanted, the first of people who have no account yet and further ones of those who have, by
 * {@code deliver}, against the same done by sets in SQL; and letters, by {@code send-messages} to a mail server that takes them all.
 * {@code deliver} beside it builds and runs this.
 */
class Deliver {

    private static final int ORGANIZATIONS = 1_000;
    private static final int PACKAGES = 100;
    /** The package whose holders are told. */
    private static final int TOLD = PACKAGES + 1;
    /** To warm up. */
    private static final int FEW = 300;
    private static final int BATCH = 100;
    private static final String OF_PACKAGE = "1 + (n - 1) % " + PACKAGES;
    private static final String IN_A_WHILE = "now() + interval '90 days'";
    private static final String JUST_NOW = "now() - interval '1 hour'";
    /** What {@code deliver} leaves behind, for as many as a run of it takes on. */
    private static final String BY_SET = """
            WITH due AS MATERIALIZED (
                SELECT g.id, g.person_id, r.connector_id, r.origin_id, o.name
                FROM role_grant g JOIN resource_role o ON o.id = g.resource_role_id JOIN resource r ON r.id = o.resource_id
                WHERE g.wanted AND NOT g.held AND g.next_try_at <= now() AND g.connector_id = '%s'
                ORDER BY g.next_try_at LIMIT 100 FOR UPDATE OF g SKIP LOCKED),
            directory AS (
                INSERT INTO local_account (external_id, email, created_at)
                SELECT p.id::text, p.email, now() FROM due JOIN person p ON p.id = due.person_id ON CONFLICT DO NOTHING),
            accounts AS (
                INSERT INTO account (person_id, connector_id, external_id, created_at) SELECT person_id, connector_id, person_id::text, now() FROM due
                ON CONFLICT DO NOTHING),
            memberships AS (
                INSERT INTO local_membership (external_id, origin_id, role, created_at) SELECT person_id::text, origin_id, name, now() FROM due
                ON CONFLICT DO NOTHING),
            held AS (UPDATE role_grant g SET held = true, next_try_at = NULL FROM due WHERE g.id = due.id),
            settled AS (
                UPDATE assignment a SET state = 'delivered', version = version + 1 FROM due
                WHERE a.person_id = due.person_id AND a.state = 'delivering' RETURNING a.id, a.request_id),
            answered AS (
                UPDATE assignment_request r SET state = 'delivered', completed_at = now(), version = version + 1 FROM settled
                WHERE r.id = settled.request_id),
            recorded AS (
                INSERT INTO audit_event (id, at, action, actor_kind, subject_kind, subject_id, after)
                SELECT gen_random_uuid(), now(), 'assignment.delivered', 'system', 'assignment', id, jsonb_build_object('state', 'delivered')
                FROM settled)
            SELECT count(*) FROM due
            """.formatted(Fill.LOCAL);

    private final Options options;
    private final int grants;
    private final int letters;
    private final int seconds;
    private final Map<Side, Integer> people = new HashMap<>();

    private Deliver(Options options) {
        this.options = options;
        grants = options.number("grants", 10_000);
        letters = options.number("letters", 3_000);
        seconds = options.number("seconds", 20);
    }

    /** How many were done, in which time, and with what. */
    private record Done(long count, double milliseconds, Side.Used used) {

        double aSecond() {
            return count * 1_000 / milliseconds;
        }

        String cpuOfOne() {
            return "%.2f + %.2f".formatted(used.jvm() / count, used.database() / count);
        }

        double statementsOfOne() {
            return used.statements() / (double) count;
        }
    }

    /** Does some; answers how many. */
    private interface Turn {

        long take() throws Exception;
    }

    public static void main(String... arguments) throws Exception {
        new Deliver(new Options(arguments)).run();
    }

    private void run() throws Exception {
        var sides = Side.start(options, Side.Jobs.whenCalled);
        try {
            Heading.print("deliver", options, sides);
            var table = new Table(sides);
            Side.together(sides, this::begin);
            grants(sides, table, "the first of a person", false);
            grants(sides, table, "a further one", true);
            letters(sides, table);
            table.print();
        } finally {
            Side.close(sides);
        }
    }

    private void begin(Side side) throws Exception {
        var fill = new Fill(side.postgres);
        fill.organizations(ORGANIZATIONS);
        fill.packages(1, TOLD, 1, "'allConfiguredOrganizations'");
        // Else letters would be sent beside.
        side.postgres.run("UPDATE policy_version SET notify_requestor = false WHERE id <> " + Kind.version.id(String.valueOf(TOLD)));
        want(side, FEW, false);
        upTo(side, FEW, () -> deliver(side));
        endAndTell(side, FEW);
        upTo(side, FEW, () -> send(side));
    }

    private void grants(List<Side> sides, Table table, String which, boolean account) throws Exception {
        Side.together(sides, side -> want(side, grants, account));
        for (var side : sides) {
            var done = upTo(side, grants, () -> deliver(side));
            table.put("grants/s, " + which, side, "%.0f", done.aSecond());
            table.put("CPU of " + which + ", ms: JVM + PostgreSQL", side, "%s", done.cpuOfOne());
            table.put("statements of " + which, side, "%.2f", done.statementsOfOne());
            leaveRest(side);
            want(side, BATCH, account);
            table.put("statements/transactions of %d of them in one call: %s".formatted(BATCH, which), side, "%s", side.counted(() -> deliver(side)));
            leaveRest(side);
        }
        Side.together(sides, side -> want(side, grants, account));
        for (var side : sides) {
            table.put("limit, grants/s by sets in SQL: " + which, side, "%.0f", upTo(side, grants, () -> side.postgres.number(BY_SET)).aSecond());
            leaveRest(side);
        }
    }

    private void letters(List<Side> sides, Table table) throws Exception {
        for (var side : sides) {
            endAndTell(side, letters);
        }
        for (var side : sides) {
            var before = side.mails.taken();
            var done = upTo(side, letters, () -> send(side));
            table.put("letters/s", side, "%.0f", done.aSecond());
            table.put("CPU of a letter, ms: JVM + PostgreSQL", side, "%s", done.cpuOfOne());
            table.put("statements of a letter", side, "%.2f", done.statementsOfOne());
            if (side.mails.taken() - before != done.count) {
                throw new IllegalStateException("%d letters arrived, %d were sent".formatted(side.mails.taken() - before, done.count));
            }
            side.postgres.run("UPDATE message SET state = 'dropped', next_try_at = NULL WHERE state = 'pending'");
            endAndTell(side, BATCH);
            table.put("statements/transactions of %d letters in one call".formatted(BATCH), side, "%s", side.counted(() -> send(side)));
        }
    }

    /** Has nobody see what there was no time for. */
    private static void leaveRest(Side side) throws SQLException {
        side.postgres.run("UPDATE role_grant SET next_try_at = NULL WHERE wanted <> held",
                "UPDATE assignment SET state = 'delivered' WHERE state = 'delivering'");
    }

    /** Has people wait for a role each. */
    private void want(Side side, int count, boolean account) throws SQLException {
        var first = next(side, count);
        var fill = new Fill(side.postgres);
        fill.people(first, first + count - 1, ORGANIZATIONS);
        if (account) {
            fill.accounts(first, first + count - 1);
        }
        fill.assignments(first, first + count - 1, ORGANIZATIONS, 1, "delivering", OF_PACKAGE, IN_A_WHILE);
        fill.settle();
    }

    /** Has people be told, a letter each, that their access is over. */
    private void endAndTell(Side side, int count) throws Exception {
        var first = next(side, count);
        var fill = new Fill(side.postgres);
        fill.people(first, first + count - 1, ORGANIZATIONS);
        fill.assignments(first, first + count - 1, ORGANIZATIONS, 1, "delivered", String.valueOf(TOLD), JUST_NOW);
        var answer = side.post("expire-assignments", side.administrator, "{}");
        leaveRest(side);
        fill.settle();
        var pending = side.postgres.number("SELECT count(*) FROM message WHERE state = 'pending'");
        if (pending != count) {
            throw new IllegalStateException("%d letters wait: %s".formatted(pending, answer.body()));
        }
    }

    private synchronized int next(Side side, int count) {
        var last = people.getOrDefault(side, 0);
        people.put(side, last + count);
        return last + 1;
    }

    private static long deliver(Side side) throws Exception {
        return number("granted", side.post("deliver", side.administrator, "{\"limit\":1000}"));
    }

    private static long send(Side side) throws Exception {
        return number("sent", side.post("send-messages", side.administrator, "{\"limit\":1000}"));
    }

    private static long number(String name, Side.Answer answer) {
        var found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(answer.body());
        if (!found.find()) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return Long.parseLong(found.group(1));
    }

    /** Takes turns until so many are done, or the time is over. */
    private Done upTo(Side side, long count, Turn turn) throws Exception {
        var before = side.used();
        var begun = System.nanoTime();
        var done = 0L;
        while (done < count && Times.since(begun) < seconds * 1_000) {
            var more = turn.take();
            if (more == 0) {
                break;
            }
            done += more;
        }
        return new Done(done, Times.since(begun), side.used().minus(before));
    }
}
