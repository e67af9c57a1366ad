import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Measures delivery through SCIM: roles that are wanted, the first of people who have no account yet and further ones of those who have, by
 * {@code deliver}, against a bare client that makes the same calls to the same server, as many at once. {@code remote} beside it builds and runs this.
 */
class Remote {

    private static final int ORGANIZATIONS = 1_000;
    private static final int PACKAGES = 100;
    /** To warm up. */
    private static final int FEW = 1_000;
    private static final int ONE_CALL = 1_000;
    private static final String OF_PACKAGE = "1 + (n - 1) % " + PACKAGES;
    private static final String IN_A_WHILE = "now() + interval '90 days'";

    private final Options options;
    private final int grants;
    private final int atOnce;
    private final List<Integer> milliseconds;
    private final Map<Side, Integer> people = new HashMap<>();
    private final Map<Side, String> connectors = new HashMap<>();

    private Remote(Options options) {
        this.options = options;
        grants = options.number("grants", 5_000);
        atOnce = options.number("atOnce", 8);
        milliseconds = options.numbers("milliseconds", "10,0");
    }

    public static void main(String... arguments) throws Exception {
        new Remote(new Options(arguments)).run();
    }

    private void run() throws Exception {
        var sides = Side.start(options, Side.Jobs.whenCalled);
        try (var server = new ScimSink()) {
            Heading.print("remote", options, sides);
            var table = new Table(sides);
            for (var side : sides) {
                begin(side, server);
            }
            for (var takes : milliseconds) {
                server.takes(takes);
                for (var account : List.of(false, true)) {
                    grants(sides, server, table, "%s, calls of %d ms".formatted(account ? "a further one" : "the first of a person", takes), account);
                }
            }
            table.print();
        } finally {
            Side.close(sides);
        }
    }

    private void begin(Side side, ScimSink server) throws Exception {
        var fill = new Fill(side.postgres);
        fill.organizations(ORGANIZATIONS);
        fill.packages(1, PACKAGES, 1, "'allConfiguredOrganizations'");
        side.postgres.run("UPDATE policy_version SET notify_requestor = false");
        connectors.put(side, side.post("add-connector", side.administrator, """
                {"kind": "scim", "name": "Wiki", "address": "%s", "credentials": {"token": "0123456789abcdef"}, "limits": {"callsAtOnce": %d}}
                """.formatted(server.address(), atOnce)).id());
        side.postgres.run("UPDATE resource SET connector_id = '%s'".formatted(connectors.get(side)));
        want(side, FEW, false);
        deliver(side, FEW);
        bare(server, FEW, true);
        bare(server, FEW, false);
    }

    private void grants(List<Side> sides, ScimSink server, Table table, String which, boolean account) throws Exception {
        for (var side : sides) {
            want(side, grants, account);
            var before = side.used();
            var members = server.members();
            var begun = System.nanoTime();
            deliver(side, grants);
            var time = Times.since(begun);
            var used = side.used().minus(before);
            if (server.members() - members != grants) {
                throw new IllegalStateException("%d members were added, %d were wanted".formatted(server.members() - members, grants));
            }
            var ours = grants * 1_000 / time;
            var limit = grants * 1_000 / bare(server, grants, account);
            table.put("grants/s, " + which, side, "%.0f", ours);
            table.put("limit, grants/s by a bare client: " + which, side, "%.0f", limit);
            table.put("of the limit: " + which, side, "%.0f %%", 100 * ours / limit);
            table.put("CPU of " + which + ", ms: JVM + PostgreSQL", side, "%.2f + %.2f", used.jvm() / grants, used.database() / grants);
            table.put("statements of " + which, side, "%.2f", used.statements() / (double) grants);
            want(side, ONE_CALL, account);
            table.put("statements/transactions of %,d of them in one call: %s".formatted(ONE_CALL, which), side, "%s", side.counted(() -> call(side)));
        }
    }

    /** Has people wait for a role each. */
    private void want(Side side, int count, boolean account) throws SQLException {
        var first = people.merge(side, count, Integer::sum) - count + 1;
        var last = first + count - 1;
        var fill = new Fill(side.postgres);
        var connector = connectors.get(side);
        fill.people(first, last, ORGANIZATIONS);
        if (account) {
            fill.run(first, last, """
                    INSERT INTO account (person_id, connector_id, external_id, created_at) SELECT {person}, '%s', 'a-' || {person}, now()
                    """.formatted(connector));
        }
        fill.assignments(first, last, ORGANIZATIONS, 1, "delivering", OF_PACKAGE, IN_A_WHILE);
        side.postgres.run("UPDATE role_grant SET connector_id = '%s' WHERE wanted <> held".formatted(connector));
        fill.settle();
    }

    private static void deliver(Side side, int count) throws Exception {
        for (var left = (long) count; left > 0;) {
            var done = call(side);
            if (done == 0) {
                throw new IllegalStateException(left + " are not delivered");
            }
            left -= done;
        }
    }

    private static long call(Side side) throws Exception {
        var answer = side.post("deliver", side.administrator, "{\"limit\":1000}");
        var found = Pattern.compile("\"granted\":(\\d+)").matcher(answer.body());
        if (!found.find()) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return Long.parseLong(found.group(1));
    }

    /** The same calls, and nothing else; answers how many milliseconds they took. */
    private double bare(ScimSink server, int count, boolean account) throws Exception {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var left = new AtomicInteger(count);
        var begun = System.nanoTime();
        try (var callers = new Callers(atOnce)) {
            callers.run(() -> {
                for (var n = left.getAndDecrement(); n > 0; n = left.getAndDecrement()) {
                    if (!account) {
                        for (var attribute : List.of("externalId", "userName", "emails.value")) {
                            call(client, server, "GET", "/Users?filter=" + attribute + "%20eq%20%22" + n + "%22&attributes=id,externalId,userName,emails", null);
                        }
                        call(client, server, "POST", "/Users", "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"externalId\":\"" + n + "\"}");
                    }
                    call(client, server, "PATCH", "/Groups/team-1", """
                            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"add","path":"members","value":[{"value":"%d"}]}]}
                            """.formatted(n));
                }
                return null;
            });
        }
        return Times.since(begun);
    }

    private static void call(HttpClient client, ScimSink server, String method, String path, String body) throws Exception {
        var answer = client.send(HttpRequest.newBuilder(URI.create(server.address() + path)).header("Authorization", "Bearer 0123456789abcdef")
                .header("Content-Type", "application/scim+json").method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("status " + answer.statusCode());
        }
    }
}
