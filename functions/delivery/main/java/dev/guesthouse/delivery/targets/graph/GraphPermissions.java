package dev.guesthouse.delivery.targets.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.guesthouse.delivery.outbound.Answer;

/** What an administrator has consented to for the application that we are. */
final class GraphPermissions {

    /** By which Microsoft Graph itself is known in every tenant. */
    private static final String GRAPH = "00000003-0000-0000-c000-000000000000";
    private static final String READ = "say what the application is allowed";

    private final GraphServer server;
    private final String clientId;

    GraphPermissions(GraphServer server, String clientId) {
        this.server = server;
        this.clientId = clientId;
    }

    /** The names of its application permissions; empty where it may not be told. */
    Optional<Set<String>> consented() {
        var answer = known(clientId, "id");
        if (answer.status() == GraphServer.FORBIDDEN) {
            return Optional.empty();
        }
        return only(answer).flatMap(us -> only(known(GRAPH, "id,appRoles")).map(graph -> names(graph, given(us, graph))));
    }

    private Answer known(String appId, String fields) {
        return server.get(Map.of("$filter", "appId eq " + GraphServer.quoted(appId), "$select", fields), "servicePrincipals");
    }

    private static Optional<JsonNode> only(Answer list) {
        return GraphServer.entries(list.done(READ).json()).stream().findFirst();
    }

    /** The ids of those roles of Graph's that were given to us. */
    private Set<String> given(JsonNode us, JsonNode graph) {
        return server.listOf(Map.of(), READ, Permission.APPLICATIONS, "servicePrincipals", GraphServer.id(us), "appRoleAssignments").orElse(List.of()).stream()
                .filter(one -> GraphServer.id(graph).equals(one.path("resourceId").asText())).map(one -> one.path("appRoleId").asText()).collect(Collectors.toSet());
    }

    private static Set<String> names(JsonNode graph, Set<String> given) {
        return StreamSupport.stream(graph.path("appRoles").spliterator(), false).filter(role -> given.contains(role.path("id").asText()))
                .map(role -> role.path("value").asText()).collect(Collectors.toSet());
    }
}
