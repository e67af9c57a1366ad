package dev.guesthouse.expiry;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.AccessDay;
import dev.guesthouse.assignment.EndingDay;
import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.http.job.Job;
import io.quarkus.funqy.Funq;

/**
 * Counts how much access was live at the end of each day that is over, and how much ends on each of the days ahead, for reports (AUD-03): what it
 * missed too, batch by batch, each in a transaction of its own. Any number at once count the same.
 */
@ApplicationScoped
public class CountAccess implements Job {

    /** A batch looks at what has begun and ended in a month. */
    private static final int BATCH = 30;

    /**
     * What the call did.
     *
     * @param days that are over, and were counted, or counted once more
     * @param ahead days on which it was counted what ends
     */
    public record Answer(int days, int ahead) {
    }

    private final Clock clock;

    CountAccess(Clock clock) {
        this.clock = clock;
    }

    @Funq("count-access")
    public Answer countAccess() {
        var now = clock.instant();
        var days = 0;
        var next = Retried.transaction(AccessDay::next).orElse(null);
        while (next != null) {
            var first = next;
            var counted = Retried.transaction(() -> AccessDay.count(first, BATCH, now));
            days += counted;
            next = counted == BATCH ? first.plusDays(BATCH) : null;
        }
        Retried.transaction(() -> {
            EndingDay.count(now);
            return null;
        });
        return new Answer(days, EndingDay.AHEAD);
    }

    @Override
    public Plan plan() {
        return new Plan("count-access", 9, Duration.ofHours(1), Duration.ofSeconds(30));
    }

    @Override
    public Answer run() {
        return countAccess();
    }
}
