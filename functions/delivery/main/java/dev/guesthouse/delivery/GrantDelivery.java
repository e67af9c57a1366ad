package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.jboss.logging.Logger;

import dev.guesthouse.assignment.RoleGrant;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.ResourceRole;
import dev.guesthouse.connector.Account;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.delivery.GrantClaims.Claim;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetSystem;
import dev.guesthouse.guest.Guests;
import dev.guesthouse.organization.DomainList;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Delivers one claimed grant (ASG-01): looks, calls the target outside of any transaction, writes down how it came out. */
@ApplicationScoped
class GrantDelivery {

    /** About two hours of trying: then somebody should look. */
    private static final int TRIES_TO_GRANT = 8;
    /** About a day: access that should be gone is not given up on because a target was down for a night. */
    private static final int TRIES_TO_REVOKE = 30;
    /** For a grant that no live assignment asks for: the expiry sweep is about to turn it around. */
    private static final Duration UNTIL_SWEPT = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(GrantDelivery.class);

    private final GrantClaims claims;
    private final FailedTries failedTries;
    private final EntityManager database;
    private final Guests guests;
    private final Audit audit;
    private final Clock clock;

    GrantDelivery(GrantClaims claims, FailedTries failedTries, EntityManager database, Guests guests, Audit audit, Clock clock) {
        this.claims = claims;
        this.failedTries = failedTries;
        this.database = database;
        this.guests = guests;
        this.audit = audit;
        this.clock = clock;
    }

    /** How it went. */
    enum Outcome {
        granted, revoked, failed,
        /** An account is blocked, unblocked or deleted. */
        account,
        /** Nothing to be done now. */
        released,
        /** Failed, and the next may too. */
        away,
        /** Failed, and the target wants all of its others to wait. */
        throttled
    }

    /**
     * One bad grant never stops a run: whatever goes wrong with it is its own failure.
     *
     * @param target null where this program cannot speak to the connector's kind
     */
    Outcome deliver(Claim claim, Connector connector, TargetSystem target) {
        try {
            if (target == null) {
                throw TargetException.refused("This program has no connector of the kind %s.".formatted(connector.kind));
            }
            var account = claim.wanted() ? account(claim, connector, target) : existingAccount(claim, connector);
            if (account.isEmpty() && claim.wanted()) {
                claims.later(claim, clock.instant().plus(UNTIL_SWEPT));
                return Outcome.released;
            }
            // Without an account there is nothing to revoke.
            account.ifPresent(known -> call(claim, connector, target, new Membership(known, claim.originId(), claim.role())));
        } catch (TargetException e) {
            return failed(claim, connector, e);
        } catch (NotEntitled e) {
            claims.failed(claim, e.getMessage(), null);
            return Outcome.failed;
        } catch (RuntimeException e) {
            Unforeseen.log(LOG, "Grant " + claim.id(), e);
            return failed(claim, connector, TargetException.refused(Unforeseen.SENTENCE));
        }
        claims.done(claim, clock.instant());
        return claim.wanted() ? Outcome.granted : Outcome.revoked;
    }

    private static void call(Claim claim, Connector connector, TargetSystem target, Membership membership) {
        if (claim.wanted()) {
            target.grant(connector, membership);
        } else {
            target.revoke(connector, membership);
        }
    }

    private Outcome failed(Claim claim, Connector connector, TargetException e) {
        return failedTries.follow("Grant " + claim.id(), connector, claim.tries(), claim.wanted() ? TRIES_TO_GRANT : TRIES_TO_REVOKE, e,
                (error, next) -> claims.failed(claim, error, next));
    }

    private Optional<String> existingAccount(Claim claim, Connector connector) {
        return QuarkusTransaction.requiringNew().call(() -> Account.of(claim.personId(), connector.id).map(account -> account.externalId));
    }

    /** The account to grant to, made where there is none; empty where no live assignment asks for the role any more. */
    private Optional<String> account(Claim claim, Connector connector, TargetSystem target) {
        var person = QuarkusTransaction.requiringNew().call(() -> entitled(claim, clock.instant()));
        if (person.isEmpty()) {
            return Optional.empty();
        }
        var existing = existingAccount(claim, connector);
        return existing.isPresent() ? existing : Optional.of(createAccount(person.get(), connector, target));
    }

    // Time is looked at once more when it is called for: access may have ended since it was wanted (ASG-02).
    private Optional<Holder> entitled(Claim claim, Instant now) {
        var person = Person.<Person>findById(claim.personId());
        var role = database.getReference(ResourceRole.class, claim.resourceRoleId());
        if (RoleGrant.liveAssignments(person, role, now).isEmpty()) {
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
        QuarkusTransaction.requiringNew().run(() -> keep(holder, connector, externalId, clock.instant()));
        return externalId;
    }

    // With the person locked, so that two grants delivered at once keep the account once.
    private void keep(Holder holder, Connector connector, String externalId, Instant now) {
        var person = Person.<Person>findById(holder.id(), LockModeType.PESSIMISTIC_WRITE);
        if (Account.of(person.id, connector.id).isPresent()) {
            return;
        }
        var account = new Account();
        account.personId = person.id;
        account.connectorId = connector.id;
        account.externalId = externalId;
        account.createdAt = now;
        account.persist();
        Account.follow(List.of(person.id), now);
        // Who was a guest or a member before stays what they are, and is never ended by us (GST-03).
        if (person.kind == PersonKind.outsider) {
            person.kind = PersonKind.guest;
            person.governed = true;
            audit.event(Act.ofSystem(now), "guest.created", "person", person.id)
                    .before(Map.of("kind", PersonKind.outsider))
                    .after(Map.of("kind", person.kind, "governed", true, "connector", connector.id)).write();
            // Their access may have ended while the target made the account.
            guests.lookAgain(person, now);
        }
    }

    /** That the grant must not be delivered as things stand; trying again does not help. */
    private static final class NotEntitled extends RuntimeException {
        NotEntitled(String message) {
            super(message, null, false, false);
        }
    }
}
