package dev.guesthouse.expiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.input.Limits;
import dev.guesthouse.http.job.Job;
import dev.guesthouse.retention.Retention;
import dev.guesthouse.retention.Retention.Kept;
import io.quarkus.funqy.Funq;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Deletes what is of no use any more (OPS-03), batch by batch, each in a transaction of its own: any number of callers at once
 * is harmless, and what is left is for the next call.
 */
@ApplicationScoped
public class Purge implements Job {

    /**
     * <pre>{@code {"batchSize": 1000, "maxBatches": 100}}</pre>
     *
     * @param batchSize rows a transaction, 1 to 10,000; 1,000 where it is left out
     * @param maxBatches for each kind, 1 to 10,000; 100 where it is left out
     */
    public record Input(Integer batchSize, Integer maxBatches) {
    }

    /**
     * How many rows of each kind are gone.
     *
     * @param codes sign-in codes
     * @param codePasses passes, of letters and of browsers, whose time is over
     * @param sessions sessions that ended
     * @param idempotencyKeys keys with the answers that they kept
     * @param requestOrigins from where strangers asked for something, once that is counted no more
     * @param messages messages that were sent, have failed, were of no use any more, or were told by another one
     * @param approvalLinks links of stages that were decided
     */
    public record Answer(int codes, int codePasses, int sessions, int idempotencyKeys, int requestOrigins, int messages, int approvalLinks) {
    }

    private final Clock clock;
    private final Retention retention;

    Purge(Clock clock, Retention retention) {
        this.clock = clock;
        this.retention = retention;
    }

    @Funq("purge")
    public Answer purge(Input input) {
        var batchSize = Limits.within("batchSize", input.batchSize(), 10_000, 1_000);
        var maxBatches = Limits.within("maxBatches", input.maxBatches(), 10_000, 100);
        var now = clock.instant();
        return new Answer(delete(Kept.codes, batchSize, maxBatches, now), delete(Kept.codePasses, batchSize, maxBatches, now),
                delete(Kept.sessions, batchSize, maxBatches, now), delete(Kept.idempotencyKeys, batchSize, maxBatches, now),
                delete(Kept.requestOrigins, batchSize, maxBatches, now), delete(Kept.messages, batchSize, maxBatches, now),
                delete(Kept.approvalLinks, batchSize, maxBatches, now));
    }

    @Override
    public Plan plan() {
        return new Plan("purge", 8, Duration.ofHours(1), Duration.ofMinutes(1));
    }

    @Override
    public Answer run() {
        return purge(new Input(null, null));
    }

    private int delete(Kept kept, int batchSize, int maxBatches, Instant now) {
        var deleted = 0;
        for (int batch = 0; batch < maxBatches; batch++) {
            var count = QuarkusTransaction.requiringNew().call(() -> retention.delete(kept, batchSize, now));
            deleted += count;
            if (count < batchSize) {
                break;
            }
        }
        return deleted;
    }
}
