package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.guesthouse.assignment.Brakes;
import dev.guesthouse.assignment.Reconciliation;
import dev.guesthouse.assignment.Reconciliation.Compared;
import dev.guesthouse.assignment.Reconciliation.Reading;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.delivery.targets.Holders;
import dev.guesthouse.delivery.targets.LocalDirectory;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetException.Reach;
import dev.guesthouse.delivery.targets.Targets;
import dev.guesthouse.http.answer.DatabaseFailure;
import dev.guesthouse.http.gate.Retried;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Reads who has a role in a target system, a page at a time, and has the role compared after the last, unless that cannot be right (CON-05). */
@ApplicationScoped
class RoleReader {

    private static final Logger LOG = Logger.getLogger(RoleReader.class);

    private final Targets targets;
    private final LocalDirectory local;
    private final Claims claims;
    private final Brakes brakes;
    private final Clock clock;

    RoleReader(Targets targets, LocalDirectory local, Claims claims, Brakes brakes, Clock clock) {
        this.targets = targets;
        this.local = local;
        this.claims = claims;
        this.brakes = brakes;
        this.clock = clock;
    }

    /**
     * What came of a page.
     *
     * @param goesOn whether there may be another
     * @param compared what came of the role, where the page was its last
     * @param isDisbelieved whether the target system answered what cannot be right, or nothing
     * @param isUnread whether it could not be asked
     */
    record Read(boolean goesOn, Optional<Compared> compared, boolean isDisbelieved, boolean isUnread) {

        static final Read UNREAD = new Read(false, Optional.empty(), false, true);
        private static final Read OVER = new Read(false, Optional.empty(), false, false);
        private static final Read GOES_ON = new Read(true, Optional.empty(), false, false);
        private static final Read DISBELIEVED = new Read(true, Optional.empty(), true, false);
        private static final Read AWAY = new Read(false, Optional.empty(), true, false);
    }

    /** Reads the next page of a round; no target system is called inside a transaction. */
    Read read(Connector connector, Instant round) {
        var next = Retried.transaction(() -> Reconciliation.next(connector, round, clock.instant()));
        return next.isEmpty() ? Read.OVER : tried(next.get());
    }

    private Read tried(Reading reading) {
        try {
            return read(reading);
        } catch (TargetException e) {
            return failed(reading, e);
        } catch (RuntimeException e) {
            if (DatabaseFailure.isAway(e) || DatabaseFailure.isSomebodyElse(e)) {
                // That says nothing of the target system; the next run goes on where this one was.
                throw e;
            }
            // Its kind and its place say enough: its message may hold what a target wrote.
            LOG.errorf("Who has a role at %s: %s at %s", reading.connector().displayName, e.getClass().getName(), e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?");
            return failed(reading, TargetException.refused("An unforeseen fault; the log has more."));
        }
    }

    private Read read(Reading reading) {
        var holders = holders(reading);
        if (holders.isEmpty()) {
            Retried.transaction(() -> {
                Reconciliation.cannotBeRead(reading, clock.instant());
                return null;
            });
            return Read.UNREAD;
        }
        var page = holders.get();
        var isKept = Retried.transaction(() -> Reconciliation.keep(reading, page.accounts(), page.next()));
        return !isKept || page.next() != null ? Read.GOES_ON : compared(reading);
    }

    private Optional<Holders> holders(Reading reading) {
        return reading.connector().kind == ConnectorKind.local
                ? Optional.of(QuarkusTransaction.requiringNew().call(() -> local.holders(reading.originId(), reading.role(), reading.next())))
                : targets.of(reading.connector()).holders(reading.connector(), reading.originId(), reading.role(), reading.next());
    }

    private Read compared(Reading reading) {
        var doubt = reading.connector().kind == ConnectorKind.local ? Optional.<String>empty() : doubt(reading);
        if (doubt.isPresent()) {
            disbelieve(reading, doubt.get());
            return Read.DISBELIEVED;
        }
        return new Read(true, Optional.of(Retried.transaction(() -> Reconciliation.compare(reading, clock.instant()))), false, false);
    }

    /** Why what was read cannot be right; an empty list is looked at by another path too, as a broken one looks the same. */
    private Optional<String> doubt(Reading reading) {
        var shown = QuarkusTransaction.requiringNew().call(() -> Reconciliation.shown(reading, clock.instant()));
        if (brakes.isTooMuch(shown.missing(), shown.confirmed())) {
            return Optional.of("It shows %,d of the %,d people who should have the role: so many are not taken to have lost it at once."
                    .formatted(shown.confirmed() - shown.missing(), shown.confirmed()));
        }
        if (shown.anybody() || shown.missing() == 0) {
            return Optional.empty();
        }
        var missing = QuarkusTransaction.requiringNew().call(() -> Reconciliation.notShown(reading, clock.instant()));
        var target = targets.of(reading.connector());
        return missing.stream().allMatch(account -> !target.holds(reading.connector(), new Membership(account, reading.originId(), reading.role())).orElse(true))
                ? Optional.empty() : Optional.of("It shows nobody in the role, and does not say of each person that they do not have it.");
    }

    private Read failed(Reading reading, TargetException e) {
        LOG.warnf("Who has a role at %s could not be read: %s", reading.connector().displayName, e.getMessage());
        if (e.reach == Reach.item) {
            disbelieve(reading, e.getMessage());
            return Read.DISBELIEVED;
        }
        var now = clock.instant();
        if (e.reach == Reach.throttled) {
            claims.rest(reading.connector(), now.plus(Backoff.asked(e.retryAfter)));
        }
        Retried.transaction(() -> {
            Reconciliation.note(reading, e.getMessage(), now);
            return null;
        });
        return Read.AWAY;
    }

    private void disbelieve(Reading reading, String reason) {
        Retried.transaction(() -> {
            Reconciliation.disbelieve(reading, reason, clock.instant());
            return null;
        });
    }
}
