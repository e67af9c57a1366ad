import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/**
 * Measures what is read, by one caller: how long an answer takes, the CPU of the program and of PostgreSQL, and how many statements. {@code read}
 * beside it builds and runs this.
 */
class Read {

    private static final int ROLES = 3;
    /** The organization whose sponsor has long pages of what waits for them. */
    private static final int BUSY = 1;
    private static final int WAITING = 300;
    /** Further people of that organization, who ask, and where their numbers begin. */
    private static final int ASKING = 100;
    private static final int FURTHER = 100_000_000;
    /** How many of the people have a session. */
    private static final int SIGNED_IN = 1_000;
    private static final double TOO_LONG = 5_000;

    private final Options options;
    private final List<Integer> sizes;
    private final int organizations;
    private final int packages;
    private final int calls;
    private final int warm;
    private final int seconds;
    private final int secondsOfList;
    /** The same for both sides. */
    private final Random random = new Random(11);

    private Read(Options options) {
        this.options = options;
        sizes = options.numbers("roles", "300000,3000000");
        organizations = options.number("organizations", 10_000);
        packages = options.number("packages", 20_000);
        calls = options.number("calls", 4_000);
        warm = options.number("warm", 15);
        seconds = options.number("seconds", 10);
        secondsOfList = options.number("secondsOfList", 4);
    }

    /** What is called next. */
    private interface Call {

        Side.Answer of(Side side) throws Exception;
    }

    public static void main(String... arguments) throws Exception {
        new Read(new Options(arguments)).run();
    }

    private void run() throws Exception {
        var sides = Side.start(options, Side.Jobs.whenCalled);
        try {
            Heading.print("read", options, sides);
            var table = new Table(sides);
            Side.together(sides, this::begin);
            var people = 0;
            for (var roles : sizes) {
                var from = people + 1;
                var to = roles / ROLES;
                Side.together(sides, side -> fill(side, from, to));
                people = to;
                checkAccess(sides, table, roles, people);
            }
            lists(sides, table, people);
            table.print();
        } finally {
            Side.close(sides);
        }
    }

    private String ofPackage() {
        return "1 + (n - 1) %% %d".formatted(packages);
    }

    private void begin(Side side) throws SQLException {
        var fill = new Fill(side.postgres);
        fill.organizations(organizations);
        fill.packages(1, packages, ROLES, "CASE WHEN n % 2 = 0 THEN 'specificOrganizations' ELSE 'allConfiguredOrganizations' END");
        fill.run(1, packages, """
                INSERT INTO policy_version_organization (policy_version_id, organization_id)
                SELECT {version}, {organization of 1 + (n * 7 + other * 13) %% %d} {numbers}, generate_series(1, 3) other WHERE n %% 2 = 0
                ON CONFLICT DO NOTHING
                """.formatted(organizations));
    }

    private void fill(Side side, int from, int to) throws SQLException {
        var fill = new Fill(side.postgres);
        fill.people(from, to, organizations);
        if (from == 1) {
            fill.sessions(1, Math.min(SIGNED_IN, to), organizations);
        }
        fill.assignments(from, to, organizations, ROLES, "delivered", ofPackage(), "now() + interval '90 days'");
        fill.stages(from, to, organizations, ofPackage());
        fill.settle();
    }

    private void checkAccess(List<Side> sides, Table table, int roles, int people) throws Exception {
        Call call = side -> {
            var person = 1 + random.nextInt(people);
            return side.get("check-access?connector=local&role=member&person=%s&originId=team-%d".formatted(
                    encoded(Fill.emailOf(person, organizations)), role(person)), side.administrator);
        };
        if (roles == sizes.get(0)) {
            for (var side : sides) {
                call(side, Integer.MAX_VALUE, warm, call);
            }
        }
        measure(sides, table, "`check-access` at %,d roles".formatted(roles), calls, seconds, call);
        for (var side : sides) {
            bareJoin(side, table, "limit: a join at %,d roles".formatted(roles), people);
        }
    }

    /** The first of the package that a person holds. */
    private int role(int person) {
        return (person - 1) % packages * ROLES + 1;
    }

    private void bareJoin(Side side, Table table, String figure, int people) throws SQLException {
        try (var connection = side.postgres.connect(); var statement = connection.prepareStatement("""
                SELECT a.id, a.end_at, k.id, k.display_name, g.held FROM person p JOIN resource r ON r.connector_id = ?::uuid AND r.origin_id = ?
                JOIN resource_role o ON o.resource_id = r.id AND o.name = ? JOIN assignment a ON a.person_id = p.id AND a.ended_at IS NULL
                    AND a.start_at <= now() AND (a.end_at IS NULL OR a.end_at > now())
                JOIN access_package_role of ON of.access_package_id = a.access_package_id AND of.resource_role_id = o.id
                JOIN access_package k ON k.id = a.access_package_id
                LEFT JOIN role_grant g ON g.person_id = p.id AND g.resource_role_id = o.id WHERE p.email = ? AND p.state <> 'deleted'
                """)) {
            bareJoin(statement, people, calls / 4);
            var before = side.used();
            var times = bareJoin(statement, people, calls);
            table.put(figure, side, "%.2f / %.2f ms; PostgreSQL %.2f", times.percentile(50), times.percentile(99),
                    side.used().minus(before).database() / times.count());
        }
    }

    private Times bareJoin(PreparedStatement statement, int people, int calls) throws SQLException {
        var times = new Times();
        for (int i = 0; i < calls; i++) {
            var person = 1 + random.nextInt(people);
            statement.setString(1, Fill.LOCAL);
            statement.setString(2, "team-" + role(person));
            statement.setString(3, "member");
            statement.setString(4, Fill.emailOf(person, organizations));
            var begun = System.nanoTime();
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("Nothing is found of " + person);
                }
            }
            times.add(Times.since(begun));
        }
        return times;
    }

    private void lists(List<Side> sides, Table table, int people) throws Exception {
        Side.together(sides, this::wait);
        var signedIn = Math.min(SIGNED_IN, people);
        measure(sides, table, "`whoami`", calls, seconds,
                side -> side.get("whoami", Fill.token(Fill.emailOf(1 + random.nextInt(signedIn), organizations))));
        var organization = Kind.organization.id(7);
        list(sides, table, "available-packages?", Fill.token(Fill.emailOf(7, organizations)));
        list(sides, table, "pending-approvals?", Fill.token(Fill.emailOfSponsor(BUSY)));
        list(sides, table, "requests?", null);
        list(sides, table, "requests?organizationId=" + organization + "&", null);
        list(sides, table, "requests?state=pendingApproval&", null);
        list(sides, table, "requests?state=delivered&", null);
        list(sides, table, "people?search=person%2077&", null);
        list(sides, table, "people?search=p77&", null);
        list(sides, table, "people?organizationId=" + organization + "&", null);
        measure(sides, table, "`my-organization`", calls / 40, secondsOfList, side -> side.get("my-organization", Fill.token(Fill.emailOfSponsor(7))));
    }

    /** Has requests wait for one sponsor, the oldest of all. */
    private void wait(Side side) throws SQLException {
        var fill = new Fill(side.postgres);
        fill.run(FURTHER, FURTHER + ASKING - 1, """
                INSERT INTO person (id, kind, state, email, email_domain, display_name, governed, created_at, version)
                SELECT {person}, 'guest', 'active', 'p' || n || '@o%1$d.example', 'o%1$d.example', 'Asking ' || n, true,
                    now() - interval '2 years' + n * interval '1 millisecond', 0
                """.formatted(BUSY));
        // Each of them asks for several packages.
        fill.run(FURTHER, FURTHER + WAITING - 1, """
                INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, organization_id, justification,
                    created_at, version)
                SELECT {request}, 'userAdd', 'pendingApproval', {accessPackage of k}, {version of k}, {person of %1$d + n %% %2$d},
                    {organization of %3$d}, 'I test the pumps.', now() - interval '100 days' + n * interval '1 millisecond', 1
                {numbers}, LATERAL (SELECT 1 + (n - %1$d) / %2$d AS k) package
                """.formatted(FURTHER, ASKING, BUSY), """
                INSERT INTO request_stage (id, request_id, approval_stage_id, number, state, opened_at, due_at)
                SELECT {stage}, {request}, {stageOfVersion of 1 + (n - %d) / %d}, 1, 'open', now() - interval '3 days' + n * interval '1 millisecond',
                    now() + interval '10 days'
                """.formatted(FURTHER, ASKING), """
                INSERT INTO stage_approver (id, stage_id, person_id, part, kind, asked_at)
                SELECT {asked}, {stage}, {sponsor of %d}, 'primary', 'externalSponsors', now()
                """.formatted(BUSY));
        fill.settle();
    }

    /** @param token null for the administrator's */
    private void list(List<Side> sides, Table table, String path, String token) throws Exception {
        for (var limit : List.of(50, 200)) {
            measure(sides, table, "`" + path.replaceFirst("=[0-9a-f-]{36}", "=…") + "limit=" + limit + "`", calls / 40, secondsOfList,
                    side -> side.get(path + "limit=" + limit, token == null ? side.administrator : token));
        }
    }

    /** Calls again and again, so often at most and for so long: half of that to warm up first, and once at least. */
    private void measure(List<Side> sides, Table table, String figure, int most, int seconds, Call call) throws Exception {
        for (var side : sides) {
            var first = call.of(side);
            if (first.milliseconds() > TOO_LONG) {
                // What was given up goes on in the server otherwise, beside what is measured next.
                side.stopStatements();
                table.put(figure, side, "%s after %.1f s", first.status(), first.milliseconds() / 1_000);
                continue;
            }
            if (first.status() != 200 || first.body().contains("\"items\":[]")) {
                throw new IllegalStateException(figure + ": " + first.status() + " " + first.body());
            }
            call(side, most / 2, seconds / 2.0, call);
            var before = side.used();
            var times = call(side, most, seconds, call);
            var used = side.used().minus(before);
            double count = times.count();
            table.put(figure, side, "%.1f / %.1f ms; %.2f + %.2f ms; %.1f, once %s", times.percentile(50), times.percentile(99), used.jvm() / count,
                    used.database() / count, used.statements() / count, side.counted(() -> call.of(side)));
        }
    }

    private static Times call(Side side, int most, double seconds, Call call) throws Exception {
        var times = new Times();
        var begun = System.nanoTime();
        do {
            times.add(call.of(side).milliseconds());
        } while (times.count() < most && Times.since(begun) < seconds * 1_000);
        return times;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
