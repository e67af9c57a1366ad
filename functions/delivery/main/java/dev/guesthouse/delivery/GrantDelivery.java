package dev.guesthouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import dev.guesthouse.connector.KnownAccount;
import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.LocalDirectory;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetException.Reach;
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
    private static final int TRIES_TO_GRANT = 27;
    /** About a day: access that should be gone is not given up on because a target was down for a night. */
    private static final int TRIES_TO_REVOKE = 291;
    /** For a grant that no live assignment asks for: the expiry sweep is about to turn it around. */
    private static final Duration UNTIL_SWEPT = Duration.ofSeconds(10);
    private static final int SETTLED_AT_ONCE = 200;
    /** What is known of a grant is looked at again before a call that begins later than this after it. */
    private static final Duration GOOD_FOR = Duration.ofMillis(100);
    /** An account that a target system has made is written down at the latest then. */
    private static final Duration UNKEPT = Duration.ofSeconds(1);

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
     * @param thereBefore whether they had the role before it was first given to them; null where that was not asked
     * @param mayBeThere whether they may have it already: their account was there before us, or they were seen to have it
     */
    private record Found(boolean unconfirmed, boolean entitled, String refusal, Holder holder, Optional<String> account, String originId, String role,
            Boolean thereBefore, boolean mayBeThere) {

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
        var kept = guests.keep(newcomers.values().stream().collect(Collectors.toMap(Holder::id, holder -> new KnownAccount(LocalDirectory.account(holder), true))), connector.id, now);
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
    public Tries begin(List<Claim> batch) {
        return new Known(batch);
    }

    private Outcome attempt(Claim claim, Known known) {
        var target = targets.of(claim.connector());
        var found = known.found(claim);
        return isToBeGiven(claim) ? checked(claim, found).orElseGet(() -> give(claim, target, found, known)) : take(claim, target, found);
    }

    /** What is known of a batch that several threads work on: what was so when it was claimed may be otherwise by the time of its call. */
    private final class Known implements Tries {

        private final Connector connector;
        private final Set<Claim> left;
        private Map<UUID, Found> found;
        private Instant lookedAt;
        private long goodUntil;
        /** Those that were made for this batch, by person; and of them those that nobody else knows of yet. */
        private final Map<UUID, KnownAccount> accounts = new HashMap<>();
        private final Map<UUID, KnownAccount> unkept = new HashMap<>();
        private long keptAt = System.nanoTime();

        Known(List<Claim> batch) {
            connector = batch.get(0).connector();
            left = new LinkedHashSet<>(batch);
            look();
        }

        private void look() {
            // Before it is looked, or what changes meanwhile would pass for seen.
            goodUntil = System.nanoTime() + GOOD_FOR.toNanos();
            lookedAt = clock.instant();
            var those = List.copyOf(left);
            found = QuarkusTransaction.requiringNew().call(() -> find(connector, those, lookedAt));
        }

        /** Of one whose call is about to begin. */
        synchronized Found found(Claim claim) {
            if (System.nanoTime() >= goodUntil || Duration.between(lookedAt, clock.instant()).abs().compareTo(GOOD_FOR) > 0) {
                look();
            }
            return found.get(claim.id());
        }

        @Override
        public Outcome of(Claim claim) {
            var outcome = attempt(claim, this);
            if (outcome != Outcome.prepared) {
                synchronized (this) {
                    left.remove(claim);
                }
            }
            return outcome;
        }

        synchronized Optional<KnownAccount> account(Found of) {
            return of.account.map(id -> new KnownAccount(id, !of.mayBeThere)).or(() -> Optional.ofNullable(accounts.get(of.holder.id())));
        }

        /** Whether somebody's account is not written down yet. */
        synchronized boolean isUnkept(UUID person) {
            return unkept.containsKey(person);
        }

        synchronized void made(UUID person, KnownAccount account) {
            accounts.put(person, account);
            unkept.put(person, account);
            if (System.nanoTime() - keptAt > UNKEPT.toNanos()) {
                prepared();
            }
        }

        @Override
        public synchronized void prepared() {
            if (!unkept.isEmpty()) {
                keep(Map.copyOf(unkept), connector);
                unkept.clear();
            }
            keptAt = System.nanoTime();
        }
    }

    @Override
    public void done(List<Claim> done) {
        claims.doneEach(done);
    }

    /** Keeps accounts that a target system has made; nobody waits for a person while they hold another. */
    private void keep(Map<UUID, KnownAccount> accounts, Connector connector) {
        var kept = QuarkusTransaction.requiringNew().call(() -> guests.keepMade(accounts, connector.id, clock.instant()));
        accounts.forEach((person, account) -> {
            if (!kept.contains(person)) {
                QuarkusTransaction.requiringNew().run(() -> guests.keep(person, connector.id, account, clock.instant()));
            }
        });
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

    private Outcome give(Claim claim, TargetSystem target, Found found, Known known) {
        var account = known.account(found);
        if (account.isEmpty()) {
            known.made(claim.person(), createAccount(found.holder, claim.connector(), target));
        }
        if (account.isEmpty() || known.isUnkept(claim.person())) {
            // Nothing is given to an account before it is written down: what nobody knows of is never taken away.
            return Outcome.prepared;
        }
        try {
            give(claim, target, found, account.get());
        } catch (TargetException e) {
            if (e.reach != Reach.account) {
                throw e;
            }
            giveAnew(claim, target, found, account.get().id());
        }
        return Outcome.granted;
    }

    private void give(Claim claim, TargetSystem target, Found found, KnownAccount account) {
        var membership = found.of(account.id());
        // Before the first try to give it, since what a try has given is no more to be told from what was there.
        if (!account.ours() && found.thereBefore == null && !found.unconfirmed) {
            var thereBefore = target.holds(claim.connector(), membership).orElse(false);
            Retried.transaction(() -> {
                RoleGrant.noteThereBefore(claim.id(), thereBefore, membership.account(), clock.instant());
                return null;
            });
        }
        target.grant(claim.connector(), membership);
    }

    /** To an account that is made anew, because somebody has deleted the one before in the target system, or it has forgotten it. */
    private void giveAnew(Claim claim, TargetSystem target, Found found, String gone) {
        var account = createAccount(found.holder, claim.connector(), target);
        Retried.transaction(() -> {
            // With it went all that it had, and what was there before us.
            RoleGrant.update("thereBefore = null where person.id = ?1 and connector.id = ?2", claim.person(), claim.connector().id);
            RoleGrant.update("held = false, tries = 0, nextTryAt = ?1 where person.id = ?2 and connector.id = ?3 and held", clock.instant(), claim.person(),
                    claim.connector().id);
            guests.replace(claim.person(), claim.connector().id, gone, account, clock.instant());
            return null;
        });
        give(claim, target, found, account);
    }

    private Outcome take(Claim claim, TargetSystem target, Found found) {
        if (Boolean.TRUE.equals(found.thereBefore)) {
            // It was never ours, and so is nothing that has to be seen to be gone.
            if (found.unconfirmed) {
                confirm(claim);
            }
            return Outcome.revoked;
        }
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
            confirm(claim);
        }
        return Outcome.revoked;
    }

    private static void confirm(Claim claim) {
        QuarkusTransaction.requiringNew().run(() -> RoleGrant.update("unconfirmed = false where id = ?1", claim.id()));
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
                        AND live.ended_at IS NULL AND live.start_at <= :now AND (live.end_at IS NULL OR live.end_at > :now)) AS entitled,
                    g.there_before, coalesce(NOT a.ours OR EXISTS (SELECT 1 FROM drift d WHERE d.resource_role_id = g.resource_role_id AND d.kind = 'found'
                        AND d.external_id = a.external_id AND d.gone_at IS NULL), false) AS may_be_there
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
                Optional.ofNullable((String) row[8]), (String) row[9], (String) row[10], (Boolean) row[12],
                (boolean) row[13]);
    }

    private KnownAccount createAccount(Holder holder, Connector connector, TargetSystem target) {
        // Where people need none of their own, they are known by who they are here.
        var account = connector.ownAccounts ? target.createAccount(connector, holder) : new KnownAccount(holder.id().toString(), true);
        if (account.id() == null || account.id().isBlank() || account.id().length() > 400) {
            throw TargetException.refused("The target system answered no usable account.");
        }
        return account;
    }
}
