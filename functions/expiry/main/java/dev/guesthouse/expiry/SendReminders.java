package dev.guesthouse.expiry;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.http.input.Limits;
import dev.guesthouse.http.job.Job;
import dev.guesthouse.http.nudge.Nudge;
import dev.guesthouse.message.Reminders;
import io.quarkus.funqy.Funq;

/** Reminds holders before their access ends (ASG-05), and approvers half-way (MSG-02), once each. */
@ApplicationScoped
public class SendReminders implements Job {

    /**
     * <pre>{@code {"limit": 1000}}</pre>
     *
     * @param limit reminders of each sort a call, 1 to 10,000; 1,000 where it is left out
     */
    public record Input(Integer limit) {
    }

    /**
     * How many were written.
     *
     * @param ends to holders, of access that is about to end
     * @param decisions to approvers, of decisions that are waited for
     */
    public record Answer(int ends, int decisions) {
    }

    private final Clock clock;
    private final Reminders reminders;
    private final Nudge nudge;

    SendReminders(Clock clock, Reminders reminders, Nudge nudge) {
        this.clock = clock;
        this.reminders = reminders;
        this.nudge = nudge;
    }

    @Funq("send-reminders")
    public Answer sendReminders(Input input) {
        var limit = Limits.within("limit", input.limit(), 10_000, 1_000);
        var now = clock.instant();
        var answer = Retried.transaction(() -> new Answer(reminders.ofEnds(limit, now), reminders.ofDecisions(limit, now)));
        if (answer.ends + answer.decisions > 0) {
            nudge.deliver();
        }
        return answer;
    }

    @Override
    public Plan plan() {
        return new Plan("send-reminders", 5, Duration.ofHours(1), Duration.ofSeconds(10));
    }

    @Override
    public Answer run() {
        return sendReminders(new Input(null));
    }
}
