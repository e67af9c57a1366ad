package dev.guesthouse.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Driver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The packaged program and the PostgreSQL inside, through every way of ending. Most share a data directory, and the program while it runs: starts are slow. */
@Tag("inside")
@Tag("long")
class OneProcessIT {

    @TempDir
    static Path temporary;

    private static GuesthouseProcess running;

    private Path directory;
    private GuesthouseProcess guesthouse;

    @BeforeEach
    void startUnlessItRuns() throws IOException {
        directory = temporary.toRealPath().resolve("a guest house");
        if (running == null) {
            running = GuesthouseProcess.start(directory).awaitReady();
        }
        guesthouse = running;
    }

    @AfterAll
    static void close() throws IOException {
        if (running != null) {
            running.close();
        }
    }

    @Test
    @DisplayName("OPS-01 one command starts everything, and PostgreSQL ends with it")
    void startsAndEnds() throws Exception {
        try (GuesthouseProcess ends = taken()) {
            assertTrue(guesthouse.get("/q/health/ready").body().contains("The schema is at version"));
            assertFalse(GuesthouseProcess.postgres(directory).isEmpty());

            assertEquals(143, ends.stop());
            assertEquals(List.of(), GuesthouseProcess.postgres(directory));
        }
    }

    @Test
    @DisplayName("OPS-03 the program runs its jobs itself")
    void runsJobs() throws Exception {
        try (Connection database = guesthouse.database();
                Statement statement = database.createStatement()) {
            statement.execute("""
                    INSERT INTO message (id, kind, cause, recipient, facts, state, created_at, tries, next_try_at)
                    VALUES (gen_random_uuid(), 'signInCode', 'a code that is gone', 'ana@fabrikam.example', '{}', 'pending', now(), 0, now())
                    """);
            Awaitility.await().atMost(Duration.ofSeconds(30))
                    .until(() -> !"pending 0".equals(ask(guesthouse, "select state || ' ' || tries from message where cause = 'a code that is gone'")));
        }
    }

    @Test
    @DisplayName("OPS-01 PAG-06 with the database inside and no mail server administrators read messages in the browser, and nobody else; it is filled with no example")
    void mails() throws Exception {
        var signedIn = guesthouse.post("redeem-code", guesthouse.printedCode().orElseThrow()).body();
        var browsers = new Driver(null, guesthouse::url);
        var admin = browsers.bearer(null, signedIn.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1"));
        admin.post("invite-guest", "email", "zoe@fabrikam.example").ok();
        var mails = Awaitility.await().until(() -> page(admin, "/mail").body(), list -> list.contains("zoe@fabrikam.example"));
        assertTrue(page(admin, "/my/").body().contains("<a href=\"/mail\">"));
        var mail = mails.replaceAll("(?s).*href=\"(/mail/[^\"]+zoe[^\"]+)\".*", "$1");
        assertTrue(page(admin, mail).body().contains("You have been added as a guest of Guesthouse."), page(admin, mail).body());
        Files.writeString(directory.resolve("mail/20991231T000000.000000Z-x-y.eml"), "To: x\nSubject: <b>x\nContent-Type: multipart/alternative; boundary=\"b\"\n\n"
                + "--b\nContent-Type: text/plain\n\n<script>alert(1)</script>\n--b--\n");
        assertTrue(page(admin, "/mail/20991231T000000.000000Z-x-y.eml").body().contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertFalse(page(admin, "/mail").body().contains("<b>x"));
        for (String path : List.of("/mail", mail)) {
            assertEquals(404, page(browsers.nobody(), path).status());
        }
        for (String path : List.of("/mail/..%2Fpostgresql.password", "/mail/../postgresql.password", "/mail/x.eml")) {
            assertEquals(404, page(admin, path).status());
        }
        assertFalse(page(admin, "/admin/").body().contains("Fill with an example"));
        assertEquals(200, page(admin, "/admin/").status());
    }

    private static Answer page(Client browser, String path) {
        return browser.send("GET", path, null, null);
    }

    @Test
    @DisplayName("OPS-01 data survives kill -9, and the PostgreSQL that is left over is replaced")
    void survivesKill() throws Exception {
        try (Connection database = guesthouse.database();
                Statement statement = database.createStatement()) {
            statement.execute("create table guest (name text)");
            statement.execute("insert into guest values ('Ana')");
            taken().kill();
            assertFalse(GuesthouseProcess.postgres(directory).isEmpty());

            running = guesthouse.startAgain().awaitReady();
            assertEquals("Ana", ask(running, "select name from guest"));
        }
    }

    @Test
    @DisplayName("OPS-01 a first start that was cut off, and a stale postmaster.pid with a living number, do not matter")
    void startsOverWhatIsStale() throws Exception {
        Path other = temporary.toRealPath().resolve("cut off");
        Files.createDirectories(other.resolve("postgresql.new/base"));
        Files.writeString(other.resolve("postgresql.new/PG_VERSION"), "17\n");
        try (GuesthouseProcess first = GuesthouseProcess.start(other).awaitReady()) {
            first.stop();
            Files.writeString(other.resolve("postgresql/postmaster.pid"),
                    ProcessHandle.current().pid() + "\n" + other.resolve("postgresql") + "\n1\n5432\n\n127.0.0.1\n");
        }
        try (GuesthouseProcess next = GuesthouseProcess.start(other).awaitReady()) {
            assertEquals("1", ask(next, "select 1"));
        }
    }

    @Test
    @DisplayName("OPS-01 a second process on the same data directory says so and ends")
    void refusesSecond() throws Exception {
        GuesthouseProcess second = GuesthouseProcess.start(directory);
        assertEquals(1, second.awaitExit());
        assertEquals("Another Guesthouse is running on the data directory " + directory + ": stop it, or give this one a"
                + " directory of its own with guesthouse.data-dir (environment variable GUESTHOUSE_DATA_DIR).\n",
                second.output());
        assertEquals(200, guesthouse.get("/q/health/ready").statusCode());
        // To close it would end the PostgreSQL of the other.
        second.forget();
    }

    @Test
    @DisplayName("OPS-01 other users of the machine neither read the data nor sign in, and a power cut loses nothing")
    void keepsDataPrivateAndDurable() throws Exception {
        try (Connection database = guesthouse.database()) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
            for (String secret : List.of("postgresql.password", "connector.key")) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(secret))), secret);
            }
            String url = database.getMetaData().getURL();
            assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "guesthouse", "guess").close());
            assertEquals("127.0.0.1", ask(guesthouse, "show listen_addresses"));
            assertEquals("on", ask(guesthouse, "show fsync"));
            assertEquals("on", ask(guesthouse, "show synchronous_commit"));
        }
    }

    @Test
    @DisplayName("OPS-02 AUD-01 what runs inside connects as a user who may not change history, whose password is nobody's")
    void connectsWithFewestRights() throws Exception {
        assertEquals("guesthouse_program", ask(guesthouse, "select string_agg(distinct usename, ' ') from pg_stat_activity"
                + " where backend_type = 'client backend' and pid <> pg_backend_pid()"));
        assertEquals("f", ask(guesthouse, "select has_table_privilege('guesthouse_program', 'audit_event', 'UPDATE, DELETE, TRUNCATE')"));
        try (Connection database = guesthouse.database()) {
            String url = database.getMetaData().getURL();
            assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "guesthouse_program", "guess").close());
        }
    }

    @Test
    @DisplayName("OPS-01 where a database is configured, none is started inside; where the public address is HTTPS, browsers are told to ask by nothing else")
    void usesExternal() throws Exception {
        Path unused = temporary.toRealPath().resolve("unused");
        try (EmbeddedPostgres external = EmbeddedPostgres.start();
                GuesthouseProcess beside = GuesthouseProcess.start(unused, Map.of(
                        "quarkus.datasource.jdbc.url", external.getJdbcUrl("postgres", "postgres"),
                        "quarkus.datasource.username", "postgres",
                        "guesthouse.url", "https://access.home.example")).awaitReady()) {
            assertEquals(200, beside.get("/q/health/ready").statusCode());
            assertFalse(Files.exists(unused));
            for (var path : List.of("/", "/whoami", "/style.css", "/nowhere")) {
                assertEquals(List.of("max-age=31536000"), beside.get(path).headers().allValues("Strict-Transport-Security"), path);
                assertEquals(List.of(), guesthouse.get(path).headers().allValues("Strict-Transport-Security"), path);
            }
        }
    }

    @Test
    @DisplayName("OPS-01 a start that fails for a plain cause says one sentence that names the setting, and no stack trace")
    void saysWhyItCannotStart() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var port = String.valueOf(taken.getLocalPort());
            saysOnly("cannot listen at 127.0.0.1:" + port + " (Address already in use)", Map.of("quarkus.http.port", port));
            saysOnly("cannot listen at localhost:" + port + " (Address already in use)", Map.of("quarkus.management.port", port));
        }
        saysOnly("guesthouse.trusted-proxies names 'my proxy'", Map.of("guesthouse.trusted-proxies", "my proxy"));
        saysOnly("guesthouse.home-domains: below co.uk", Map.of("guesthouse.home-domains", "co.uk"));
        saysOnly("jdbc:postgresql:", Map.of("quarkus.datasource.jdbc.url", "postgres://localhost/guesthouse"));
    }

    /** It names the setting, too. */
    private static void saysOnly(String sentence, Map<String, String> wrong) throws Exception {
        var settings = new HashMap<>(wrong);
        // So that none is started inside.
        settings.putIfAbsent("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/nowhere");
        try (GuesthouseProcess refused = GuesthouseProcess.start(temporary.resolve("unused"), settings)) {
            assertEquals(1, refused.awaitExit());
            assertTrue(refused.output().contains(sentence), refused.output());
            assertTrue(refused.output().contains(wrong.keySet().iterator().next()), refused.output());
            assertFalse(refused.output().contains("\tat "), refused.output());
        }
    }

    /** For one test alone, which ends it. */
    private GuesthouseProcess taken() {
        running = null;
        return guesthouse;
    }

    private static String ask(GuesthouseProcess guesthouse, String query) throws IOException, SQLException {
        try (Connection database = guesthouse.database();
                Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            assertTrue(answer.next());
            return answer.getString(1);
        }
    }
}
