package dev.guesthouse.expiry;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.http.Limits;
import dev.guesthouse.http.Nudge;
import dev.guesthouse.http.SchemaUnfit;
import io.quarkus.funqy.Funq;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Denies requests that nobody decided in time (APR-04) or whose policy's end has passed (REQ-12), each in a transaction of its own. */
@ApplicationScoped
public class TimeOutRequests {

    private static final Logger LOG = Logger.getLogger(TimeOutRequests.class);

    /** @param limit requests a call, 1-10,000, null for 1,000 */
    public record Input(Integer limit) {
    }

    /** @param failed could not be ended now; the next call tries again */
    public record Answer(int timedOut, int failed) {
    }

    private final Clock clock;
    private final Approvals approvals;
    private final Nudge nudge;

    TimeOutRequests(Clock clock, Approvals approvals, Nudge nudge) {
        this.clock = clock;
        this.approvals = approvals;
        this.nudge = nudge;
    }

    @Funq("time-out-requests")
    public Answer timeOutRequests(Input input) {
        var limit = Limits.within("limit", input.limit(), 10_000, 1_000);
        var now = clock.instant();
        var due = QuarkusTransaction.requiringNew().call(() -> approvals.due(limit, now));
        var timedOut = 0;
        var failed = 0;
        for (var request : due) {
            try {
                timedOut += timeOut(request, now) ? 1 : 0;
            } catch (RuntimeException e) {
                // One that cannot be ended must not keep the others open.
                LOG.errorf(e, "request %s could not be timed out", request);
                failed++;
            }
        }
        if (timedOut > 0) {
            nudge.deliver();
        }
        return new Answer(timedOut, failed);
    }

    @Scheduled(every = "60s", delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = SchemaUnfit.class)
    void onSchedule() {
        timeOutRequests(new Input(null));
    }

    private boolean timeOut(UUID request, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> approvals.timeOut(request, now));
    }
}
