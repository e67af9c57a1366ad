package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.connector.AccountState;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.targets.LocalDirectory;
import dev.guesthouse.delivery.targets.Targets;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Blocks, unblocks or deletes accounts (GST-02): those of the local directory by sets, those in other target systems a call each. */
@ApplicationScoped
class AccountDelivery implements Work {

    /** About a day, as for access that is taken away. */
    private static final int TRIES = 291;

    private final Claims claims;
    private final Targets targets;
    private final LocalDirectory local;
    private final Audit audit;
    private final Clock clock;

    AccountDelivery(Claims claims, Targets targets, LocalDirectory local, Audit audit, Clock clock) {
        this.claims = claims;
        this.targets = targets;
        this.local = local;
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
    public List<Outcome> deliverSet(Connector connector, int most) {
        var now = clock.instant();
        var taken = claims.lock(Queue.accounts, connector, most, now);
        taken.stream().collect(Collectors.groupingBy(AccountDelivery::wanted)).forEach((wanted, changed) -> {
            // In the local directory an account is known by its person.
            var accounts = changed.stream().map(claim -> claim.id().toString()).toList();
            switch (wanted) {
                case active -> local.unblock(accounts);
                case blocked -> local.block(accounts);
                case deleted -> local.delete(accounts);
            }
            write(connector, wanted, changed, now);
        });
        return taken.stream().map(claim -> Outcome.account).toList();
    }

    @Override
    public Tries begin(List<Claim> batch) {
        return this::attempt;
    }

    private Outcome attempt(Claim claim) {
        var target = targets.of(claim.connector());
        var account = QuarkusTransaction.requiringNew().call(() -> Account.of(claim.id(), claim.connector().id).map(known -> known.externalId));
        if (account.isEmpty()) {
            return Outcome.released;
        }
        if (!claim.connector().ownAccounts) {
            return Outcome.account;
        }
        switch (wanted(claim)) {
            case active -> target.unblock(claim.connector(), account.get());
            case blocked -> target.block(claim.connector(), account.get());
            case deleted -> target.delete(claim.connector(), account.get());
        }
        return Outcome.account;
    }

    @Override
    public void done(List<Claim> done) {
        // One at a time, as they are taken on: nobody waits for one while they hold another.
        done.forEach(claim -> QuarkusTransaction.requiringNew().run(() -> write(claim.connector(), wanted(claim), List.of(claim), clock.instant())));
    }

    private void write(Connector connector, AccountState wanted, List<Claim> changed, Instant now) {
        var people = changed.stream().map(Claim::id).toList();
        if (wanted == AccountState.deleted) {
            Account.forget(people, connector.id);
        } else {
            claims.done(changed);
        }
        audit.event(Act.ofSystem(now), "account." + wanted, "person", null).after(Map.of("connector", connector.id)).writeOfEach(people);
    }

    private static AccountState wanted(Claim claim) {
        return AccountState.valueOf(claim.wanted());
    }
}
