package dev.guesthouse.http.answer;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.persistence.OptimisticLockException;

import org.postgresql.util.PSQLException;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** What the database said when something failed, wherever that stands among the causes: why a commit failed is a suppressed one. */
public final class DatabaseFailure {

    /** Unique violation, serialization failure, deadlock: the next try sees what the other one wrote. */
    private static final Set<String> SOMEBODY_ELSE = Set.of("23505", "40001", "40P01");
    /** The database stopped a statement that took too long. */
    private static final String STOPPED = "57014";

    private DatabaseFailure() {
    }

    /** True for a lost or refused connection, a server that is stopping, a statement that took too long, or a pool that waited in vain. */
    public static boolean isAway(Throwable failure) {
        return said(failure).anyMatch(DatabaseFailure::isAway);
    }

    /** What the database, or the way to it, said; the failure itself where it said nothing. */
    public static Throwable of(Throwable failure) {
        return said(failure).findFirst().map(Throwable.class::cast).orElse(failure);
    }

    /** True where somebody else changed the same at the same moment. */
    public static boolean isSomebodyElse(Throwable failure) {
        return all(failure).anyMatch(OptimisticLockException.class::isInstance)
                || said(failure).anyMatch(sql -> sql.getSQLState() != null && SOMEBODY_ELSE.contains(sql.getSQLState()) || isMigrated(sql));
    }

    /** Its answer was changed by a migration since PostgreSQL began to keep the statement: the next try has it read anew. */
    private static boolean isMigrated(SQLException sql) {
        return sql instanceof PSQLException said && said.getServerErrorMessage() != null
                && "RevalidateCachedQuery".equals(said.getServerErrorMessage().getRoutine());
    }

    /** What is told to a caller whom somebody else got in the way of, each time it was tried. */
    public static Problem inBetween() {
        return new Problem(ProblemType.CONCURRENT_CHANGE, "Several callers change this at once: call again.");
    }

    private static boolean isAway(SQLException sql) {
        var state = sql.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.equals(STOPPED) || state.startsWith("53");
    }

    private static Stream<SQLException> said(Throwable failure) {
        return all(failure).filter(SQLException.class::isInstance).map(SQLException.class::cast);
    }

    private static Stream<Throwable> all(Throwable failure) {
        var all = new LinkedHashSet<Throwable>();
        collect(failure, all);
        return all.stream();
    }

    /** Each once: failures may name one another. */
    private static void collect(Throwable failure, Set<Throwable> all) {
        if (failure != null && all.add(failure)) {
            collect(failure.getCause(), all);
            for (var suppressed : failure.getSuppressed()) {
                collect(suppressed, all);
            }
        }
    }
}
