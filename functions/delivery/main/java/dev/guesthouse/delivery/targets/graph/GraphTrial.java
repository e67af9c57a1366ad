package dev.guesthouse.delivery.targets.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.guesthouse.delivery.targets.Finding;
import dev.guesthouse.delivery.targets.TargetException;

/** Looks at what of a tenant can be reached, and what the application that we are is allowed there; changes nothing. */
final class GraphTrial {

    /** Of so many groups it is told which are not offered. */
    private static final int SOME = 100;

    private final GraphServer server;
    private final GraphPermissions permissions;

    GraphTrial(GraphServer server, GraphPermissions permissions) {
        this.server = server;
        this.permissions = permissions;
    }

    List<Finding> findings() {
        try {
            var findings = new ArrayList<>(List.of(tried(this::guests)));
            findings.addAll(groups());
            findings.addAll(permissions());
            return findings;
        } catch (TargetException e) {
            return List.of(new Finding(false, e.getMessage()));
        }
    }

    private static Finding tried(Supplier<Finding> trial) {
        try {
            return trial.get();
        } catch (TargetException e) {
            if (e.reach != TargetException.Reach.item) {
                throw e;
            }
            return new Finding(false, e.getMessage());
        }
    }

    private Finding guests() {
        var answer = server.get(Map.of("$filter", "userType eq 'Guest'", "$select", "id", "$top", "1"), "users");
        GraphServer.entries(GraphServer.done(answer, "look for a guest", Permission.GUESTS).json());
        return new Finding(true, "Guests can be looked for.");
    }

    private List<Finding> groups() {
        var closed = new TreeMap<String, Integer>();
        var read = tried(() -> {
            var some = new GraphGroups(server).some(SOME);
            some.stream().flatMap(group -> GraphGroups.closed(group).stream()).forEach(reason -> closed.merge(reason, 1, Integer::sum));
            return some.stream().allMatch(group -> GraphGroups.closed(group).isPresent()) ? new Finding(false, "It shows no group to which people can be added.")
                    : new Finding(true, "Groups can be read.");
        });
        var notOffered = closed.entrySet().stream()
                .map(reason -> new Finding(true, "Groups that are not offered, %d of those that were looked at: %s.".formatted(reason.getValue(), reason.getKey())));
        return Stream.concat(Stream.of(read), notOffered).toList();
    }

    private List<Finding> permissions() {
        var consented = permissions.consented();
        if (consented.isEmpty()) {
            return List.of(missing(Permission.APPLICATIONS, false));
        }
        return found(consented.get());
    }

    private static List<Finding> found(Set<String> consented) {
        var needed = Stream.of(Permission.INVITE, Permission.GUESTS, Permission.MEMBERS, Permission.GROUPS)
                .filter(one -> !one.isAmong(consented)).map(one -> missing(one, false)).toList();
        var more = Stream.of(Permission.OWNERS, Permission.ROLES).filter(one -> !one.isAmong(consented)).map(one -> missing(one, true));
        var has = new Finding(true, "The application has the permissions that it needs.");
        return Stream.concat(needed.isEmpty() ? Stream.of(has) : needed.stream(), more).toList();
    }

    /** @param works whether it works without */
    private static Finding missing(Permission permission, boolean works) {
        return new Finding(works, "The application permission %s is missing, or nobody consented to it: %s.".formatted(permission.value(), permission.without()));
    }
}
