package dev.guesthouse.http.answer;

import java.util.Optional;

import org.jboss.logging.Logger;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** What a caller is told of what went wrong, through whatever they came. */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {
    }

    /** The refusal that stands among the causes, or one that says how the database was; empty for a fault of the program. */
    public static Optional<Problem> problem(Throwable failure) {
        var refusal = find(failure, Problem.class);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (DatabaseFailure.isAway(failure)) {
            LOG.warnf("the database is away: %s", DatabaseFailure.of(failure).getMessage());
            // Not that nothing was changed: a commit may be lost on its way there, or on its way back.
            return Optional.of(new Problem(ProblemType.UNAVAILABLE, "The database cannot be reached at the moment. Call again, and with the same"
                    + " Idempotency-Key: nothing is changed twice."));
        }
        return DatabaseFailure.isSomebodyElse(failure) ? Optional.of(DatabaseFailure.inBetween()) : Optional.empty();
    }

    /** A failure of a kind, wherever it stands among the causes. */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
