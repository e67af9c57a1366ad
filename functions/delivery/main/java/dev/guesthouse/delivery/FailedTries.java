package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.delivery.GrantDelivery.Outcome;
import dev.guesthouse.delivery.targets.TargetException;

/** What follows from a try that failed at a target system: a warning, the next try, and a wait for all of its others where it asked for one. */
@ApplicationScoped
class FailedTries {

    private static final Logger LOG = Logger.getLogger(FailedTries.class);

    private final GrantClaims grants;
    private final Clock clock;

    FailedTries(GrantClaims grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /** Writes down that a try failed, and when the next one is; null rests. */
    interface Note {
        void failed(String error, Instant next);
    }

    /**
     * @param task what was tried, such as {@code Grant ID}
     * @param tries how often it had failed before
     * @param most after so many tries it rests
     */
    Outcome follow(String task, Connector connector, int tries, int most, TargetException e, Note note) {
        LOG.warnf("%s at %s failed, try %d: %s", task, connector.displayName, tries + 1, e.getMessage());
        var now = clock.instant();
        var asked = Backoff.asked(e.retryAfter);
        note.failed(e.getMessage(), Backoff.after(tries + 1, most).map(wait -> now.plus(wait.compareTo(asked) > 0 ? wait : asked)).orElse(null));
        if (e.reach == TargetException.Reach.throttled) {
            grants.putOff(connector, now.plus(asked));
            return Outcome.throttled;
        }
        return e.reach == TargetException.Reach.target ? Outcome.away : Outcome.failed;
    }
}
