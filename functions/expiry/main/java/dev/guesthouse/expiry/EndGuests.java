package dev.guesthouse.expiry;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.guesthouse.departure.Departure;
import dev.guesthouse.http.input.Limits;
import dev.guesthouse.http.job.Job;
import dev.guesthouse.http.nudge.Nudge;
import io.quarkus.funqy.Funq;

/** Deletes the guests whose time without access is over (GST-02), each in a transaction of its own; delivery removes their accounts. */
@ApplicationScoped
public class EndGuests implements Job {

    private static final Logger LOG = Logger.getLogger(EndGuests.class);

    /**
     * <pre>{@code {"limit": 1000}}</pre>
     *
     * @param limit guests a call, 1 to 10,000; 1,000 where it is left out
     */
    public record Input(Integer limit) {
    }

    /**
     * What the call did.
     *
     * @param deleted guests whose accounts end
     * @param failed guests who could not be deleted now; the next call tries again
     */
    public record Answer(int deleted, int failed) {
    }

    private final Clock clock;
    private final Departure departure;
    private final Nudge nudge;

    EndGuests(Clock clock, Departure departure, Nudge nudge) {
        this.clock = clock;
        this.departure = departure;
        this.nudge = nudge;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("end-guests")
    public Answer endGuests(Input input) {
        var limit = Limits.within("limit", input.limit(), 10_000, 1_000);
        var now = clock.instant();
        var guests = EachDue.of(() -> departure.due(limit, now), guest -> departure.departIfDue(guest, now), LOG, "guest %s could not be deleted");
        if (guests.done() > 0) {
            nudge.deliver();
        }
        return new Answer(guests.done(), guests.failed());
    }

    @Override
    public Plan plan() {
        return new Plan("end-guests", 4, Duration.ofMinutes(1), Duration.ofSeconds(5));
    }

    @Override
    public Answer run() {
        return endGuests(new Input(null));
    }
}
