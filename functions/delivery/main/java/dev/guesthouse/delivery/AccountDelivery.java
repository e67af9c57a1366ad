package dev.guesthouse.delivery;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.delivery.AccountClaims.Claim;
import dev.guesthouse.delivery.GrantDelivery.Outcome;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetSystem;

/** Blocks, unblocks or deletes one claimed account (GST-02): calls the target outside of any transaction, writes down how it came out. */
@ApplicationScoped
class AccountDelivery {

    /** About a day, as for access that is taken away. */
    private static final int TRIES = 30;

    private static final Logger LOG = Logger.getLogger(AccountDelivery.class);

    private final AccountClaims claims;
    private final FailedTries failedTries;

    AccountDelivery(AccountClaims claims, FailedTries failedTries) {
        this.claims = claims;
        this.failedTries = failedTries;
    }

    /**
     * One bad account never stops a run: whatever goes wrong with it is its own failure.
     *
     * @param target null where this program cannot speak to the connector's kind
     */
    Outcome deliver(Claim claim, Connector connector, TargetSystem target) {
        try {
            if (target == null) {
                throw TargetException.refused("This program has no connector of the kind %s.".formatted(connector.kind));
            }
            call(claim, connector, target);
        } catch (TargetException e) {
            return failed(claim, connector, e);
        } catch (RuntimeException e) {
            Unforeseen.log(LOG, "Account of " + claim.personId(), e);
            return failed(claim, connector, TargetException.refused(Unforeseen.SENTENCE));
        }
        claims.done(claim);
        return Outcome.account;
    }

    private static void call(Claim claim, Connector connector, TargetSystem target) {
        switch (claim.wanted()) {
            case active -> target.unblock(connector, claim.account());
            case blocked -> target.block(connector, claim.account());
            case deleted -> target.delete(connector, claim.account());
        }
    }

    private Outcome failed(Claim claim, Connector connector, TargetException e) {
        return failedTries.follow("Account of " + claim.personId(), connector, claim.tries(), TRIES, e, (error, next) -> claims.failed(claim, error, next));
    }
}
