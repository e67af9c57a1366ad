package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.delivery.GrantDelivery.Outcome;
import dev.guesthouse.delivery.targets.TargetSystem;
import io.quarkus.arc.All;

/** Delivers what one connector has to do, batch by batch, until nothing is left or the run's permits or time are used up. */
@ApplicationScoped
class ConnectorDelivery {

    private static final int BATCH = 20;
    /** Far less than a claim lasts, so that no two runs work on the same grant. */
    private static final Duration TIME = Duration.ofSeconds(45);
    /** So many grants one after another at a target that is away are enough for a run. */
    private static final int AWAY_IN_A_ROW = 3;

    private final GrantClaims claims;
    private final GrantDelivery delivery;
    private final AccountClaims accountClaims;
    private final AccountDelivery accountDelivery;
    private final Map<ConnectorKind, TargetSystem> targets;
    private final Clock clock;

    ConnectorDelivery(GrantClaims claims, GrantDelivery delivery, AccountClaims accountClaims, AccountDelivery accountDelivery,
            @All List<TargetSystem> targets, Clock clock) {
        this.claims = claims;
        this.delivery = delivery;
        this.accountClaims = accountClaims;
        this.accountDelivery = accountDelivery;
        this.targets = targets.stream().collect(Collectors.toMap(TargetSystem::kind, Function.identity()));
        this.clock = clock;
    }

    /** Works on a connector; a target that throttles or is away ends its own run and nobody else's (CON-03). */
    Map<Outcome, Integer> deliver(Connector connector, Permits permits) {
        var target = targets.get(connector.kind);
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        // Measured by the machine's clock: this bounds how long we work, and is no moment of the field.
        var end = System.nanoTime() + TIME.toNanos();
        if (grants(connector, target, permits, counts, end)) {
            accounts(connector, target, permits, counts, end);
        }
        return counts;
    }

    /** False where the run is over. */
    private boolean grants(Connector connector, TargetSystem target, Permits permits, Map<Outcome, Integer> counts, long end) {
        var awayInARow = 0;
        while (true) {
            var batch = permits.take(BATCH, most -> claims.claim(connector, most, clock.instant()));
            if (batch.isEmpty()) {
                return true;
            }
            for (int i = 0; i < batch.size(); i++) {
                var rest = batch.subList(i + 1, batch.size());
                var outcome = deliver(batch.get(i), rest, connector, target);
                counts.merge(outcome, 1, Integer::sum);
                awayInARow = outcome == Outcome.away ? awayInARow + 1 : 0;
                if (outcome == Outcome.throttled || awayInARow == AWAY_IN_A_ROW || System.nanoTime() > end) {
                    claims.release(rest);
                    permits.giveBack(rest.size());
                    return false;
                }
            }
        }
    }

    /** Where it cannot be written down how one came out, the rest waits for the next run, and not for the end of its claims. */
    private Outcome deliver(GrantClaims.Claim claim, List<GrantClaims.Claim> rest, Connector connector, TargetSystem target) {
        try {
            return delivery.deliver(claim, connector, target);
        } catch (RuntimeException e) {
            claims.release(rest);
            throw e;
        }
    }

    // After the grants, so that memberships are gone before their account is.
    private void accounts(Connector connector, TargetSystem target, Permits permits, Map<Outcome, Integer> counts, long end) {
        while (System.nanoTime() < end) {
            var claim = permits.take(1, most -> accountClaims.claim(connector, clock.instant()).stream().toList());
            if (claim.isEmpty()) {
                return;
            }
            var outcome = accountDelivery.deliver(claim.get(0), connector, target);
            counts.merge(outcome, 1, Integer::sum);
            if (outcome == Outcome.throttled || outcome == Outcome.away) {
                return;
            }
        }
    }
}
