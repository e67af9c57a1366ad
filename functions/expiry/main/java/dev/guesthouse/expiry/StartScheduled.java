package dev.guesthouse.expiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.guesthouse.assignment.ScheduledStarts;
import dev.guesthouse.http.input.Limits;
import dev.guesthouse.http.job.Job;
import dev.guesthouse.http.nudge.Nudge;
import io.quarkus.funqy.Funq;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Gives access whose asked start has come (REQ-07), or denies it where it cannot be given any more (REQ-13). */
@ApplicationScoped
public class StartScheduled implements Job {

    private static final Logger LOG = Logger.getLogger(StartScheduled.class);

    /**
     * <pre>{@code {"limit": 1000}}</pre>
     *
     * @param limit requests a call, 1 to 10,000; 1,000 where it is left out
     */
    public record Input(Integer limit) {
    }

    /**
     * What the call did.
     *
     * @param started requests that were given or denied
     * @param failed requests that could not be started now; the next call tries again
     */
    public record Answer(int started, int failed) {
    }

    private final Clock clock;
    private final ScheduledStarts starts;
    private final Nudge nudge;

    StartScheduled(Clock clock, ScheduledStarts starts, Nudge nudge) {
        this.clock = clock;
        this.starts = starts;
        this.nudge = nudge;
    }

    /** @throws dev.guesthouse.problem.Problem domain-claimed, not-found */
    @Funq("start-scheduled")
    public Answer startScheduled(Input input) {
        var limit = Limits.within("limit", input.limit(), 10_000, 1_000);
        var now = clock.instant();
        var requests = EachDue.of(() -> starts.due(limit, now), request -> starts.start(request, now), LOG, "request %s could not be started");
        if (requests.done() > 0) {
            nudge.deliver();
        }
        return new Answer(requests.done(), requests.failed());
    }

    @Override
    public Plan plan() {
        return new Plan("start-scheduled", 2, Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    @Override
    public Instant nextDue(Instant after) {
        return QuarkusTransaction.requiringNew().call(() -> starts.next(after));
    }

    @Override
    public Answer run() {
        return startScheduled(new Input(null));
    }
}
