package dev.guesthouse.expiry;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.guesthouse.approval.Alternates;
import dev.guesthouse.approval.Stages;
import dev.guesthouse.http.input.Limits;
import dev.guesthouse.http.job.Job;
import dev.guesthouse.http.nudge.Nudge;
import io.quarkus.funqy.Funq;

/**
 * Denies requests that nobody decided in time (APR-04) or whose policy's end has passed (REQ-12), and asks the alternates of
 * those that have waited for a while (POL-07), each in a transaction of its own.
 */
@ApplicationScoped
public class TimeOutRequests implements Job {

    private static final Logger LOG = Logger.getLogger(TimeOutRequests.class);
    private static final String FAULT = "request %s could not be timed out, or its alternates not asked";

    /**
     * <pre>{@code {"limit": 1000}}</pre>
     *
     * @param limit requests of each sort a call, 1 to 10,000; 1,000 where it is left out
     */
    public record Input(Integer limit) {
    }

    /**
     * What the call did.
     *
     * @param timedOut requests that were denied
     * @param alternatesAsked requests whose alternate approvers were asked
     * @param failed requests that could not be dealt with now; the next call tries again
     */
    public record Answer(int timedOut, int alternatesAsked, int failed) {
    }

    private final Clock clock;
    private final Stages stages;
    private final Alternates alternates;
    private final Nudge nudge;

    TimeOutRequests(Clock clock, Stages stages, Alternates alternates, Nudge nudge) {
        this.clock = clock;
        this.stages = stages;
        this.alternates = alternates;
        this.nudge = nudge;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("time-out-requests")
    public Answer timeOutRequests(Input input) {
        var limit = Limits.within("limit", input.limit(), 10_000, 1_000);
        var now = clock.instant();
        var timedOut = EachDue.of(() -> stages.due(limit, now), request -> stages.timeOut(request, now), LOG, FAULT);
        var asked = EachDue.of(() -> alternates.due(limit, now), request -> alternates.ask(request, now), LOG, FAULT);
        if (timedOut.done() + asked.done() > 0) {
            nudge.deliver();
        }
        return new Answer(timedOut.done(), asked.done(), timedOut.failed() + asked.failed());
    }

    @Override
    public Plan plan() {
        return new Plan("time-out-requests", 1, Duration.ofMinutes(1), Duration.ofSeconds(5));
    }

    @Override
    public Answer run() {
        return timeOutRequests(new Input(null));
    }
}
