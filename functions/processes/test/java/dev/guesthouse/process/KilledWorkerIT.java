package dev.guesthouse.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs share a database; one of them is killed at random moments and started again, while the other carries on. */
@Tag("long")
class KilledWorkerIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 1);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int GUESTS = 5;
    /** Between two kills. */
    private static final int MOST_CALLS = 20;

    private static final Logger LOG = Logger.getLogger(KilledWorkerIT.class);

    @TempDir
    static Path temporary;

    private final Random random = new Random(SEED);
    private final CrashLine line = new CrashLine();

    @Test
    @DisplayName("OPS-01 REQ-05 MSG-01 AUD-01 one of two is killed at any moment: the other goes on answering, nothing is lost or doubled, and everything comes to its end")
    void survives() throws Exception {
        LOG.infof("%d kills; -Dcrash.seed=%d has the same ones", KILLS, SEED);
        try (var both = TwoProcesses.startWorkers(temporary.toRealPath(), GUESTS)) {
            try (var load = new Load(IntStream.range(0, GUESTS).mapToObj(number -> new Lives(both.world(), both.world().guests().get(number),
                    both.ledger(), line, both::source, new Random(SEED + number))).toList())) {
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitCalls(load, 1 + random.nextInt(MOST_CALLS));
                    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(20_000)));
                    both.kill(random.nextBoolean());
                    var before = both.ledger().answers();
                    awaitCalls(load, MOST_CALLS);
                    assertThat("changes that the other one made", both.ledger().answers(), greaterThan(before));
                    // Whoever calls all the time keeps it from starting.
                    line.whileNobodyCalls(both::awaitBoth);
                    both.check();
                }
                load.end();
            }
            both.settle();
            LOG.infof("Of %d calls %d got no answer; %d changes were answered and %d messages arrived, %d of them again", line.begun(), line.lost(),
                    both.ledger().answers(), both.arrivals().messages().size(), both.arrivals().repeats());
        }
    }

    private void awaitCalls(Load load, int more) {
        var calls = line.begun() + more;
        load.awaitThat(() -> line.begun() >= calls);
    }
}
