package dev.guesthouse.walks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Level;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.StandIn;
import dev.guesthouse.walks.Shortening.Replay;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Random walks: several people do at once whatever they can, the clock jumps, a target system fails, and after each round
 * everything that must hold is looked at. {@code -Dwalks.minutes} says how long; each time walks are others, unless
 * {@code -Dwalks.from} draws those of another time or {@code -Dwalks.seed} walks one walk again.
 */
@QuarkusTest
class SeededWalksTest extends GuesthouseTest {

    private static final Logger LOG = Logger.getLogger(SeededWalksTest.class);
    private static final java.util.logging.Logger ACCESS = java.util.logging.Logger.getLogger("dev.guesthouse.access");
    private static final Duration TIME = Duration.ofSeconds(Math.round(60 * Double.parseDouble(System.getProperty("walks.minutes", "0.2"))));
    /** In so many walks even what is seldom possible was done. */
    private static final int MANY = 100;
    private static final Duration TO_SHORTEN = Duration.ofSeconds(90);

    @Inject
    StandIn crm;

    private final Tally tally = new Tally();

    /** A line for each call would hide the walk in hundreds of thousands. */
    @BeforeEach
    void quietly() {
        ACCESS.setLevel(Level.WARNING);
    }

    @AfterEach
    void aloud() {
        ACCESS.setLevel(null);
    }

    @Test
    @DisplayName("REQ-05 REQ-08 APR-02 APR-03 POL-06 ASG-03 ASG-08 GST-02 MSG-01 AUD-01 hold whatever several people do at once and whenever")
    void walks() {
        var seed = Long.getLong("walks.seed");
        if (seed != null) {
            walk(seed);
            return;
        }
        var end = System.nanoTime() + TIME.toNanos();
        var from = Long.getLong("walks.from", System.currentTimeMillis());
        LOG.infof("-Dwalks.from=%d draws the same walks", from);
        var seeds = new Random(from);
        do {
            walk(seeds.nextInt(1, Integer.MAX_VALUE));
        } while (System.nanoTime() < end);
        if (tally.walks >= MANY) {
            for (var deed : Deed.values()) {
                assertThat("something that never succeeds proves nothing: " + deed, tally.of(deed, "ok"), greaterThan(0));
            }
        }
    }

    private void walk(long seed) {
        var walk = Walk.draw(seed);
        var began = System.nanoTime();
        var replay = replay(walk, true);
        LOG.infof("seed %d, %d ms; %s", seed, (System.nanoTime() - began) / 1_000_000, tally);
        replay.ifPresent(first -> {
            LOG.errorf("seed %d: %s%n%s", seed, first.broken().getMessage(), String.join(System.lineSeparator(), first.trace()));
            var shortening = new Shortening(walk, first, this::replay, TO_SHORTEN);
            var shortest = shortening.shorten();
            throw new AssertionError("Walk again with -Dwalks.seed=%d. %d rounds and %d actions are enough of it:%n%s%n%s".formatted(seed,
                    shortest.rounds().size(), shortest.actions(), String.join(System.lineSeparator(), shortening.last().trace()),
                    shortening.last().broken().getMessage()), shortening.last().broken());
        });
    }

    /** Walks it on an empty instance; empty where every rule held. */
    private Optional<Replay> replay(Walk walk, boolean toTheEnd) {
        begin();
        crm.reset();
        WalkWorld.build(given, database, walk.seed(), clock.instant());
        var walker = new Walker(new Scene(database, clock, new Cast(guesthouse, given, database)), crm, mails, tally);
        try {
            walker.walk(walk, toTheEnd);
            return Optional.empty();
        } catch (Broken e) {
            return Optional.of(new Replay(e, walker.walked(), Names.readable(database, walker.trace())));
        } catch (AssertionError | RuntimeException e) {
            // Whatever it is, it is found again by its kind.
            return Optional.of(new Replay(new Broken("unforeseen: " + e.getClass().getName(), String.valueOf(e)), walker.walked(), Names.readable(database, walker.trace())));
        }
    }
}
