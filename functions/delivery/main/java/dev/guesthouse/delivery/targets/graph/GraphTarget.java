package dev.guesthouse.delivery.targets.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.KnownAccount;
import dev.guesthouse.delivery.outbound.Authorized;
import dev.guesthouse.delivery.targets.Finding;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.Holders;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetResource;
import dev.guesthouse.delivery.targets.TargetSystem;
import dev.guesthouse.settings.Settings;

/** A tenant of Microsoft Entra ID, by Microsoft Graph (CON-02): its guests, groups (and so teams and sites), and the roles of its applications. */
@ApplicationScoped
public class GraphTarget implements TargetSystem {

    /** Who is not shown for so long was not made, whatever the answer said. */
    private static final Duration SHOWN_WITHIN = Duration.ofHours(1);
    /** Most guests are shown that soon after they were invited. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Authorized authorized;
    private final Settings settings;
    private final Clock clock;
    private final Duration pause;
    private final Map<Newcomer, Invited> invited = new ConcurrentHashMap<>();

    @Inject
    GraphTarget(Authorized authorized, Settings settings, Clock clock) {
        this(authorized, settings, clock, PAUSE);
    }

    GraphTarget(Authorized authorized, Settings settings, Clock clock, Duration pause) {
        this.authorized = authorized;
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
    }

    private record Newcomer(UUID connector, UUID person) {
    }

    /** Who was invited and is not shown yet: who is not found by their address would be invited once more. */
    private record Invited(String account, Instant until) {
    }

    @Override
    public ConnectorKind kind() {
        return ConnectorKind.graph;
    }

    @Override
    public KnownAccount createAccount(Connector connector, Holder holder) {
        var guests = guests(connector);
        var now = clock.instant();
        invited.values().removeIf(one -> !one.until.isAfter(now));
        var newcomer = new Newcomer(connector.id, holder.id());
        var account = Optional.ofNullable(invited.get(newcomer)).map(Invited::account).or(() -> guests.find(holder)).orElseGet(() -> {
            var made = guests.invite(holder);
            invited.put(newcomer, new Invited(made, now.plus(SHOWN_WITHIN)));
            return made;
        });
        var found = guests.settle(account, holder);
        invited.remove(newcomer);
        return found;
    }

    @Override
    public void grant(Connector connector, Membership membership) {
        if (GraphApplications.is(membership.originId())) {
            new GraphApplications(server(connector)).add(membership);
        } else {
            new GraphGroups(server(connector)).add(membership);
        }
    }

    @Override
    public void revoke(Connector connector, Membership membership) {
        if (GraphApplications.is(membership.originId())) {
            new GraphApplications(server(connector)).remove(membership);
        } else {
            new GraphGroups(server(connector)).remove(membership);
        }
    }

    @Override
    public Optional<Boolean> holds(Connector connector, Membership membership) {
        return Optional.of(GraphApplications.is(membership.originId()) ? new GraphApplications(server(connector)).holds(membership)
                : new GraphGroups(server(connector)).holds(membership));
    }

    @Override
    public Optional<Holders> holders(Connector connector, String originId, String role, String next) {
        return Optional.of(GraphApplications.is(originId) ? new GraphApplications(server(connector)).holders(originId, role, next)
                : new GraphGroups(server(connector)).holders(originId, role, next));
    }

    /** Groups, then applications; what the application that we are may not give is not among them. */
    @Override
    public List<TargetResource> resources(Connector connector, String search, int limit) {
        var server = server(connector);
        var consented = permissions(connector, server).consented().orElse(Set.of());
        var roles = Permission.OWNERS.isAmong(consented) ? List.of(GraphGroups.MEMBER, GraphGroups.OWNER) : List.of(GraphGroups.MEMBER);
        var found = new ArrayList<>(new GraphGroups(server).search(search, limit, roles));
        if (found.size() < limit && Permission.ROLES.isAmong(consented)) {
            found.addAll(new GraphApplications(server).search(search, limit - found.size()));
        }
        return found;
    }

    @Override
    public List<Finding> test(Connector connector) {
        var server = server(connector);
        return new GraphTrial(server, permissions(connector, server)).findings();
    }

    @Override
    public void block(Connector connector, String account) {
        guests(connector).enable(account, false);
    }

    @Override
    public void unblock(Connector connector, String account) {
        guests(connector).enable(account, true);
    }

    @Override
    public void delete(Connector connector, String account) {
        guests(connector).delete(account);
    }

    private GraphGuests guests(Connector connector) {
        return new GraphGuests(server(connector), connector.id, settings.url().toString(), pause);
    }

    private GraphPermissions permissions(Connector connector, GraphServer server) {
        return new GraphPermissions(server, authorized.credentials(connector).clientId());
    }

    private GraphServer server(Connector connector) {
        var address = Authorized.address(connector);
        return new GraphServer(address, call -> authorized.send(connector, GraphServer.scope(address), call));
    }
}
