package dev.guesthouse.delivery.targets.scim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.catalog.ResourceKind;
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

/** Any system that speaks SCIM 2.0 (CON-02, RFC 7643, RFC 7644); its groups are the resources, and to be a member is their one role. */
@ApplicationScoped
public class ScimTarget implements TargetSystem {

    /** What a server can changes with its versions, and the connector's page should not be wrong for long. */
    private static final Duration KNOWN = Duration.ofMinutes(5);

    private final Authorized authorized;
    private final Clock clock;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    ScimTarget(Authorized authorized, Clock clock) {
        this.authorized = authorized;
        this.clock = clock;
    }

    private record Known(String address, ScimProfile profile, ScimFeatures features, Instant until) {
    }

    @Override
    public ConnectorKind kind() {
        return ConnectorKind.scim;
    }

    @Override
    public KnownAccount createAccount(Connector connector, Holder holder) {
        return new ScimUsers(server(connector)).findOrMake(holder);
    }

    @Override
    public void grant(Connector connector, Membership membership) {
        new ScimGroups(server(connector)).add(membership);
    }

    @Override
    public void revoke(Connector connector, Membership membership) {
        new ScimGroups(server(connector)).remove(membership);
    }

    @Override
    public Optional<Boolean> holds(Connector connector, Membership membership) {
        return new ScimGroups(server(connector)).holds(membership);
    }

    @Override
    public Optional<Holders> holders(Connector connector, String originId, String role, String next) {
        return new ScimGroups(server(connector)).members(originId, next);
    }

    @Override
    public List<TargetResource> resources(Connector connector, String search, int limit) {
        return new ScimGroups(server(connector)).search(search, limit).stream().map(group -> new TargetResource(group.path("id").asText(),
                group.path("displayName").asText(), ResourceKind.group, List.of(ScimGroups.MEMBER), null)).toList();
    }

    @Override
    public List<Finding> test(Connector connector) {
        // What was known of it is no news.
        known.remove(connector.id);
        try {
            return new ScimTrial(server(connector)).findings();
        } catch (TargetException e) {
            return List.of(new Finding(false, e.getMessage()));
        }
    }

    @Override
    public void block(Connector connector, String account) {
        new ScimUsers(server(connector)).activate(account, false);
    }

    @Override
    public void unblock(Connector connector, String account) {
        new ScimUsers(server(connector)).activate(account, true);
    }

    @Override
    public void delete(Connector connector, String account) {
        new ScimUsers(server(connector)).delete(account);
    }

    private ScimServer server(Connector connector) {
        var profile = ScimProfile.of(connector.profile);
        var address = Authorized.address(connector);
        ScimServer.Way way = call -> authorized.send(connector, call);
        var now = clock.instant();
        var last = known.get(connector.id);
        if (last == null || !last.address.equals(connector.address) || last.profile != profile || !last.until.isAfter(now)) {
            last = new Known(connector.address, profile, ScimServer.ask(address, way, profile), now.plus(KNOWN));
            // Connectors that are no more are not kept either.
            known.values().removeIf(one -> !one.until.isAfter(now));
            known.put(connector.id, last);
        }
        return ScimServer.known(address, way, profile, last.features);
    }
}
