package dev.guesthouse.http.gate;

import java.util.concurrent.Callable;

import dev.guesthouse.http.answer.DatabaseFailure;
import dev.guesthouse.person.Erasing;
import dev.guesthouse.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** A transaction of its own that runs again where somebody else got in between: the next try sees what the other one wrote. */
public final class Retried {

    private static final int TRIES = 3;

    private Retried() {
    }

    /** @throws Problem concurrent-change, where somebody else got in between each time */
    public static <T> T transaction(Callable<T> work) {
        return transaction(Erasing::holdOff, work);
    }

    /** The same, once something has held off, or waited for, whoever erases somebody. */
    static <T> T transaction(Runnable first, Callable<T> work) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> {
                    first.run();
                    return work.call();
                });
            } catch (RuntimeException e) {
                if (!DatabaseFailure.isSomebodyElse(e)) {
                    throw e;
                }
            }
        }
        throw DatabaseFailure.inBetween();
    }
}
