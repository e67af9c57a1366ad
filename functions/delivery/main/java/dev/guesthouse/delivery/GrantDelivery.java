package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;

import dev.guesthouse.assignment.RoleGrant;
import dev.guesthouse.assignment.Settlement;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.LocalDirectory;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetSystem;
import dev.guesthouse.delivery.targets.Targets;
import dev.guesthouse.guest.GuestAccounts;
import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.http.nudge.DeliveryDue;
import dev.guesthouse.organization.DomainList;
import dev.guesthouse.person.PersonState;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Delivers grants (ASG-01): those of the local directory by sets, those of other target systems a call each. */
@ApplicationScoped
class GrantDelivery implements Work {

    /** About two hours of trying: then somebody should look. */
    private static final int TRIES_TO_GRANT = 8;
    /** About a day: access that should be gone is not given up on because a target was down for a night. */
    private static final int TRIES_TO_REVOKE = 30;
    /** For a grant that no live assignment asks for: the expiry sweep is about to turn it around. */
    private static final Duration UNTIL_SWEPT = Duration.ofSeconds(10);
    private static final int SETTLED_AT_ONCE = 200;

    private final EntityManager database;
    private final Claims claims;
    private final Targets targets;
    private final LocalDirectory local;
    private final GuestAccounts guests;
    private final Settlement settlement;
    private final Event<DeliveryDue> messagesDue;
    private final Clock clock;

    GrantDelivery(EntityManager database, Claims claims, Targets targets, LocalDirectory local, GuestAccounts guests, Settlement settlement,
            Event<DeliveryDue> messagesDue, Clock clock) {
        this.database = database;
        this.claims = claims;
        this.targets = targets;
        this.local = local;
        this.guests = guests;
        this.settlement = settlement;
        this.messagesDue = messagesDue;
        this.clock = clock;
    }

    /**
     * A grant as it was just now.
     *
     * @param unconfirmed that it was taken away once and not seen to be gone
     * @param entitled whether a live assignment asks for it
     * @param refusal why it must not be given as things stand, and trying again does not help; null where it may be
     * @param account what the target knows the person by; empty where they have no account yet
     */
    private record Found(boolean unconfirmed, boolean entitled, String refusal, Holder holder, Optional<String> account, String originId, String role) {

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

    private static boolean isToBeGiven(Claim claim) {
        return Boolean.parseBoolean(claim.wanted());
    }

    @Override
    public List<Outcome> deliverSet(Connector connector, int most) {
        var now = clock.instant();
        var taken = claims.lock(Queue.grants, connector, most, now);
        if (taken.isEmpty()) {
            return List.of();
        }
        var found = find(connector, taken, now);
        var outcomes = new LinkedHashMap<Claim, Outcome>();
        taken.forEach(claim -> outcomes.put(claim, isToBeGiven(claim) ? checked(claim, found.get(claim.id())).orElse(Outcome.granted) : Outcome.revoked));
        addAccounts(connector, outcomes, found, now);
        local.grant(those(outcomes, Outcome.granted, found).map(grant -> grant.of(LocalDirectory.account(grant.holder))).toList());
        // Without an account there is nothing to revoke.
        local.revoke(those(outcomes, Outcome.revoked, found).flatMap(grant -> grant.account.map(grant::of).stream()).toList());
        claims.done(taken.stream().filter(claim -> outcomes.get(claim).isDone()).toList());
        return List.copyOf(outcomes.values());
    }

    /** Makes accounts for those who have none yet; who is held by somebody else just now has to wait. */
    private void addAccounts(Connector connector, Map<Claim, Outcome> outcomes, Map<UUID, Found> found, Instant now) {
        var newcomers = those(outcomes, Outcome.granted, found).filter(grant -> grant.account.isEmpty()).map(grant -> grant.holder)
                .collect(Collectors.toMap(Holder::id, Function.identity(), (one, same) -> one));
        var kept = guests.keep(newcomers.values().stream().collect(Collectors.toMap(Holder::id, LocalDirectory::account)), connector.id, now);
        local.add(newcomers.values().stream().filter(holder -> kept.contains(holder.id())).toList());
        outcomes.replaceAll((claim, outcome) -> {
            var holder = found.get(claim.id()).holder.id();
            return newcomers.containsKey(holder) && !kept.contains(holder) && outcome == Outcome.granted ? Outcome.busy : outcome;
        });
    }

    private static Stream<Found> those(Map<Claim, Outcome> outcomes, Outcome outcome, Map<UUID, Found> found) {
        return outcomes.entrySet().stream().filter(entry -> entry.getValue() == outcome).map(entry -> found.get(entry.getKey().id()));
    }

    @Override
    public Function<Claim, Outcome> begin(List<Claim> batch) {
        return this::attempt;
    }

    private Outcome attempt(Claim claim) {
        var target = targets.of(claim.connector());
        // Right before the call: what was so when it was claimed may be otherwise.
        var found = QuarkusTransaction.requiringNew().call(() -> find(claim.connector(), List.of(claim), clock.instant())).get(claim.id());
        return isToBeGiven(claim) ? checked(claim, found).orElseGet(() -> give(claim, target, found)) : take(claim, target, found);
    }

    @Override
    public void done(List<Claim> done) {
        claims.doneEach(done);
    }

    /** {@link #settle}, where nothing was delivered just now and so there is hardly ever anything: a look costs less. */
    @ActivateRequestContext
    int settleIfDue() {
        return settlement.isDue(clock.instant()) ? settle() : 0;
    }

    // In transactions that hold no grant: the expiry sweep locks assignments first and grants after them.
    @Override
    public int settle() {
        var settled = 0;
        var told = 0;
        Settlement.Settled last;
        do {
            last = Retried.transaction(() -> settlement.settle(SETTLED_AT_ONCE, clock.instant()));
            settled += last.assignments();
            told += last.told();
        } while (last.assignments() == SETTLED_AT_ONCE);
        if (told > 0) {
            messagesDue.fireAsync(new DeliveryDue());
        }
        return settled;
    }

    /** What comes of one that is not to be given now, which is given back then; empty where it is. */
    private Optional<Outcome> checked(Claim claim, Found found) {
        if (!found.entitled) {
            claims.later(claim, clock.instant().plus(UNTIL_SWEPT));
            return Optional.of(Outcome.released);
        }
        if (found.refusal != null) {
            claims.failed(claim, found.refusal, null);
            return Optional.of(Outcome.failed);
        }
        return Optional.empty();
    }

    private Outcome give(Claim claim, TargetSystem target, Found found) {
        var account = found.account.orElseGet(() -> createAccount(found.holder, claim.connector(), target));
        target.grant(claim.connector(), found.of(account));
        return Outcome.granted;
    }

    private Outcome take(Claim claim, TargetSystem target, Found found) {
        // Without an account there is nothing to revoke.
        found.account.map(found::of).ifPresent(membership -> {
            target.revoke(claim.connector(), membership);
            // Removed means seen to be gone (CON-06).
            var held = target.holds(claim.connector(), membership);
            if (held.orElse(true) != found.unconfirmed) {
                QuarkusTransaction.requiringNew().run(() -> RoleGrant.update("unconfirmed = ?1 where id = ?2", held.orElse(true), claim.id()));
            }
            if (held.orElse(false)) {
                throw TargetException.refused("The target system said that it took the role away, and still shows it.");
            }
        });
        if (found.account.isEmpty() && found.unconfirmed) {
            QuarkusTransaction.requiringNew().run(() -> RoleGrant.update("unconfirmed = false where id = ?1", claim.id()));
        }
        return Outcome.revoked;
    }

    // Time is looked at once more when it is called for: access may have ended since it was wanted (ASG-02). So is the domain list,
    // which is applied once more when a guest is made (ORG-08, ORG-09).
    private Map<UUID, Found> find(Connector connector, List<Claim> grants, Instant now) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery("""
                SELECT g.id, g.unconfirmed, p.id AS person, p.email, p.display_name, p.state, p.email_domain, p.kind = 'outsider' AS outsider,
                    a.external_id, resource.origin_id, role.name,
                    EXISTS (SELECT 1 FROM assignment live JOIN access_package_role gives ON gives.access_package_id = live.access_package_id
                        WHERE live.person_id = g.person_id AND gives.resource_role_id = g.resource_role_id
                        AND live.ended_at IS NULL AND live.start_at <= :now AND (live.end_at IS NULL OR live.end_at > :now)) AS entitled
                FROM role_grant g JOIN person p ON p.id = g.person_id
                JOIN resource_role role ON role.id = g.resource_role_id JOIN resource ON resource.id = role.resource_id
                LEFT JOIN account a ON a.person_id = g.person_id AND a.connector_id = :connector
                WHERE g.id = ANY(:ids)
                """, Object[].class).setParameter("ids", grants.stream().map(Claim::id).toArray(UUID[]::new))
                .setParameter("connector", connector.id).setParameter("now", now).getResultList();
        var letsIn = new HashMap<String, Boolean>();
        return rows.stream().collect(Collectors.toMap(row -> (UUID) row[0],
                row -> found(row, !(boolean) row[7] || letsIn.computeIfAbsent((String) row[6], DomainList::allows))));
    }

    private static Found found(Object[] row, boolean isLetIn) {
        var state = PersonState.valueOf((String) row[5]);
        var email = (String) row[3];
        var refusal = state == PersonState.blocked || state == PersonState.deleted ? "The person is %s: nothing is given to them.".formatted(state)
                : isLetIn ? null : "The domain list does not let people of %s in.".formatted(row[6]);
        return new Found((boolean) row[1], (boolean) row[11], refusal, new Holder((UUID) row[2], email, row[4] == null ? email : (String) row[4]),
                Optional.ofNullable((String) row[8]), (String) row[9], (String) row[10]);
    }

    private String createAccount(Holder holder, Connector connector, TargetSystem target) {
        // Where people need none of their own, they are known by who they are here.
        var externalId = connector.ownAccounts ? target.createAccount(connector, holder) : holder.id().toString();
        if (externalId == null || externalId.isBlank() || externalId.length() > 400) {
            throw TargetException.refused("The target system answered no usable account.");
        }
        QuarkusTransaction.requiringNew().run(() -> guests.keep(holder.id(), connector.id, externalId, clock.instant()));
        return externalId;
    }
}
