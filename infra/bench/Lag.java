import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long after the moment at which access ends its role is gone in the local directory, of several hundred people whose ends are
 * spread over a minute, by the program as it comes. {@code lag} beside it builds and runs this.
 */
class Lag {

    private static final int ORGANIZATIONS = 100;
    private static final int PACKAGES = 20;
    private static final String OF_PACKAGE = "1 + (n - 1) % " + PACKAGES;
    /** Far less than what is measured. */
    private static final int MOMENT = 20;

    private final Options options;
    private final int ends;
    private final int spread;
    private final int ahead;

    private Lag(Options options) {
        this.options = options;
        ends = options.number("ends", 300);
        spread = options.number("seconds", 60);
        ahead = options.number("ahead", 25);
    }

    public static void main(String... arguments) throws Exception {
        new Lag(new Options(arguments)).run();
    }

    private void run() throws Exception {
        var sides = Side.start(options, Side.Jobs.byThemselves);
        try {
            Heading.print("lag", options, sides);
            var table = new Table(sides);
            Side.together(sides, side -> measure(side, table));
            table.print();
        } finally {
            Side.close(sides);
        }
    }

    private void measure(Side side, Table table) throws Exception {
        var first = Instant.now().plusSeconds(ahead);
        begin(side, first);
        var swept = new Times();
        var gone = new Times();
        watch(side, first, swept, gone);
        for (var times : List.of(swept, gone)) {
            var what = times == swept ? "swept" : "gone in `local`";
            table.put("after its end, s: " + what + ", p50", side, "%.2f", times.percentile(50) / 1_000);
            table.put("after its end, s: " + what + ", p99", side, "%.2f", times.percentile(99) / 1_000);
            table.put("after its end, s: " + what + ", the last of " + ends, side, "%.2f", times.percentile(100) / 1_000);
        }
    }

    private void begin(Side side, Instant first) throws SQLException {
        var fill = new Fill(side.postgres);
        fill.organizations(ORGANIZATIONS);
        fill.packages(1, PACKAGES, 1, "'allConfiguredOrganizations'");
        fill.people(1, ends, ORGANIZATIONS);
        fill.accounts(1, ends);
        fill.memberships(1, ends, OF_PACKAGE);
        fill.assignments(1, ends, ORGANIZATIONS, 1, "delivered", OF_PACKAGE,
                "'%s'::timestamptz + n * interval '%d milliseconds'".formatted(first, pause()));
        fill.settle();
    }

    private long pause() {
        return spread * 1_000L / ends;
    }

    private void watch(Side side, Instant first, Times swept, Times gone) throws SQLException, InterruptedException {
        var end = first.plusSeconds(spread + 60);
        var known = new HashSet<String>();
        try (var connection = side.postgres.connect(); var statement = connection.prepareStatement("""
                SELECT n, a.ended_at IS NOT NULL, m.external_id IS NULL FROM generate_series(1, %d) n JOIN assignment a ON a.id = %s
                LEFT JOIN local_membership m ON m.external_id = a.person_id::text WHERE a.end_at < now()
                """.formatted(ends, Kind.assignment.id("n")))) {
            while (gone.count() < ends && Instant.now().isBefore(end)) {
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        var lag = Duration.between(first.plusMillis(rows.getLong(1) * pause()), Instant.now()).toNanos() / 1e6;
                        note(rows.getBoolean(2), "swept " + rows.getLong(1), known, swept, lag);
                        note(rows.getBoolean(3), "gone " + rows.getLong(1), known, gone, lag);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(MOMENT);
            }
        }
        if (gone.count() < ends) {
            throw new IllegalStateException("%s: %d of %d are gone a minute after the last end".formatted(side.name, gone.count(), ends));
        }
    }

    private static void note(boolean happened, String what, Set<String> known, Times times, double lag) {
        if (happened && known.add(what)) {
            times.add(lag);
        }
    }
}
