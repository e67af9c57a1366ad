package dev.guesthouse.http.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A job that is run each ten seconds, by a clock that only the test moves. */
class TurnsTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = START;
    private Duration takes = Duration.ZERO;
    private final List<Instant> due = new ArrayList<>();
    private final List<Instant> ran = new ArrayList<>();
    private final List<Early> early = new ArrayList<>();

    /** A run that was asked for, {@code after} so long; done once it was run or called off. */
    private record Early(Duration after, Runnable run, CompletableFuture<Void> done) {
    }

    private final Job job = new Job() {
        @Override
        public Plan plan() {
            return new Plan("end-things", 1, Duration.ofSeconds(10), Duration.ZERO);
        }

        @Override
        public Record run() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant nextDue(Instant after) {
            return due.stream().filter(moment -> moment.isAfter(after)).min(Instant::compareTo).orElse(null);
        }
    };
    private final Turns turns = new Turns(job, this::run, this::after, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    @DisplayName("ASG-03 OPS-03 what comes due before the next turn is run when it comes, and what comes after it then")
    void whenItComes() {
        due.addAll(List.of(at(3_000), at(7_000), at(60_000)));
        turns.take();
        assertThat(waits(), contains(Duration.ofSeconds(3)));
        itComes();
        assertThat(waits(), contains(Duration.ofSeconds(4)));
        itComes();
        assertThat("the turn after the next one sees the last", waits(), empty());
        assertThat(ran, contains(START, at(3_000), at(7_000)));
    }

    @Test
    @DisplayName("OPS-03 each turn looks anew: what was moved is waited for where it is now, and once")
    void moved() {
        due.add(at(9_000));
        turns.take();
        due.set(0, at(12_000));
        now = at(5_000);
        turns.take();
        assertThat(waits(), contains(Duration.ofSeconds(7)));
        due.clear();
        turns.take();
        assertThat(waits(), empty());
    }

    @Test
    @DisplayName("OPS-03 what comes due while the job runs waits for no turn, and however much comes, it runs twice a second at most")
    void meanwhile() {
        due.add(at(100));
        takes = Duration.ofMillis(300);
        turns.take();
        assertThat(waits(), contains(Duration.ofMillis(500)));
    }

    @Test
    @DisplayName("OPS-03 where it cannot be seen what comes due, the next turn comes all the same")
    void unseen() {
        due.add(null);
        turns.take();
        turns.take();
        assertThat(ran, hasSize(2));
        assertThat(waits(), empty());
    }

    private List<Duration> waits() {
        return early.stream().filter(each -> !each.done.isDone()).map(Early::after).toList();
    }

    private void itComes() {
        var next = early.get(early.size() - 1);
        now = now.plus(next.after);
        next.done.complete(null);
        next.run.run();
    }

    private void run() {
        ran.add(now);
        now = now.plus(takes);
    }

    private Future<?> after(Duration wait, Runnable run) {
        early.add(new Early(wait, run, new CompletableFuture<>()));
        return early.get(early.size() - 1).done;
    }

    private static Instant at(int millis) {
        return START.plusMillis(millis);
    }
}
