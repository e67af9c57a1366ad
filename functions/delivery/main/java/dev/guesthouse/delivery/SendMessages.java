package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.delivery.MessageClaims.Claim;
import dev.guesthouse.delivery.MessageDelivery.Outcome;
import dev.guesthouse.http.input.Limits;
import dev.guesthouse.http.job.Job;
import io.quarkus.funqy.Funq;

/** Sends what is in the outbox and due (MSG-01). */
@ApplicationScoped
public class SendMessages implements Job {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int BATCH = 20;
    private static final Duration TIME = Duration.ofSeconds(45);
    /** So many one after another are enough to see that the mail server is away. */
    private static final int FAILED_IN_A_ROW = 3;

    private final MessageClaims claims;
    private final MessageDelivery delivery;
    private final Clock clock;

    SendMessages(MessageClaims claims, MessageDelivery delivery, Clock clock) {
        this.claims = claims;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** @param limit how many messages at most, 1-1,000; 100 where it is left out */
    public record Input(Integer limit) {
    }

    /**
     * @param failed tries that failed; each is tried again or rests, with its reason
     * @param dropped messages that were of no use any more
     * @param remaining messages that are due and not under way
     */
    public record Answer(int sent, int failed, int dropped, long remaining) {
    }

    @Funq("send-messages")
    public Answer sendMessages(Input input) {
        var counts = send(new Permits(Limits.within("limit", input == null ? null : input.limit, MOST, USUAL)));
        return new Answer(counts.getOrDefault(Outcome.sent, 0), counts.getOrDefault(Outcome.failed, 0),
                counts.getOrDefault(Outcome.dropped, 0), claims.remaining(clock.instant()));
    }

    @Override
    public Plan plan() {
        return new Plan("send-messages", 7, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    @Override
    public Answer run() {
        return sendMessages(null);
    }

    private Map<Outcome, Integer> send(Permits permits) {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        var end = System.nanoTime() + TIME.toNanos();
        var failedInARow = 0;
        while (true) {
            var batch = permits.take(BATCH, most -> claims.claim(most, clock.instant()));
            if (batch.isEmpty()) {
                return counts;
            }
            for (int i = 0; i < batch.size(); i++) {
                var outcome = deliver(batch.get(i), batch.subList(i + 1, batch.size()));
                counts.merge(outcome, 1, Integer::sum);
                failedInARow = outcome == Outcome.failed ? failedInARow + 1 : 0;
                if (failedInARow == FAILED_IN_A_ROW || System.nanoTime() > end) {
                    claims.release(batch.subList(i + 1, batch.size()));
                    return counts;
                }
            }
        }
    }

    /** Where it cannot be written down how one came out, the rest waits for the next run, and not for the end of its claims. */
    private Outcome deliver(Claim claim, List<Claim> rest) {
        try {
            return delivery.deliver(claim);
        } catch (RuntimeException e) {
            claims.release(rest);
            throw e;
        }
    }
}
