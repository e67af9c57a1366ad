package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.Work.Outcome;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetException.Reach;
import dev.guesthouse.http.answer.DatabaseFailure;

/** One run: delivers batch by batch until nothing is left, the permits or the time are used up, or the other side is away or wants us to wait. */
final class DeliveryRun {

    /** Far less than a claim lasts, so that no two runs work on the same. */
    private static final Duration TIME = Duration.ofSeconds(45);
    /** What whoever looks at it is told of a fault that no target system and no mail server has told of. */
    private static final String UNFORESEEN = "An unforeseen fault; the log has more.";

    private static final Logger LOG = Logger.getLogger(DeliveryRun.class);

    private final Claims claims;
    private final Permits permits;
    private final Clock clock;
    // Measured by the machine's clock: this bounds how long we work, and is no moment of the field.
    private final long end = System.nanoTime() + TIME.toNanos();
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    DeliveryRun(Claims claims, Permits permits, Clock clock) {
        this.claims = claims;
        this.permits = permits;
        this.clock = clock;
    }

    /** How many came out so. */
    int count(Outcome... outcomes) {
        return Stream.of(outcomes).mapToInt(outcome -> counts.getOrDefault(outcome, 0)).sum();
    }

    /**
     * Works on what is due.
     *
     * @param connector null where the queue is of none
     * @return false where the run is over
     */
    boolean deliver(Work work, Connector connector) {
        var awayInARow = 0;
        while (System.nanoTime() < end) {
            var batch = permits.take(work.queue().batch, most -> claims.claim(work.queue(), connector, most));
            if (batch.isEmpty()) {
                return true;
            }
            for (int i = 0; i < batch.size(); i++) {
                var rest = batch.subList(i + 1, batch.size());
                var outcome = deliver(work, batch.get(i), rest);
                counts.merge(outcome, 1, Integer::sum);
                awayInARow = outcome == Outcome.away ? awayInARow + 1 : 0;
                if (outcome == Outcome.throttled || awayInARow == work.queue().awayInARow || System.nanoTime() > end) {
                    claims.release(rest);
                    permits.giveBack(rest.size());
                    return false;
                }
            }
        }
        return false;
    }

    /** Where it cannot be written down how one came out, the rest waits for the next run, and not for the end of its claims. */
    private Outcome deliver(Work work, Claim claim, List<Claim> rest) {
        try {
            return deliver(work, claim);
        } catch (RuntimeException e) {
            claims.release(rest);
            throw e;
        }
    }

    /** One bad one never stops a run: whatever goes wrong with it is its own failure. */
    private Outcome deliver(Work work, Claim claim) {
        Outcome outcome;
        try {
            outcome = work.attempt(claim);
        } catch (TargetException e) {
            return failed(work, claim, e);
        } catch (RuntimeException e) {
            // Its kind and its place say enough: its message may hold what a target wrote, or words of a letter.
            LOG.logf(DatabaseFailure.isAway(e) ? Logger.Level.WARN : Logger.Level.ERROR, "%s: %s at %s", claim, e.getClass().getName(),
                    e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?");
            return failed(work, claim, TargetException.refused(UNFORESEEN));
        }
        if (outcome.isDone()) {
            work.done(claim);
        }
        return outcome;
    }

    private Outcome failed(Work work, Claim claim, TargetException e) {
        LOG.warnf("%s failed, try %d: %s", claim, claim.tries() + 1, e.getMessage());
        var now = clock.instant();
        var asked = Backoff.asked(e.retryAfter);
        claims.failed(claim, e.getMessage(),
                Backoff.after(claim.tries() + 1, work.tries(claim)).map(wait -> now.plus(wait.compareTo(asked) > 0 ? wait : asked)).orElse(null));
        if (e.reach == Reach.throttled) {
            claims.putOff(claim.connector(), now.plus(asked));
            return Outcome.throttled;
        }
        return e.reach == Reach.target ? Outcome.away : Outcome.failed;
    }
}
