package dev.guesthouse.delivery;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.connector.AccountState;
import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.targets.Targets;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Blocks, unblocks or deletes one claimed account (GST-02). */
@ApplicationScoped
class AccountDelivery implements Work {

    /** About a day, as for access that is taken away. */
    private static final int TRIES = 30;

    private final Claims claims;
    private final Targets targets;
    private final Audit audit;
    private final Clock clock;

    AccountDelivery(Claims claims, Targets targets, Audit audit, Clock clock) {
        this.claims = claims;
        this.targets = targets;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Queue queue() {
        return Queue.accounts;
    }

    @Override
    public int tries(Claim claim) {
        return TRIES;
    }

    @Override
    public Outcome attempt(Claim claim) {
        var target = targets.of(claim.connector());
        var account = QuarkusTransaction.requiringNew().call(() -> Account.of(claim.id(), claim.connector().id).map(known -> known.externalId));
        if (account.isEmpty()) {
            return Outcome.released;
        }
        switch (AccountState.valueOf(claim.wanted())) {
            case active -> target.unblock(claim.connector(), account.get());
            case blocked -> target.block(claim.connector(), account.get());
            case deleted -> target.delete(claim.connector(), account.get());
        }
        return Outcome.account;
    }

    @Override
    public void done(Claim claim) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (claim.wanted().equals(AccountState.deleted.name())) {
                Account.delete("personId = ?1 and connectorId = ?2", claim.id(), claim.connector().id);
            } else {
                claims.done(claim);
            }
            audit.event(Act.ofSystem(clock.instant()), "account." + claim.wanted(), "person", claim.id())
                    .after(Map.of("connector", claim.connector().id)).write();
        });
    }
}
