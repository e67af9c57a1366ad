package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.Work.Outcome;
import dev.guesthouse.delivery.Work.Tries;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetException.Reach;
import dev.guesthouse.http.answer.DatabaseFailure;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** One run: delivers batch by batch until nothing is left, the permits or the time are used up, or the other side is away or wants us to wait. */
final class DeliveryRun {

    /** Far less than a claim lasts, so that no two runs work on the same. */
    private static final Duration TIME = Duration.ofSeconds(45);
    /** What was done is written down at the latest then, and so before the batch ends where the other side is slow. */
    private static final Duration UNWRITTEN = Duration.ofSeconds(1);
    /** So many at once where it goes by sets: far less than a second's work. */
    private static final int SET = 200;
    /** Of several at once; each of them has no more than a queue's batch, which is tried long before its claims end. */
    private static final int MOST_CLAIMED = 400;
    /** What batches lead to is settled between them so often at most, and at the end. */
    private static final Duration UNSETTLED = Duration.ofSeconds(1);
    /** For whoever holds a person whom a set needs, and so often at most. */
    private static final Duration WAIT = Duration.ofMillis(50);
    private static final int MOST_WAITS = 20;
    /** What whoever looks at it is told of a fault that no target system and no mail server has told of. */
    private static final String UNFORESEEN = "An unforeseen fault; the log has more.";

    private static final Logger LOG = Logger.getLogger(DeliveryRun.class);

    private final Claims claims;
    private final Permits permits;
    /** Where several are tried at once. */
    private final Executor executor;
    /** Whether no other program has taken the connector over. */
    private final BooleanSupplier isOurs;
    private final Clock clock;
    // Measured by the machine's clock: this bounds how long we work, and is no moment of the field.
    private final long end = System.nanoTime() + TIME.toNanos();
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    /** Of the batch under way: done, and not yet written down. */
    private final List<Claim> done = new ArrayList<>();
    private long written;
    private int awayInARow;
    private int settled;
    private long settledAt = System.nanoTime();

    DeliveryRun(Claims claims, Permits permits, Executor executor, BooleanSupplier isOurs, Clock clock) {
        this.claims = claims;
        this.permits = permits;
        this.executor = executor;
        this.isOurs = isOurs;
        this.clock = clock;
    }

    /** How many came out so. */
    int count(Outcome... outcomes) {
        return Stream.of(outcomes).mapToInt(outcome -> counts.getOrDefault(outcome, 0)).sum();
    }

    /** Of how many assignments it is known now how they came out; what the last batch led to is still to be settled. */
    int settled() {
        return settled;
    }

    /**
     * Works on what is due.
     *
     * @param connector null where the queue is of none
     * @return false where the run is over
     */
    boolean deliver(Work work, Connector connector) {
        return connector != null && connector.kind == ConnectorKind.local ? deliverSets(work, connector) : deliverEach(work, connector);
    }

    private boolean deliverSets(Work work, Connector connector) {
        var waits = MOST_WAITS;
        while (System.nanoTime() < end) {
            var outcomes = permits.take(SET, most -> set(work, connector, most));
            outcomes.forEach(this::count);
            if (outcomes.contains(Outcome.busy) && waits > 0) {
                // For another target, say, to which the same person is new; no longer than that takes, or they are left to the next run.
                waits--;
                permits.giveBack((int) outcomes.stream().filter(outcome -> outcome == Outcome.busy).count());
                LockSupport.parkNanos(WAIT.toNanos());
            } else if (outcomes.size() < SET || outcomes.stream().noneMatch(Outcome::isDone)) {
                return true;
            }
            settled += work.settle();
        }
        return false;
    }

    /** One bad one never stops the others of its set: where it cannot be delivered whole, each is by itself. */
    private List<Outcome> set(Work work, Connector connector, int most) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> work.deliverSet(connector, most));
        } catch (RuntimeException e) {
            LOG.debugf("%d are delivered one by one: %s", most, e.getClass().getName());
            return each(work, connector, most);
        }
    }

    private List<Outcome> each(Work work, Connector connector, int most) {
        var outcomes = new ArrayList<Outcome>();
        var before = -1;
        while (outcomes.size() < most && outcomes.size() > before && System.nanoTime() < end) {
            before = outcomes.size();
            try {
                outcomes.addAll(QuarkusTransaction.requiringNew().call(() -> work.deliverSet(connector, 1)));
            } catch (RuntimeException e) {
                claims.claim(work.queue(), connector, 1).forEach(claim -> outcomes.add(failed(work, claim, e)));
            }
        }
        return outcomes;
    }

    private boolean deliverEach(Work work, Connector connector) {
        // Of those that wait for their turn to call, there are no more than get it within a second.
        var atOnce = connector == null ? 1 : connector.callsASecond == null ? connector.callsAtOnce : Math.min(connector.callsAtOnce, connector.callsASecond);
        awayInARow = 0;
        while (goesOn()) {
            var claimed = permits.take(Math.min(work.queue().batch * atOnce, MOST_CLAIMED), most -> claims.claim(work.queue(), connector, most));
            if (claimed.isEmpty()) {
                return true;
            }
            var batch = new Batch(claimed);
            try {
                var tries = begin(work, claimed);
                deliver(work, tries, batch, Math.min(atOnce, claimed.size()));
                if (batch.hasPrepared()) {
                    tries.prepared();
                    if (batch.goOn()) {
                        deliver(work, tries, batch, Math.min(atOnce, claimed.size()));
                    }
                }
            } finally {
                // Where it cannot be written down how one came out, the rest waits for the next run, and not for the end of its claims.
                claims.release(batch.left());
            }
            if (!batch.left().isEmpty()) {
                permits.giveBack(batch.left().size());
                return false;
            }
            if (System.nanoTime() - settledAt > UNSETTLED.toNanos()) {
                settled += work.settle();
                settledAt = System.nanoTime();
            }
        }
        return false;
    }

    private boolean goesOn() {
        return System.nanoTime() < end && isOurs.getAsBoolean();
    }

    private void deliver(Work work, Tries tries, Batch batch, int atOnce) {
        written = System.nanoTime();
        var others = Stream.generate(() -> CompletableFuture.runAsync(() -> deliverEach(work, tries, batch), executor)).limit(atOnce - 1L).toList();
        try {
            deliverEach(work, tries, batch);
        } finally {
            CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
            writeDone(work);
        }
    }

    private void deliverEach(Work work, Tries tries, Batch batch) {
        try {
            for (var claim = batch.next(); claim != null; claim = goesOn() ? batch.next() : null) {
                note(work, claim, tried(work, tries, claim), batch);
            }
        } catch (RuntimeException e) {
            batch.stop();
            throw e;
        }
    }

    private synchronized void note(Work work, Claim claim, Outcome outcome, Batch batch) {
        batch.tried(claim);
        if (outcome == Outcome.prepared) {
            awayInARow = 0;
            batch.prepared(claim);
            return;
        }
        count(outcome);
        awayInARow = outcome == Outcome.away ? awayInARow + 1 : 0;
        if (outcome == Outcome.throttled || awayInARow >= work.queue().awayInARow) {
            batch.stop();
        }
        if (outcome.isDone()) {
            done.add(claim);
        }
        if (System.nanoTime() - written > UNWRITTEN.toNanos()) {
            writeDone(work);
        }
    }

    /** One bad one never stops a run: where a batch cannot be begun whole, each begins by itself. */
    private static Tries begin(Work work, List<Claim> batch) {
        try {
            return work.begin(batch);
        } catch (RuntimeException e) {
            LOG.debugf("%d begin one by one: %s", batch.size(), e.getClass().getName());
            return claim -> alone(work.begin(List.of(claim)), claim);
        }
    }

    private static Outcome alone(Tries tries, Claim claim) {
        var outcome = tries.of(claim);
        if (outcome == Outcome.prepared) {
            tries.prepared();
            return tries.of(claim);
        }
        return outcome;
    }

    /** Whatever goes wrong with one is its own failure. */
    private Outcome tried(Work work, Tries tries, Claim claim) {
        try {
            return tries.of(claim);
        } catch (RuntimeException e) {
            // What those before came to may say something of this one.
            writeDone(work);
            return failed(work, claim, e);
        }
    }

    private synchronized void writeDone(Work work) {
        written = System.nanoTime();
        if (!done.isEmpty()) {
            var unwritten = List.copyOf(done);
            done.clear();
            work.done(unwritten);
        }
    }

    private Outcome failed(Work work, Claim claim, RuntimeException fault) {
        if (fault instanceof TargetException e) {
            return failed(work, claim, e);
        }
        // Its kind and its place say enough: its message may hold what a target wrote, or words of a letter.
        LOG.logf(DatabaseFailure.isAway(fault) ? Logger.Level.WARN : Logger.Level.ERROR, "%s: %s at %s", claim, fault.getClass().getName(),
                fault.getStackTrace().length > 0 ? fault.getStackTrace()[0] : "?");
        return failed(work, claim, TargetException.refused(UNFORESEEN));
    }

    private Outcome failed(Work work, Claim claim, TargetException e) {
        if (work.hasFailedForGood(claim, e)) {
            LOG.warnf("%s failed for good: %s", claim, e.getMessage());
            return Outcome.failed;
        }
        LOG.warnf("%s failed, try %d: %s", claim, claim.tries() + 1, e.getMessage());
        var now = clock.instant();
        var asked = Backoff.asked(e.retryAfter);
        claims.failed(claim, e.getMessage(),
                Backoff.after(claim.id(), claim.tries() + 1, work.tries(claim), work.queue().longestWait).map(wait -> now.plus(wait.compareTo(asked) > 0 ? wait : asked)).orElse(null));
        if (e.reach == Reach.throttled) {
            claims.rest(claim.connector(), now.plus(asked));
            return Outcome.throttled;
        }
        return e.reach == Reach.target ? Outcome.away : Outcome.failed;
    }

    private void count(Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }
}
