package dev.guesthouse.http.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;

import dev.guesthouse.http.nudge.BackgroundFailures;

/** A job's turns on the schedule, and between two of them the runs that it asks for itself, so that what comes due waits for no turn. */
final class Turns {

    /** However much comes due, it does not run more often on its own account. */
    private static final Duration SHORTEST = Duration.ofMillis(500);

    /** Has something run later, once. */
    interface Timer {
        Future<?> after(Duration wait, Runnable run);
    }

    private final Job job;
    private final Runnable run;
    private final Timer timer;
    private final Clock clock;
    /** The one run before the next turn; whoever looks later looks for all, and takes its place. */
    private Future<?> early;

    /** @param run runs the job, and throws nothing */
    Turns(Job job, Runnable run, Timer timer, Clock clock) {
        this.job = job;
        this.run = run;
        this.timer = timer;
        this.clock = clock;
    }

    /** Runs it, and has it run again when something comes due before its next turn; what is farther off is seen then. */
    void take() {
        // What comes due while it runs is ahead too.
        var begun = clock.instant();
        run.run();
        try {
            lookAhead(begun);
        } catch (RuntimeException e) {
            BackgroundFailures.log("What the job %s has to do next".formatted(job.plan().name()), e);
        }
    }

    private synchronized void lookAhead(Instant begun) {
        if (early != null) {
            early.cancel(false);
            early = null;
        }
        var due = job.nextDue(begun);
        if (due != null && due.isBefore(begun.plus(job.plan().every()))) {
            var wait = Duration.between(clock.instant(), due);
            early = timer.after(wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait, this::take);
        }
    }
}
