package dev.guesthouse.process;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Product;
import dev.guesthouse.testing.Administrator;
import dev.guesthouse.testing.ProgramTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** Every program on its own: no clock can be set, so access ends some seconds ahead. */
@Tag("apps")
class ProgramsIT {

    private static final int GUESTS = 30;
    private static final int PACKAGES = 4;

    @TempDir
    static Path directory;

    private static SeparatePrograms programs;
    private static Organization fabrikam;

    @BeforeAll
    static void start() throws Exception {
        programs = SeparatePrograms.start(directory);
        fabrikam = programs.given().fabrikam();
    }

    @AfterAll
    static void stop() throws IOException {
        programs.close();
    }

    @Test
    @DisplayName("OPS-01 OPS-03 OPS-04 the walk goes over programs that run singly: asked for, approved from a message, delivered, ended by a cron's call, and traced")
    void walk() {
        var token = piaAsksAndSanaApproves();
        accessEndsOnTime();
        assertThat(programs.given().admin().get("events", "action", "request.approved").items().size(), is(1));
        programs.guesthouse().nobody().send("GET", "/signin", null, null).ok();
        programs.guesthouse().nobody().send("GET", "//d/" + token, null, null);
        // All but one find that somebody got in between: the database refuses what they wrote.
        AtOnce.times(8, () -> programs.given().admin().post("add-member", "email", "traced@home.example"));
        isTraced(token);
    }

    @Test
    @DisplayName("AUD-01 GST-05 OPS-02 no program connects as the owner, and somebody is erased by the user who may not change history")
    void fewestRights() {
        var database = programs.database();
        var given = programs.given();
        given.guest("gone@fabrikam.example", "Gone");
        given.admin().post("change-person", "person", JsonBody.person("gone@fabrikam.example"), "email", "left@fabrikam.example").ok();
        given.admin().post("erase-person", "person", JsonBody.person("left@fabrikam.example")).ok();
        assertThat(database.count("SELECT count(*) FROM audit_personal WHERE personal LIKE '%gone@%' OR personal LIKE '%left@%'"), is(0L));
        assertThat(database.column("SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = 'postgres' AND application_name LIKE 'PostgreSQL JDBC%'"
                + " AND usename NOT IN ('guesthouse_program', 'guesthouse_viewer', 'postgres')"), empty());
        assertThat(database.count("SELECT count(*) FROM pg_stat_activity WHERE usename = 'guesthouse_viewer'"), greaterThan(0L));
        assertThat(database.column("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
                + " AND pg_get_userbyid(relowner) <> 'guesthouse'"), empty());
    }

    /** Answers the token of the link that Sana got. */
    private String piaAsksAndSanaApproves() {
        var given = programs.given();
        var request = given.request(PIA, given.atlasFor(fabrikam));
        var asked = programs.mails().to(SANA, "please decide");
        programs.guesthouse().nobody().send("GET", asked.path(), null, null).ok();
        given.sana().get("approval", "link", asked.link());
        given.sana().post("approve-request", "link", asked.link(), "justification", "Welcome").ok();
        Awaitility.await().until(() -> given.pia().get("request", "id", request).text("state"), equalTo("delivered"));
        programs.mails().to(PIA, "You have Atlas");
        assertThat(given.pia().get("my-access").each("delivery"), contains("delivered"));
        return asked.linkToken();
    }

    private void accessEndsOnTime() {
        var admin = programs.given().admin();
        var access = admin.get("assignments", "state", "live").items().get(0).get("id");
        var end = Instant.now().plusSeconds(3);
        admin.post("change-access", "assignmentId", access, "endDateTime", end.toString()).ok();
        Awaitility.await().until(() -> programs.given().pia().get("my-access").items().size(), is(0));
        assertThat(Instant.now().isBefore(end), is(false));
        programs.cron().post("expire-assignments").ok();
        programs.mails().to(PIA, "Your access to Atlas ended");
        assertThat(programs.database().value("SELECT end_reason FROM assignment WHERE id = ?::uuid", access), is("timeOver"));
    }

    private void isTraced(String token) {
        var traces = programs.traces();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(traces.spansOf("guesthouse-requests"), hasItem("POST /submit-request"));
            assertThat(traces.spansOf("guesthouse-approvals"), hasItem("POST /approve-request"));
            assertThat(traces.spansOf("guesthouse-approvals"), hasItem(containsString("request_stage")));
            assertThat(traces.spansOf("guesthouse-expiry"), hasItem("POST /expire-assignments"));
            assertThat(traces.spansOf("guesthouse-portal"), hasItem("GET /signin"));
        });
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> traces.spansOf("guesthouse-people"), hasItem("POST /add-member"));
        assertThat("the token of a link in a trace", traces.everything(), not(containsString(token)));
        assertThat("an address in a trace", traces.everything(), not(containsString("traced@home.example")));
    }

    @Test
    @DisplayName("ASG-03 ASG-04 several programs that expire at once, one of them killed, end each assignment once, in batches, and leave none")
    void expireAtOnce() throws Exception {
        for (int guest = 0; guest < GUESTS; guest++) {
            programs.given().guest("guest" + guest + "@fabrikam.example", "Guest " + guest);
        }
        var packages = new ArrayList<String>();
        for (int made = 0; made < PACKAGES; made++) {
            packages.add(heldByAll());
        }
        var database = programs.database();
        var mine = "access_package_id IN ('" + String.join("', '", packages) + "')";
        database.run("UPDATE assignment SET start_at = now() - interval '1 hour', end_at = now() - interval '1 minute' WHERE " + mine);
        var first = programs.cron().post("expire-assignments", "batchSize", 3, "maxBatches", 2).ok();
        assertThat(first.<Integer>json("ended"), is(6));
        assertThat(first.<Integer>json("remaining"), is(GUESTS * PACKAGES - 6));
        assertThat(Duration.parse(first.text("latest")), greaterThan(Duration.ofMinutes(1)));
        var others = List.of(programs.another("expiry"), programs.another("expiry"), programs.another("expiry"));
        try {
            var calls = new ArrayList<Callable<Boolean>>();
            for (var other : others) {
                calls.add(() -> expire(other));
                calls.add(() -> expire(other));
            }
            calls.add(() -> {
                Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10))
                        .until(() -> database.count("SELECT count(*) FROM assignment WHERE ended_at IS NOT NULL AND " + mine) > 9);
                others.get(0).kill();
                return true;
            });
            assertThat("just the killed one's callers lost an answer", AtOnce.all(calls), contains(false, false, true, true, true, true, true));
        } finally {
            for (var other : others) {
                other.close();
            }
        }
        assertThat(database.count("SELECT count(*) FROM assignment WHERE end_reason = 'timeOver' AND " + mine), is((long) GUESTS * PACKAGES));
        assertThat("ended twice, or not", database.column("SELECT a.id FROM assignment a LEFT JOIN audit_event e ON e.subject_id = a.id AND e.action = 'assignment.expired'"
                + " WHERE a." + mine + " GROUP BY a.id HAVING count(e.id) <> 1"), empty());
        assertThat("still wanted", database.column("SELECT g.id FROM role_grant g JOIN access_package_role r USING (resource_role_id) WHERE g.wanted AND r." + mine), empty());
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            programs.cron().post("deliver").ok();
            assertThat("still there", database.column("SELECT g.id FROM role_grant g JOIN access_package_role r USING (resource_role_id) WHERE g.held AND r." + mine), empty());
        });
        assertThat("told twice, or not", database.column("SELECT a.id FROM assignment a LEFT JOIN message m ON m.kind = 'accessEnded' AND m.person_id = a.person_id"
                + " AND m.facts ->> 'assignment' = a.id::text WHERE a." + mine + " GROUP BY a.id HAVING count(m.id) <> 1"), empty());
    }

    @Test
    @DisplayName("OPS-01 a program that is started by hand and told of no database ends, and says which setting is missing")
    void withoutDatabase() throws IOException {
        try (var alone = PackagedPrograms.launch("signin", directory, Map.of())) {
            assertThat(alone.awaitExit(), is(1));
            assertThat(alone.output(), containsString("quarkus.datasource.jdbc.url is required"));
            assertThat("a stack trace, in JSON", alone.output(), not(containsString("exceptionType")));
        }
    }

    /** A package that everybody has; answers its id. */
    private static String heldByAll() {
        var given = programs.given();
        var word = "Races " + Instant.now().toEpochMilli();
        var made = given.accessPackage(given.catalog(word), word);
        var policy = given.saved(policy(made).forOrganizations(fabrikam).withoutApproval());
        for (int guest = 0; guest < GUESTS; guest++) {
            given.admin().post("assign-access", "packageId", made.id(), "policyId", policy, "person", JsonBody.person("guest" + guest + "@fabrikam.example")).ok();
        }
        return made.id();
    }

    /** Calls one of them until nothing is left (true), or it is killed (false). */
    private static boolean expire(GuesthouseProcess program) {
        Answer answer;
        do {
            try {
                answer = programs.cron().at(program::url).post("expire-assignments", "batchSize", 3, "maxBatches", 2).ok();
            } catch (Exception lost) {
                assertThat("what is lost is lost with its program", lost, instanceOf(UncheckedIOException.class));
                return false;
            }
        } while (answer.<Integer>json("remaining") > 0);
        return true;
    }

    static Stream<String> names() {
        return Product.programs().values().stream().distinct();
    }

    @Nested
    @ParameterizedClass(name = "{0}")
    @MethodSource("dev.guesthouse.process.ProgramsIT#names")
    @DisplayName("OPS-01 each program by itself")
    class Each extends ProgramTest {

        private static String token;

        @Parameter
        private String program;

        @BeforeParameterizedClassInvocation
        static void signIn(String program) {
            token = Administrator.signIn(programs.dataSource(), "admin-of-" + program);
        }

        @Override
        protected RequestSpecification asked() {
            return RestAssured.given().baseUri(programs.url(program).toString());
        }

        @Override
        protected String token() {
            return token;
        }

        @Override
        protected Set<String> functions() {
            return Product.programs().entrySet().stream().filter(function -> function.getValue().equals(program)).map(Map.Entry::getKey).collect(Collectors.toSet());
        }

        @Override
        protected void run(String sql) {
            programs.database().run(sql);
        }
    }
}
