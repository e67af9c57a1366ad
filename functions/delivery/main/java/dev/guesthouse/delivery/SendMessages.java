package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.delivery.Work.Outcome;
import dev.guesthouse.http.input.Limits;
import dev.guesthouse.http.job.Job;
import io.quarkus.funqy.Funq;

/** Sends what is in the outbox and due (MSG-01). */
@ApplicationScoped
public class SendMessages implements Job {

    private static final int MOST = 1_000;

    private final Claims claims;
    private final MessageDelivery delivery;
    private final Clock clock;

    SendMessages(Claims claims, MessageDelivery delivery, Clock clock) {
        this.claims = claims;
        this.delivery = delivery;
        this.clock = clock;
    }

    /**
     * <pre>{@code {"limit": 100}}</pre>
     *
     * @param limit how many messages at most, 1 to 1,000; 1,000 where it is left out
     */
    public record Input(Integer limit) {
    }

    /**
     * What the call did.
     *
     * @param sent messages that a mail server took
     * @param failed tries that failed; each is tried again, rests, or was refused for good, with its reason
     * @param dropped messages that were of no use any more
     * @param remaining messages that are due and not under way
     */
    public record Answer(int sent, int failed, int dropped, long remaining) {
    }

    @Funq("send-messages")
    public Answer sendMessages(Input input) {
        return answer(send(Limits.within("limit", input.limit, MOST, MOST)));
    }

    @Override
    public Plan plan() {
        return new Plan("send-messages", 7, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    @Override
    public Answer run() {
        return sendMessages(new Input(null));
    }

    @Override
    public Answer runOnSchedule() {
        return answer(sendAll());
    }

    /** As many as are due; time is the only limit. */
    DeliveryRun sendAll() {
        return send(Integer.MAX_VALUE);
    }

    private DeliveryRun send(int limit) {
        var run = new DeliveryRun(claims, new Permits(limit), Runnable::run, () -> true, clock);
        run.deliver(delivery, null);
        return run;
    }

    private Answer answer(DeliveryRun run) {
        return new Answer(run.count(Outcome.sent), run.count(Outcome.failed, Outcome.away), run.count(Outcome.dropped), claims.remaining(Queue.messages));
    }
}
