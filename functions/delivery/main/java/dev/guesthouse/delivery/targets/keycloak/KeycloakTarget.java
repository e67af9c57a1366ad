package dev.guesthouse.delivery.targets.keycloak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.KnownAccount;
import dev.guesthouse.delivery.outbound.Authorized;
import dev.guesthouse.delivery.targets.Finding;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.Holders;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetResource;
import dev.guesthouse.delivery.targets.TargetSystem;

/** A realm of Keycloak (CON-02): its groups, organizations, roles and those of its clients are the resources. */
@ApplicationScoped
public class KeycloakTarget implements TargetSystem {

    /** For how long a realm is taken to keep what it kept: an administrator may change that. */
    private static final Duration KNOWN = Duration.ofMinutes(5);
    /** What may only mean that it is so already. */
    private static final Set<Integer> PERHAPS_SO_ALREADY = Set.of(KeycloakRealm.BAD_REQUEST, KeycloakRealm.NOT_FOUND, KeycloakRealm.CONFLICT);

    private final Authorized authorized;
    private final Clock clock;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    KeycloakTarget(Authorized authorized, Clock clock) {
        this.authorized = authorized;
        this.clock = clock;
    }

    /** A realm that keeps whose an account is. */
    private record Known(String address, boolean choosePassword, Instant until) {
    }

    @Override
    public ConnectorKind kind() {
        return ConnectorKind.keycloak;
    }

    @Override
    public KnownAccount createAccount(Connector connector, Holder holder) {
        var realm = realm(connector);
        var users = new KeycloakUsers(realm);
        var now = clock.instant();
        var last = known.get(connector.id);
        if (last == null || !last.address.equals(connector.address) || !last.until.isAfter(now)) {
            KeycloakAttribute.fault(realm).ifPresent(fault -> {
                throw TargetException.refused(fault);
            });
            last = new Known(connector.address, users.choosePassword(), now.plus(KNOWN));
            known.put(connector.id, last);
        }
        return users.findOrMake(holder, last.choosePassword);
    }

    @Override
    public void grant(Connector connector, Membership membership) {
        var place = place(connector, membership);
        var answer = place.give(membership.account());
        if (!PERHAPS_SO_ALREADY.contains(answer.status()) || !place.isHeldBy(membership.account())) {
            answer.done("give a role");
        }
    }

    @Override
    public void revoke(Connector connector, Membership membership) {
        var place = place(connector, membership);
        var answer = place.take(membership.account());
        if (!PERHAPS_SO_ALREADY.contains(answer.status()) || place.isHeldBy(membership.account())) {
            answer.done("take a role away");
        }
        // Else it would go on for as long as they are signed in.
        new KeycloakUsers(realm(connector)).endSessions(membership.account());
    }

    @Override
    public Optional<Boolean> holds(Connector connector, Membership membership) {
        return Optional.of(place(connector, membership).isHeldBy(membership.account()));
    }

    @Override
    public Optional<Holders> holders(Connector connector, String originId, String role, String next) {
        var realm = realm(connector);
        return Optional.of(realm.holders(next, new KeycloakPlaces(realm).of(originId, role).holders()));
    }

    @Override
    public List<TargetResource> resources(Connector connector, String search, int limit) {
        return new KeycloakPlaces(realm(connector)).search(search, limit);
    }

    @Override
    public List<Finding> test(Connector connector) {
        // What was known of it is no news.
        known.remove(connector.id);
        try {
            return new KeycloakTrial(realm(connector)).findings();
        } catch (TargetException e) {
            return List.of(new Finding(false, e.getMessage()));
        }
    }

    @Override
    public void block(Connector connector, String account) {
        new KeycloakUsers(realm(connector)).enable(account, false);
    }

    @Override
    public void unblock(Connector connector, String account) {
        new KeycloakUsers(realm(connector)).enable(account, true);
    }

    @Override
    public void delete(Connector connector, String account) {
        new KeycloakUsers(realm(connector)).delete(account);
    }

    private KeycloakPlace place(Connector connector, Membership membership) {
        return new KeycloakPlaces(realm(connector)).of(membership.originId(), membership.role());
    }

    private KeycloakRealm realm(Connector connector) {
        return new KeycloakRealm(connector, authorized);
    }
}
