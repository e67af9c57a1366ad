package dev.guesthouse.http.job;

import java.time.Duration;
import java.time.Instant;

/**
 * A function that is called again and again (OPS-03): by the program's own schedule, by {@code tick} with all the others, or by
 * a platform's cron under its own name. Any number at once is harmless.
 */
public interface Job {

    /**
     * What it is and when it runs.
     *
     * @param name of the function; logs and metrics name the job so
     * @param place among all where each runs once, the smallest first: a job comes after what it builds on
     * @param every from one run to the next; one that takes longer is not begun a second time
     * @param delay from the start of the program to the first run
     */
    record Plan(String name, int place, Duration every, Duration delay) {
    }

    Plan plan();

    /** When something comes due next, after a moment, that is not to wait for the job's next turn; null where nothing does, or may wait. */
    default Instant nextDue(Instant after) {
        return null;
    }

    /** Runs once, with the usual limits; answers what the function answers. */
    Record run();

    /** Runs once where the next run waits for the end of this one. */
    default Record runOnSchedule() {
        return run();
    }
}
