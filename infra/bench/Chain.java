import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Measures the chain that the product is for: somebody asks, their sponsor approves, the role is given, both are told. Each time it is
 * another guest of another organization, who had nothing before. {@code chain} beside it builds and runs this.
 */
class Chain {

    private static final Pattern DONE = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern A_SECOND = Pattern.compile("tps = ([\\d.]+) \\(without initial connection time\\)");
    /** Of those that were logged, the shortest has nothing of a job in it that came by. */
    private static final int LOGGED = 3;
    private static final int MOMENT = 20;

    private final Options options;
    private final int organizations;
    private final int callers;
    private final List<Measured> measured = new ArrayList<>();

    private Chain(Options options) {
        this.options = options;
        organizations = options.number("organizations", 5_000);
        callers = options.number("callers", 8);
    }

    /** A side, and what was measured of it. */
    private static final class Measured {

        final Side side;
        final AtomicInteger turn = new AtomicInteger();
        final Times submit = new Times();
        final Times approve = new Times();
        final Times delivered = new Times();
        final List<Double> aSecond = new ArrayList<>();
        final List<Double> toldASecond = new ArrayList<>();
        final List<Double> unprepared = new ArrayList<>();
        final List<Double> prepared = new ArrayList<>();
        final List<Double> jvm = new ArrayList<>();
        final List<Double> database = new ArrayList<>();
        final List<Double> databaseUnprepared = new ArrayList<>();
        final List<Double> databasePrepared = new ArrayList<>();
        LoggedChain logged;
        Path script;

        Measured(Side side) {
            this.side = side;
        }
    }

    public static void main(String... arguments) throws Exception {
        new Chain(new Options(arguments)).run();
    }

    private void run() throws Exception {
        var warm = options.number("warm", 300);
        var single = options.number("single", 60);
        var chains = options.number("chains", 160);
        var rounds = options.number("rounds", 2);
        var seconds = options.number("seconds", 8);
        if (warm + single + chains * rounds + LOGGED > organizations) {
            throw new IllegalArgumentException("More chains than organizations: a sponsor who is asked again is told later");
        }
        var sides = Side.start(options, Side.Jobs.byThemselves);
        try {
            Heading.print("chain", options, sides);
            Side.together(sides, this::fill);
            sides.forEach(side -> measured.add(new Measured(side)));
            for (var it : measured) {
                together(it, warm);
                log(it);
            }
            for (int i = 0; i < single; i++) {
                for (var it : measured) {
                    alone(it);
                }
            }
            for (int round = 0; round < rounds; round++) {
                for (var it : measured) {
                    round(it, chains, seconds);
                }
            }
            print(sides);
        } finally {
            Side.close(sides);
        }
    }

    private void fill(Side side) throws SQLException {
        var fill = new Fill(side.postgres);
        fill.organizations(organizations);
        fill.people(1, 4 * organizations, organizations);
        fill.sessions(1, organizations, organizations);
        fill.packages(1, 1, 1, "'allConfiguredOrganizations'");
        // What pgbench does must not meet what was done before.
        side.postgres.run("CREATE SEQUENCE bench.turn START " + (organizations + 1));
        fill.settle();
    }

    private Side.Answer submit(Side side, int person) throws IOException, InterruptedException {
        return check(201, side.post("submit-request", Fill.token(Fill.emailOf(person, organizations)),
                "{\"packageId\":\"%s\",\"justification\":\"I test the pumps until spring.\"}".formatted(Kind.accessPackage.id(1))));
    }

    private Side.Answer approve(Side side, int person, String request) throws IOException, InterruptedException {
        return check(200, side.post("approve-request", Fill.token(Fill.emailOfSponsor(Fill.organizationOf(person, organizations))),
                "{\"requestId\":\"%s\",\"justification\":\"They test our pumps.\"}".formatted(request)));
    }

    private static Side.Answer check(int status, Side.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer;
    }

    /** So many chains by several callers, each of whom goes on as soon as they are answered; answers when the last one was. */
    private void together(Measured it, int chains) throws Exception {
        var last = it.turn.get() + chains;
        try (var all = new Callers(callers)) {
            all.run(() -> {
                for (var person = it.turn.incrementAndGet(); person <= last; person = it.turn.incrementAndGet()) {
                    approve(it.side, person, submit(it.side, person).id());
                }
                return null;
            });
        }
        it.turn.set(last);
    }

    /** Waits until all is delivered, and everybody told. */
    private static void awaitTold(Side side) throws SQLException, InterruptedException {
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        try (var connection = side.postgres.connect(); var statement = connection.prepareStatement("""
                SELECT EXISTS (SELECT FROM message WHERE state = 'pending') OR EXISTS (SELECT FROM assignment_request WHERE state = 'delivering')
                """)) {
            while (true) {
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    if (!rows.getBoolean(1)) {
                        return;
                    }
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(side.name + ": not delivered and told within a minute");
                }
                TimeUnit.MILLISECONDS.sleep(MOMENT);
            }
        }
    }

    private void alone(Measured it) throws Exception {
        var person = it.turn.incrementAndGet();
        var submitted = submit(it.side, person);
        it.submit.add(submitted.milliseconds());
        awaitTold(it.side);
        try (var watcher = new Callers(1)) {
            var begun = System.nanoTime();
            var delivered = watcher.start(() -> awaitDelivered(it.side, submitted.id(), begun));
            it.approve.add(approve(it.side, person, submitted.id()).milliseconds());
            it.delivered.add(delivered.get());
        }
        awaitTold(it.side);
    }

    /** Milliseconds until others see in the database that a request is delivered. */
    private static double awaitDelivered(Side side, String request, long begun) throws SQLException, InterruptedException {
        try (var connection = side.postgres.connect();
                var statement = connection.prepareStatement("SELECT state FROM assignment_request WHERE id = '" + request + "'")) {
            while (true) {
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    if (rows.getString(1).equals("delivered")) {
                        return Times.since(begun);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    private void round(Measured it, int chains, int seconds) throws Exception {
        awaitTold(it.side);
        var before = it.side.used();
        var begun = System.nanoTime();
        together(it, chains);
        it.aSecond.add(chains * 1_000 / Times.since(begun));
        awaitTold(it.side);
        it.toldASecond.add(chains * 1_000 / Times.since(begun));
        var used = it.side.used().minus(before);
        it.jvm.add(used.jvm() / chains);
        it.database.add(used.database() / chains);
        it.unprepared.add(pgbench(it, "extended", seconds, it.databaseUnprepared));
        it.prepared.add(pgbench(it, "prepared", seconds, it.databasePrepared));
        System.err.printf("%s: %.1f chains/s, %.1f unprepared and %.1f prepared by pgbench%n", it.side.name, last(it.aSecond), last(it.unprepared),
                last(it.prepared));
    }

    private double pgbench(Measured it, String mode, int seconds, List<Double> database) throws Exception {
        var before = it.side.postgres.cpu();
        var output = it.side.postgres.client("pgbench", "-n", "-f", it.script.toString(), "-M", mode, "-c", String.valueOf(callers), "-j", "2",
                "-T", String.valueOf(seconds));
        database.add((it.side.postgres.cpu() - before) / Double.parseDouble(found(DONE, output)));
        awaitTold(it.side);
        checkDone(it.side);
        return Double.parseDouble(found(A_SECOND, output));
    }

    /** Fails where what pgbench has done is not what a chain does. */
    private void checkDone(Side side) throws SQLException {
        var asked = side.postgres.number("SELECT count(*) FROM assignment_request");
        var given = side.postgres.number("SELECT count(*) FROM local_membership");
        if (asked != given) {
            throw new IllegalStateException("%s: of %d requests %d came to an end".formatted(side.name, asked, given));
        }
    }

    /** What one chain has the database do. */
    private void log(Measured it) throws Exception {
        var shortest = 0;
        for (int i = 0; i < LOGGED; i++) {
            var person = it.turn.incrementAndGet();
            var request = new String[1];
            var submitted = it.side.postgres.logged(() -> {
                request[0] = submit(it.side, person).id();
                awaitTold(it.side);
                return null;
            });
            var approved = it.side.postgres.logged(() -> {
                approve(it.side, person, request[0]);
                awaitTold(it.side);
                return null;
            });
            var logged = new LoggedChain(submitted, approved);
            if (it.logged == null || logged.whole().statements() < it.logged.whole().statements()) {
                it.logged = logged;
                shortest = person;
            }
        }
        it.script = Files.writeString(it.side.postgres.directory.resolve("chain.sql"), it.logged.script(organizations, shortest,
                madeByTheDatabase(it.side, it.logged.idsNotInserted()), sql -> refusal(it.side, sql)));
    }

    private static Optional<String> refusal(Side side, String sql) {
        try {
            side.postgres.run("PREPARE one AS " + sql);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Of ids that the database has made in the chain that was logged: how the row is found in another one. */
    private static Map<String, String> madeByTheDatabase(Side side, List<String> ids) throws SQLException {
        var found = new HashMap<String, String>();
        for (var id : ids) {
            var role = side.postgres.texts("SELECT resource_role_id FROM role_grant WHERE id = '" + id + "'");
            var message = side.postgres.texts("SELECT kind, person_id FROM message WHERE id = '" + id + "'");
            if (!role.isEmpty()) {
                found.put(id, "(SELECT g.id::text FROM role_grant g WHERE g.person_id = %s AND g.resource_role_id = '%s')"
                        .formatted(Kind.person.id("p"), role.get(0)));
            } else if (!message.isEmpty()) {
                var recipient = Kind.of(message.get(1)) == Kind.person ? Kind.person.id("p") : Kind.sponsor.id("o");
                found.put(id, "(SELECT m.id::text FROM message m WHERE m.person_id = %s AND m.kind = '%s' LIMIT 1)".formatted(recipient, message.get(0)));
            } else {
                System.err.printf("%s: nobody knows the id %s, which pgbench makes up%n", side.name, id);
            }
        }
        return found;
    }

    private void print(List<Side> sides) {
        var table = new Table(sides);
        for (var it : measured) {
            var best = mean(it.prepared);
            table.put("chains/s, submitted and approved by " + callers + " callers", it.side, "%.1f (%s)", mean(it.aSecond), each(it.aSecond));
            table.put("the same until delivered and told", it.side, "%.1f (%s)", mean(it.toldASecond), each(it.toldASecond));
            table.put("limit: the same statements by `pgbench`, unprepared, a second", it.side, "%.1f (%s)", mean(it.unprepared), each(it.unprepared));
            table.put("limit: prepared, a second", it.side, "%.1f (%s)", best, each(it.prepared));
            table.put("approved, of prepared `pgbench`", it.side, "%.0f %%", 100 * mean(it.aSecond) / best);
            table.put("told, of prepared `pgbench`", it.side, "%.0f %%", 100 * mean(it.toldASecond) / best);
            table.put("CPU a whole chain, delivered and told, ms: JVM", it.side, "%.1f", mean(it.jvm));
            table.put("PostgreSQL", it.side, "%.1f", mean(it.database));
            table.put("PostgreSQL for `pgbench`, unprepared", it.side, "%.1f", mean(it.databaseUnprepared));
            table.put("PostgreSQL for `pgbench`, prepared", it.side, "%.1f", mean(it.databasePrepared));
            table.put("one caller, ms: submit p50", it.side, "%.1f", it.submit.percentile(50));
            table.put("approve p50", it.side, "%.1f", it.approve.percentile(50));
            table.put("from the call that approves until delivered, p50", it.side, "%.1f", it.delivered.percentile(50));
            table.put("statements/transactions: submit", it.side, "%s", it.logged.untilSubmitted());
            table.put("what follows: a letter to the sponsor", it.side, "%s", it.logged.afterSubmitted());
            table.put("approve", it.side, "%s", it.logged.untilApproved());
            table.put("what follows: the account, the role, a letter", it.side, "%s", it.logged.afterApproved());
            table.put("the whole chain", it.side, "%s", it.logged.whole());
        }
        table.print();
    }

    private static double mean(List<Double> figures) {
        return figures.stream().mapToDouble(it -> it).average().orElse(Double.NaN);
    }

    private static String each(List<Double> figures) {
        return figures.stream().map(it -> String.format(Locale.ROOT, "%.1f", it)).collect(Collectors.joining(", "));
    }

    private static double last(List<Double> figures) {
        return figures.get(figures.size() - 1);
    }

    private static String found(Pattern pattern, String output) {
        var found = pattern.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException(output);
        }
        return found.group(1);
    }
}
