package dev.guesthouse.delivery.targets.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.delivery.targets.Holders;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetResource;

/** The applications of a tenant (its service principals), with the roles that they define for people. */
final class GraphApplications {

    /** What is before their ids here, since groups are known by theirs alone. */
    private static final String PREFIX = "servicePrincipals/";
    /** To be let in, where an application defines no role: Graph knows it by no name. */
    private static final String LET_IN = "user";
    private static final String NO_ROLE = "00000000-0000-0000-0000-000000000000";
    private static final String FIELDS = "id,displayName,homepage,appRoles";
    private static final String LOOK_UP = "show an application";

    private final GraphServer server;

    GraphApplications(GraphServer server) {
        this.server = server;
    }

    static boolean is(String originId) {
        return originId.startsWith(PREFIX);
    }

    private static String id(Membership membership) {
        return membership.originId().substring(PREFIX.length());
    }

    /** Those that the tenant lists as its own enterprise applications, and whose name begins so. */
    List<TargetResource> search(String text, int most) {
        var query = new LinkedHashMap<String, String>();
        query.put("$select", FIELDS);
        query.put("$filter", "tags/any(t:t eq 'WindowsAzureActiveDirectoryIntegratedApp')"
                + (text == null ? "" : " and startswith(displayName,%s)".formatted(GraphServer.quoted(text))));
        return server.first(query, one -> true, most, "list its applications", Permission.APPLICATIONS, "servicePrincipals").stream().map(one -> {
            var roles = roles(one).map(role -> role.path("value").asText()).distinct().toList();
            var homepage = one.path("homepage").asText();
            return new TargetResource(PREFIX + GraphServer.id(one), one.path("displayName").asText(), ResourceKind.application,
                    roles.isEmpty() ? List.of(LET_IN) : roles, homepage.startsWith("https://") ? homepage : null);
        }).toList();
    }

    /** Those that people can be given: others are for programs alone, switched off, or without a name. */
    private static Stream<JsonNode> roles(JsonNode application) {
        return StreamSupport.stream(application.path("appRoles").spliterator(), false)
                .filter(role -> role.path("isEnabled").asBoolean() && !role.path("value").asText("").isBlank() && isForPeople(role));
    }

    private static boolean isForPeople(JsonNode role) {
        return StreamSupport.stream(role.path("allowedMemberTypes").spliterator(), false).anyMatch(type -> "User".equals(type.asText()));
    }

    void add(Membership membership) {
        var answer = server.get(Map.of("$select", FIELDS), "servicePrincipals", id(membership));
        var role = roleOf(GraphServer.done(answer, LOOK_UP, Permission.APPLICATIONS).json(), membership.role());
        var body = JsonNodeFactory.instance.objectNode().put("principalId", membership.account()).put("resourceId", id(membership)).put("appRoleId", role);
        var added = server.send("POST", body, "servicePrincipals", id(membership), "appRoleAssignedTo");
        if (!added.isGood() && !(GraphServer.isPerhapsSo(added) && holds(membership))) {
            GraphServer.done(added, "give a role of an application", Permission.ROLES);
        }
    }

    private static String roleOf(JsonNode application, String name) {
        if (LET_IN.equals(name) && roles(application).findAny().isEmpty()) {
            return NO_ROLE;
        }
        return roles(application).filter(role -> name.equals(role.path("value").asText())).map(GraphServer::id).findFirst()
                .orElseThrow(() -> TargetException.refused("The application has no role of this name that people can be given."));
    }

    void remove(Membership membership) {
        for (var assignment : assignments(membership)) {
            var answer = server.delete("servicePrincipals", id(membership), "appRoleAssignedTo", assignment);
            if (!GraphServer.saysGone(answer)) {
                GraphServer.done(answer, "take a role of an application away", Permission.ROLES);
            }
        }
    }

    /** Who has a role, by themselves. */
    Holders holders(String originId, String role, String next) {
        var id = originId.substring(PREFIX.length());
        var wanted = roleOf(GraphServer.done(server.get(Map.of("$select", FIELDS), "servicePrincipals", id), LOOK_UP, Permission.APPLICATIONS).json(), role);
        var page = server.page(Map.of(), next, "list who has roles of an application", Permission.APPLICATIONS, "servicePrincipals", id, "appRoleAssignedTo");
        return new Holders(page.entries().stream().filter(one -> "User".equals(one.path("principalType").asText()) && wanted.equals(one.path("appRoleId").asText()))
                .map(one -> one.path("principalId").asText()).toList(), page.next());
    }

    /** Whether somebody has a role, as they are asked and not the application (CON-06). False where they, or it, are gone. */
    boolean holds(Membership membership) {
        return !assignments(membership).isEmpty();
    }

    /** By which somebody has a role; more than one, where it was given twice at once. */
    private List<String> assignments(Membership membership) {
        var query = Map.of("$filter", "resourceId eq " + id(membership), "$select", "id,resourceId,appRoleId");
        var all = server.listOf(query, "show the roles of somebody", Permission.ROLES, "users", membership.account(), "appRoleAssignments");
        var theirs = all.orElse(List.of()).stream().filter(one -> id(membership).equalsIgnoreCase(one.path("resourceId").asText())).toList();
        if (theirs.isEmpty()) {
            return List.of();
        }
        var application = server.get(Map.of("$select", FIELDS), "servicePrincipals", id(membership));
        if (GraphServer.saysGone(application)) {
            return List.of();
        }
        var role = roleOf(GraphServer.done(application, LOOK_UP, Permission.APPLICATIONS).json(), membership.role());
        return theirs.stream().filter(one -> role.equals(one.path("appRoleId").asText())).map(GraphServer::id).toList();
    }
}
