package dev.guesthouse.expiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.http.input.Limits;
import dev.guesthouse.http.job.Job;
import dev.guesthouse.http.nudge.Nudge;
import io.quarkus.funqy.Funq;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Ends every assignment whose time is over (ASG-03), batch by batch, each in a transaction of its own (ASG-04): it can be
 * called by any number at once, stopped at any point and called again.
 */
@ApplicationScoped
public class ExpireAssignments implements Job {

    /**
     * <pre>{@code {"batchSize": 500, "maxBatches": 100}}</pre>
     *
     * @param batchSize assignments a transaction, 1 to 10,000; 500 where it is left out
     * @param maxBatches 1 to 10,000, what is left is for the next call; 1,000 where it is left out
     */
    public record Input(Integer batchSize, Integer maxBatches) {
    }

    /**
     * What the call did.
     *
     * @param ended how many this call ended
     * @param remaining how many are due still
     * @param latest how long ago the end was that this call was the latest for; a zero where it ended none
     */
    public record Answer(int ended, long remaining, Duration latest) {
    }

    private final Clock clock;
    private final Expiry expiry;
    private final Nudge nudge;

    ExpireAssignments(Clock clock, Expiry expiry, Nudge nudge) {
        this.clock = clock;
        this.expiry = expiry;
        this.nudge = nudge;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("expire-assignments")
    public Answer expireAssignments(Input input) {
        var batchSize = Limits.within("batchSize", input.batchSize(), 10_000, 500);
        var maxBatches = Limits.within("maxBatches", input.maxBatches(), 10_000, 1_000);
        var now = clock.instant();
        var ended = 0;
        var latest = Duration.ZERO;
        for (int batch = 0; batch < maxBatches; batch++) {
            var swept = Retried.transaction(() -> expiry.sweep(batchSize, now));
            if (swept.ended() == 0) {
                break;
            }
            ended += swept.ended();
            latest = longer(latest, Duration.between(swept.earliestEnd(), now));
        }
        if (ended > 0) {
            nudge.deliver();
        }
        return new Answer(ended, remaining(now), latest);
    }

    @Override
    public Plan plan() {
        return new Plan("expire-assignments", 3, Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    @Override
    public Instant nextDue(Instant after) {
        return QuarkusTransaction.requiringNew().call(() -> expiry.nextEnd(after));
    }

    @Override
    public Answer run() {
        return expireAssignments(new Input(null, null));
    }

    private long remaining(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> expiry.remaining(now));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
