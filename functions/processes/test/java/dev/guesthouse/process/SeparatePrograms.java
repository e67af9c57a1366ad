package dev.guesthouse.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import com.icegreen.greenmail.util.GreenMail;

import dev.guesthouse.test.Client;
import dev.guesthouse.test.Database;
import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.Surroundings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Every program on its own behind one address, on one PostgreSQL with a PgBouncer before it where there is one; traces are on. The
 * migration owns the database, and every program connects as the user with the fewest rights that it can do with.
 */
final class SeparatePrograms implements AutoCloseable {

    private static final List<String> JOBS = List.of("expire-assignments", "deliver", "send-messages");

    private final GreenMail smtp = Surroundings.startSmtp();
    private final Mails mails = new Mails(smtp);
    private final PackagedPrograms programs = new PackagedPrograms();
    private final TraceCollector traces = TraceCollector.start();
    private final EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
    private final Path directory;
    private final Optional<PgBouncer> pgBouncer;
    private final Map<String, String> settings;
    private final String cron;
    private final Gateway gateway;
    private final Driver guesthouse;
    private final Given given;

    private SeparatePrograms(Path directory) throws Exception {
        this.directory = directory;
        pgBouncer = PgBouncer.before(postgres.getPort(), directory);
        var itself = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
        var owner = settingsOf(itself, "guesthouse");
        owner.put("guesthouse.database.program-password", "of programs");
        owner.put("guesthouse.database.viewer-password", "of viewers");
        new Database(postgres.getPostgresDatabase()).run("CREATE ROLE guesthouse LOGIN CREATEROLE; ALTER DATABASE postgres OWNER TO guesthouse");
        assertThat(PackagedPrograms.migrate(directory, owner), is(0));
        var database = settingsOf(pgBouncer.map(PgBouncer::url).orElse(itself), "guesthouse_program");
        programs.start("signin", directory, database);
        var admin = firstAdministrator();
        var delivery = token(admin, "delivery", List.of("deliver", "send-messages"));
        cron = token(admin, "cron", JOBS);
        programs.stop("signin");
        settings = Surroundings.settings(smtp);
        settings.putAll(database);
        settings.putAll(traces.settings());
        programs.start("delivery", directory, settings);
        settings.put("guesthouse.delivery-url", programs.get("delivery").url().toString());
        settings.put("guesthouse.delivery-token", delivery);
        var reads = new HashMap<>(settings);
        reads.put("quarkus.datasource.username", "guesthouse_viewer");
        programs.start("audit", directory, reads);
        programs.startOthers(directory, settings);
        gateway = programs.gateway();
        guesthouse = new Driver(mails, gateway::url);
        given = new Given(guesthouse, Clock.systemUTC());
    }

    /** Migrates, and starts all of them; all are ready when this returns. */
    static SeparatePrograms start(Path directory) throws Exception {
        return new SeparatePrograms(directory);
    }

    /** As somebody does who begins: with the code that the sign-in program prints, since nobody delivers a message yet. */
    private Client firstAdministrator() {
        var signin = programs.get("signin");
        var driver = new Driver(mails, signin::url);
        var code = signin.printedCode().orElseThrow(() -> new AssertionError(signin.output()));
        return driver.bearer(null, driver.nobody().send("POST", "/redeem-code", "application/json", code).ok().text("token"));
    }

    private static String token(Client admin, String name, List<String> functions) {
        return admin.post("add-machine-token", "name", name, "functions", functions, "expiresDateTime",
                Instant.now().plus(Duration.ofDays(1)).toString()).ok().text("token");
    }

    private static Map<String, String> settingsOf(String url, String user) {
        return new HashMap<>(Map.of("quarkus.datasource.jdbc.url", url, "quarkus.datasource.username", user));
    }

    Driver guesthouse() {
        return guesthouse;
    }

    Given given() {
        return given;
    }

    Mails mails() {
        return mails;
    }

    TraceCollector traces() {
        return traces;
    }

    /** With the machine token that a platform's cron would have. */
    Client cron() {
        return guesthouse.bearer(null, cron);
    }

    /** One more of a program, which the gateway does not know. */
    GuesthouseProcess another(String program) throws IOException {
        return PackagedPrograms.launch(program, directory, settings).awaitReady();
    }

    /** Where a program listens itself. */
    URI url(String program) {
        return programs.get(program).url();
    }

    /** The tables, asked past PgBouncer. */
    Database database() {
        return new Database(dataSource());
    }

    /** The database, past PgBouncer. */
    DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        programs.close();
        traces.close();
        pgBouncer.ifPresent(PgBouncer::close);
        postgres.close();
        smtp.stop();
    }
}
