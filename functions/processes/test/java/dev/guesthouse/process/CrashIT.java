package dev.guesthouse.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.Surroundings;

/** The program is driven, killed at random moments, started again, and held to what it has answered. */
@Tag("inside")
@Tag("long")
class CrashIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 1);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int GUESTS = 5;
    /** Between two kills. */
    private static final int MOST_CALLS = 20;
    private static final int LONGEST_START_MILLIS = 2_000;

    private static final Logger LOG = Logger.getLogger(CrashIT.class);

    @TempDir
    static Path temporary;

    private final Random random = new Random(SEED);
    private final CrashLine line = new CrashLine();
    private final Ledger ledger = new Ledger();
    private final Arrivals arrivals = new Arrivals();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private volatile GuesthouseProcess guesthouse;

    @Test
    @DisplayName("OPS-01 REQ-05 MSG-01 AUD-01 killed at any moment and started again: what was answered is there, nothing is doubled, and everything comes to its end")
    void survives() throws Exception {
        LOG.infof("%d kills; -Dcrash.seed=%d has the same ones", KILLS, SEED);
        var smtp = Surroundings.startSmtp();
        guesthouse = GuesthouseProcess.start(temporary.toRealPath().resolve("data"), Surroundings.settings(smtp)).awaitReady();
        try {
            var mailboxes = new Mails(smtp);
            mailboxes.show(arrivals);
            var world = CrashWorld.made(new Driver(mailboxes, () -> guesthouse.url()), GUESTS);
            var reckoning = Reckoning.begin(ledger, guesthouse.dataSource());
            try (var load = new Load(lives(world))) {
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitMoment(load);
                    kill();
                    line.whileNobodyCalls(() -> {
                        // What the program claims that is started now, it works on.
                        var killed = System.nanoTime();
                        startAgain();
                        mailboxes.empty();
                        reckoning.check(guesthouse.dataSource());
                        Leases.end(guesthouse.dataSource(), Duration.ofNanos(System.nanoTime() - killed));
                        Leases.nextDay(guesthouse.dataSource());
                    });
                }
                load.end();
            }
            Awaitility.await().atMost(60, TimeUnit.SECONDS).pollDelay(0, TimeUnit.SECONDS).untilAsserted(() -> {
                Leases.end(guesthouse.dataSource(), Leases.LONG_AGO);
                Leases.nextDay(guesthouse.dataSource());
                world.admin().post("tick").ok();
                reckoning.checkAll(guesthouse.dataSource(), arrivals);
            });
            LOG.infof("Killed %s; of %d calls %d got no answer; %d changes were answered and %d messages arrived, %d of them again",
                    kinds, line.begun(), line.lost(), ledger.answers(), arrivals.messages().size(), arrivals.repeats());
        } finally {
            guesthouse.close();
            smtp.stop();
        }
    }

    private List<Lives> lives(CrashWorld world) {
        return IntStream.range(0, GUESTS).mapToObj(number -> new Lives(world, world.guests().get(number), ledger, line,
                () -> guesthouse.dataSource(), new Random(SEED + number))).toList();
    }

    /** Some calls later, and then anywhere between two steps of those that are under way. */
    private void awaitMoment(Load load) {
        var calls = line.begun() + 1 + random.nextInt(MOST_CALLS);
        load.awaitThat(() -> line.begun() >= calls);
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(20_000)));
    }

    private void kill() {
        if (random.nextInt(3) == 0) {
            kinds.merge("with PostgreSQL", 1, Integer::sum);
            guesthouse.killWithPostgres();
        } else {
            kinds.merge("alone", 1, Integer::sum);
            guesthouse.kill();
        }
    }

    /** Now and then it is killed once more while it starts. */
    private void startAgain() throws Exception {
        guesthouse = guesthouse.startAgain();
        if (random.nextInt(8) == 0) {
            kinds.merge("while it started", 1, Integer::sum);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_START_MILLIS)));
            guesthouse.kill();
            guesthouse = guesthouse.startAgain();
        }
        guesthouse.awaitReady();
    }
}
