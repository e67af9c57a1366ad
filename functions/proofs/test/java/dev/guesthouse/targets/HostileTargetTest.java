package dev.guesthouse.targets;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.targets.Scenario.Place;
import dev.guesthouse.test.AtOnce;
import io.quarkus.test.junit.QuarkusTest;

/**
 * One of three targets does whatever a target can do wrong, by a schedule of faults that a seed draws. {@code -Dhostile.grants} says how many
 * there are, {@code -Dhostile.seed} draws the same ones again.
 */
@QuarkusTest
class HostileTargetTest extends TargetsTest {

    private static final Logger LOG = Logger.getLogger(HostileTargetTest.class);
    private static final int GRANTS = Integer.getInteger("hostile.grants", 300);
    private static final int PEOPLE = GRANTS / 3;
    private static final int ROUNDS = 12;
    /** Within minutes of its coming back all is right again, by itself. */
    private static final Duration MINUTES = Duration.ofMinutes(10);

    private final long seed = Long.getLong("hostile.seed", System.nanoTime());

    @Override
    long seed() {
        return seed;
    }

    @Override
    boolean wasIll(String name) {
        return name.equals(CRM);
    }

    @Test
    @DisplayName("CON-03 a target that does everything wrong delays nobody but itself, is asked for nothing that is not wanted, and is exactly right soon after it is well")
    void hostile() {
        LOG.infof("-Dhostile.grants=%d -Dhostile.seed=%d has the same faults", GRANTS, seed);
        offer("Alone", new Place(WIKI, "readers"), new Place(CHAT, "readers"));
        offer("Both", new Place(WIKI, "readers"), new Place(CHAT, "readers"), new Place(CRM, "readers"));
        offer("More", new Place(CRM, "readers"), new Place(WIKI, "writers"));
        people("warm", 20, "Both");
        deliverAll();

        people("alone", PEOPLE, "Alone");
        var alone = timeOfTheWell();
        endRound();
        // What it can is asked anew, and the first thing that it does is to hang.
        clock.advance(Duration.ofMinutes(6));
        var people = people("both", PEOPLE, "Both");
        targets.get(CRM).falls();
        var beside = timeOfTheWell();
        LOG.infof("The two that are well took %d ms alone, %d beside the one that is not, which had %d of %d by then", alone.toMillis(), beside.toMillis(),
                targets.get(CRM).size(), 20 + PEOPLE);
        assertThat(beside.toMillis(), lessThan(3 * alone.toMillis() + 3_000));
        targets.get(CRM).loseItsPatience();
        endRound();

        var random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            decideMeanwhile(random, people);
        }
        targets.get(CRM).recovers();
        var since = clock.instant();
        deliverAll();
        assertExactlyRight();
        assertThat(Duration.between(since, clock.instant()), lessThanOrEqualTo(MINUTES));
    }

    /** How long it takes until the two targets that are well have all that they shall have. */
    private Duration timeOfTheWell() {
        var wanted = List.of(scenario.wantedAt(WIKI).size(), scenario.wantedAt(CHAT).size());
        var done = new AtomicBoolean();
        var begun = System.nanoTime();
        var delivery = AtOnce.begun(() -> {
            do {
                deliver.runOnSchedule();
            } while (!done.get());
            return done;
        });
        eventually(() -> List.of(targets.get(WIKI).size(), targets.get(CHAT).size()), is(wanted));
        var time = Duration.ofNanos(System.nanoTime() - begun);
        done.set(true);
        delivery.join();
        return time;
    }

    /** Access is given and taken, and a package changed, while it is delivered. */
    private void decideMeanwhile(Random random, List<String> people) {
        var next = nextDue();
        if (next != null && next.isAfter(clock.instant())) {
            clock.set(next);
        }
        var delivery = AtOnce.begun(deliver::runOnSchedule);
        for (int i = 0; i < 1 + PEOPLE / 50; i++) {
            var person = people.get(random.nextInt(people.size()));
            var name = random.nextBoolean() ? "Both" : "More";
            if (scenario.has(person, name)) {
                end(person, name);
            } else {
                give(person, name);
            }
        }
        if (random.nextInt(3) == 0) {
            change("Both", new Place(WIKI, "readers"), new Place(CHAT, "readers"), new Place(CRM, random.nextBoolean() ? "readers" : "writers"));
        }
        delivery.join();
        endRound();
    }
}
