package dev.guesthouse.expiry;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import org.jboss.logging.Logger;

import dev.guesthouse.http.answer.DatabaseFailure;
import dev.guesthouse.http.gate.Retried;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * What a job made of all that was due, each in a transaction of its own: one that cannot be dealt with must not keep the others.
 *
 * @param done those for which there was something to do
 * @param failed could not be dealt with now; the next run tries again
 */
record EachDue(int done, int failed) {

    /**
     * @param fault how the log says that one failed, such as {@code guest %s could not be deleted}
     * @throws RuntimeException where the database is away: the rest would fail alike
     */
    static EachDue of(Callable<List<UUID>> due, Predicate<UUID> work, Logger log, String fault) {
        var done = 0;
        var failed = 0;
        for (var id : QuarkusTransaction.requiringNew().call(due)) {
            try {
                done += Retried.transaction(() -> work.test(id)) ? 1 : 0;
            } catch (RuntimeException e) {
                if (DatabaseFailure.isAway(e)) {
                    throw e;
                }
                log.errorf(e, fault, id);
                failed++;
            }
        }
        return new EachDue(done, failed);
    }
}
