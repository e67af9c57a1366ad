package dev.guesthouse.delivery;

import org.jboss.logging.Logger;

import dev.guesthouse.http.answer.DatabaseFailure;

/** Faults that no target system and no mail server has told of. */
final class Unforeseen {

    /** What whoever looks at the task is told. */
    static final String SENTENCE = "An unforeseen fault; the log has more.";

    private Unforeseen() {
    }

    /** Logs its kind and its place, which say enough: its message may hold what a target wrote, or words of a letter. */
    static void log(Logger log, String task, RuntimeException fault) {
        var level = DatabaseFailure.isAway(fault) ? Logger.Level.WARN : Logger.Level.ERROR;
        log.logf(level, "%s: %s at %s", task, fault.getClass().getName(), fault.getStackTrace().length > 0 ? fault.getStackTrace()[0] : "?");
    }
}
