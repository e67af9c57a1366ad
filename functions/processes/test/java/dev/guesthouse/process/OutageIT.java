package dev.guesthouse.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.icegreen.greenmail.util.GreenMail;

import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Database;
import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.Surroundings;

/** The database goes away under load, in every way that databases do: callers are told so, and all is well by itself when it is back. */
@Tag("long")
class OutageIT {

    private static final int GUESTS = 4;
    /** That everybody has got through, and more than once. */
    private static final int ENOUGH = 5 * GUESTS;
    private static final int CUTS = Integer.getInteger("outage.cuts", 5);

    private static final Logger LOG = Logger.getLogger(OutageIT.class);

    @TempDir
    static Path temporary;

    private static final Ledger LEDGER = new Ledger();
    private static final Arrivals ARRIVALS = new Arrivals();
    private static GreenMail smtp;
    private static ExternalPostgres postgres;
    private static GuesthouseProcess guesthouse;
    private static CrashWorld world;
    private static Reckoning reckoning;

    private final OutageLine line = new OutageLine();
    private Load load;

    @BeforeAll
    static void start() throws Exception {
        smtp = Surroundings.startSmtp();
        var mailboxes = new Mails(smtp);
        mailboxes.show(ARRIVALS);
        postgres = ExternalPostgres.start(temporary.toRealPath().resolve("postgresql"));
        var settings = Surroundings.settings(smtp);
        settings.putAll(postgres.settings("postgres"));
        // A fifth of the default, so that the test takes no longer.
        settings.merge("quarkus.datasource.jdbc.url", "&socketTimeout=3", String::concat);
        guesthouse = GuesthouseProcess.start(temporary.toRealPath().resolve("unused"), settings).awaitReady();
        world = CrashWorld.made(new Driver(mailboxes, guesthouse::url), GUESTS);
        reckoning = Reckoning.begin(LEDGER, postgres.database("postgres"));
    }

    @AfterAll
    static void stop() throws IOException {
        guesthouse.close();
        postgres.close();
        smtp.stop();
    }

    @BeforeEach
    void load() {
        load = new Load(IntStream.range(0, GUESTS).mapToObj(number -> new Lives(world, world.guests().get(number), LEDGER, line,
                () -> postgres.database("postgres"), new Random(number))).toList());
        awaitAnswers();
    }

    /** However it was away: nothing is lost or doubled, everything comes to its end, and nothing of it is a fault of the program. */
    @AfterEach
    void reckon() throws Exception {
        awaitAnswers();
        load.end();
        load.close();
        var database = postgres.database("postgres");
        awaiting().untilAsserted(() -> {
            Leases.end(database, Leases.LONG_AGO);
            Leases.nextDay(database);
            world.admin().post("tick").ok();
            reckoning.checkAll(database, ARRIVALS);
        });
        assertThat("faults that were logged", guesthouse.output().lines().filter(said -> said.contains(" ERROR ")).toList(), empty());
        LOG.infof("%d answers, %d times 503", line.answered(), line.refused());
    }

    @Test
    @DisplayName("OPS-06 OPS-04 while PostgreSQL is stopped callers are told to come again and the program is alive and not ready; then it is well by itself")
    void stopped() throws Exception {
        postgres.stop();
        awaitRefusals();
        awaiting().until(() -> health("ready") == 503);
        assertThat("alive", health("live") == 200);
        postgres.startAgain();
        awaitAnswers();
        awaiting().until(() -> health("ready") == 200);
    }

    @Test
    @DisplayName("OPS-06 connections that are cut in the middle are a 503 or an answer, and nothing is done twice")
    void cut() {
        for (int cut = 0; cut < CUTS; cut++) {
            new Database(postgres.database("postgres")).column(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
            awaitAnswers();
        }
    }

    @Test
    @DisplayName("OPS-06 a PostgreSQL that recovers from a crash of its own is a 503 for as long as it takes")
    void crashed() throws Exception {
        postgres.crash(new Database(postgres.database("postgres")).count("SELECT min(pid) FROM pg_stat_activity WHERE backend_type = 'client backend'"
                + " AND pid <> pg_backend_pid()"));
        awaitRefusals();
    }

    @Test
    @DisplayName("OPS-06 nobody waits for ever for a PostgreSQL that takes connections and answers nothing")
    void frozen() throws Exception {
        postgres.freeze();
        try {
            AtOnce.times(2 * GUESTS, () -> world.admin().get("whoami")).forEach(answer -> answer.refused(503, "unavailable"));
            awaiting().until(() -> health("ready") == 503);
            assertThat("alive", health("live") == 200);
        } finally {
            postgres.thaw();
        }
        awaitAnswers();
        awaiting().until(() -> health("ready") == 200);
    }

    private static int health(String of) throws Exception {
        return guesthouse.get("/q/health/" + of).statusCode();
    }

    private void awaitAnswers() {
        var enough = line.answered() + ENOUGH;
        load.awaitThat(() -> line.answered() >= enough);
    }

    private void awaitRefusals() {
        var enough = line.refused() + 1;
        load.awaitThat(() -> line.refused() >= enough);
    }

    private static ConditionFactory awaiting() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollDelay(0, TimeUnit.SECONDS).pollInterval(Duration.ofMillis(10));
    }
}
