package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.RoleGrant;
import dev.guesthouse.connector.Account;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetSystem;
import dev.guesthouse.delivery.targets.Targets;
import dev.guesthouse.guest.GuestAccounts;
import dev.guesthouse.organization.DomainList;
import dev.guesthouse.person.PersonKind;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Delivers one claimed grant (ASG-01). */
@ApplicationScoped
class GrantDelivery implements Work {

    /** About two hours of trying: then somebody should look. */
    private static final int TRIES_TO_GRANT = 8;
    /** About a day: access that should be gone is not given up on because a target was down for a night. */
    private static final int TRIES_TO_REVOKE = 30;
    /** For a grant that no live assignment asks for: the expiry sweep is about to turn it around. */
    private static final Duration UNTIL_SWEPT = Duration.ofSeconds(10);

    private final Claims claims;
    private final Targets targets;
    private final GuestAccounts guests;
    private final Clock clock;

    GrantDelivery(Claims claims, Targets targets, GuestAccounts guests, Clock clock) {
        this.claims = claims;
        this.targets = targets;
        this.guests = guests;
        this.clock = clock;
    }

    /**
     * A grant as it was just now.
     *
     * @param holder empty where it is to be given and no live assignment asks for it any more, and where it is to be taken away
     * @param account what the target knows the person by; empty where they have no account yet
     */
    private record Found(Optional<Holder> holder, Optional<String> account, String originId, String role) {

        private Membership of(String known) {
            return new Membership(known, originId, role);
        }
    }

    @Override
    public Queue queue() {
        return Queue.grants;
    }

    @Override
    public int tries(Claim claim) {
        return isToBeGiven(claim) ? TRIES_TO_GRANT : TRIES_TO_REVOKE;
    }

    @Override
    public Outcome attempt(Claim claim) {
        var target = targets.of(claim.connector());
        try {
            var found = QuarkusTransaction.requiringNew().call(() -> find(claim, clock.instant()));
            return isToBeGiven(claim) ? give(claim, target, found) : take(claim, target, found);
        } catch (NotEntitled e) {
            claims.failed(claim, e.getMessage(), null);
            return Outcome.failed;
        }
    }

    @Override
    public void done(Claim claim) {
        claims.done(claim);
    }

    private static boolean isToBeGiven(Claim claim) {
        return Boolean.parseBoolean(claim.wanted());
    }

    private Outcome give(Claim claim, TargetSystem target, Found found) {
        if (found.holder.isEmpty()) {
            claims.later(claim, clock.instant().plus(UNTIL_SWEPT));
            return Outcome.released;
        }
        var account = found.account.orElseGet(() -> createAccount(found.holder.get(), claim.connector(), target));
        target.grant(claim.connector(), found.of(account));
        return Outcome.granted;
    }

    private static Outcome take(Claim claim, TargetSystem target, Found found) {
        // Without an account there is nothing to revoke.
        found.account.ifPresent(account -> target.revoke(claim.connector(), found.of(account)));
        return Outcome.revoked;
    }

    private static Found find(Claim claim, Instant now) {
        var grant = RoleGrant.<RoleGrant>find("from RoleGrant g join fetch g.person join fetch g.resourceRole r join fetch r.resource where g.id = ?1",
                claim.id()).singleResult();
        return new Found(isToBeGiven(claim) ? entitled(grant, now) : Optional.empty(),
                Account.of(grant.person.id, claim.connector().id).map(account -> account.externalId),
                grant.resourceRole.resource.originId, grant.resourceRole.name);
    }

    // Time is looked at once more when it is called for: access may have ended since it was wanted (ASG-02).
    private static Optional<Holder> entitled(RoleGrant grant, Instant now) {
        var person = grant.person;
        if (RoleGrant.liveAssignments(person, grant.resourceRole, now).isEmpty()) {
            return Optional.empty();
        }
        if (!person.isInGoodStanding()) {
            throw new NotEntitled("The person is %s: nothing is given to them.".formatted(person.state));
        }
        // The domain list is applied once more when a guest is made (ORG-08, ORG-09).
        if (person.kind == PersonKind.outsider && !DomainList.allows(person.emailDomain)) {
            throw new NotEntitled("The domain list does not let people of %s in.".formatted(person.emailDomain));
        }
        return Optional.of(new Holder(person.id, person.email, person.label()));
    }

    private String createAccount(Holder holder, Connector connector, TargetSystem target) {
        var externalId = target.createAccount(connector, holder);
        if (externalId == null || externalId.isBlank() || externalId.length() > 400) {
            throw TargetException.refused("The target system answered no usable account.");
        }
        QuarkusTransaction.requiringNew().run(() -> guests.keep(holder.id(), connector.id, externalId, clock.instant()));
        return externalId;
    }

    /** That the grant must not be delivered as things stand; trying again does not help. */
    private static final class NotEntitled extends RuntimeException {
        NotEntitled(String message) {
            super(message, null, false, false);
        }
    }
}
