package dev.guesthouse.delivery.targets.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.delivery.targets.Holders;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetResource;

/** The groups of a tenant, of which teams and sites are some: one is a member, or an owner. */
final class GraphGroups {

    static final String MEMBER = "member";
    static final String OWNER = "owner";
    /** What is asked of a group, to know whether people can be added to it. */
    private static final String FIELDS = "id,displayName,groupTypes,mailEnabled,onPremisesSyncEnabled,isAssignableToRole,visibility,resourceProvisioningOptions";

    private final GraphServer server;

    GraphGroups(GraphServer server) {
        this.server = server;
    }

    /** Where a role is kept: at the group, and at whoever has it. */
    private enum Place {
        MEMBERS("members", "memberOf", Permission.MEMBERS), OWNERS("owners", "ownedObjects", Permission.OWNERS);

        private final String ofGroup;
        private final String ofUser;
        private final Permission needed;

        Place(String ofGroup, String ofUser, Permission needed) {
            this.ofGroup = ofGroup;
            this.ofUser = ofUser;
            this.needed = needed;
        }

        private static Place of(String role) {
            return switch (role) {
                case MEMBER -> MEMBERS;
                case OWNER -> OWNERS;
                default -> throw TargetException.refused("Groups of the target system have the roles %s and %s alone.".formatted(MEMBER, OWNER));
            };
        }
    }

    /** Those to which people can be added and whose name begins so. */
    List<TargetResource> search(String text, int most, List<String> roles) {
        return first(text, most, true).stream().map(group -> new TargetResource(GraphServer.id(group), group.path("displayName").asText(),
                has(group.path("resourceProvisioningOptions"), "Team") ? ResourceKind.team : ResourceKind.group, roles, null)).toList();
    }

    /** Groups, whether people can be added to them or not. */
    List<JsonNode> some(int most) {
        return first(null, most, false);
    }

    private List<JsonNode> first(String text, int most, boolean open) {
        var query = new LinkedHashMap<String, String>();
        query.put("$select", FIELDS);
        if (text != null) {
            query.put("$filter", "startswith(displayName,%s)".formatted(GraphServer.quoted(text)));
        }
        return server.first(query, group -> !open || closed(group).isEmpty(), most, "list its groups", Permission.GROUPS, "groups");
    }

    /** Why nobody is added to a group: Graph does not do it, or it should not be, or could not be seen to be undone. Empty where people are; ends a sentence. */
    static Optional<String> closed(JsonNode group) {
        var types = group.path("groupTypes");
        return Optional.ofNullable(has(types, "DynamicMembership") ? "a rule there says who is in it"
                : group.path("onPremisesSyncEnabled").asBoolean() ? "it comes from a directory on premises, where its members are kept"
                : group.path("isAssignableToRole").asBoolean() ? "it gives administrative roles of the tenant"
                : "HiddenMembership".equals(group.path("visibility").asText()) ? "its members are hidden, so it could not be seen that somebody is gone"
                : group.path("mailEnabled").asBoolean() && !has(types, "Unified") ? "it is for mail, and its members are kept in Exchange" : null);
    }

    private static boolean has(JsonNode texts, String text) {
        return StreamSupport.stream(texts.spliterator(), false).anyMatch(one -> text.equals(one.asText()));
    }

    void add(Membership membership) {
        var place = Place.of(membership.role());
        var group = GraphServer.done(server.get(Map.of("$select", FIELDS), "groups", membership.originId()), "show a group", Permission.GROUPS).json();
        closed(group).ifPresent(reason -> {
            throw TargetException.refused("Nobody can be added to the group: %s.".formatted(reason));
        });
        var reference = JsonNodeFactory.instance.objectNode().put("@odata.id", server.object(membership.account()));
        var answer = server.addTo(reference, "groups", membership.originId(), place.ofGroup);
        if (!answer.isGood() && !(GraphServer.isPerhapsSo(answer) && holds(membership))) {
            GraphServer.done(answer, "add somebody to a group", place.needed);
        }
    }

    void remove(Membership membership) {
        var place = Place.of(membership.role());
        var answer = server.removeFrom("groups", membership.originId(), place.ofGroup, membership.account());
        if (!answer.isGood() && !(GraphServer.isPerhapsSo(answer) && !holds(membership))) {
            GraphServer.done(answer, "remove somebody from a group", place.needed);
        }
    }

    /** Who has a role, without groups within the group. */
    Holders holders(String group, String role, String next) {
        var place = Place.of(role);
        var page = server.page(Map.of("$select", "id"), next, "list who is in a group", place.needed, "groups", group, place.ofGroup);
        return new Holders(page.entries().stream().filter(one -> "#microsoft.graph.user".equals(one.path("@odata.type").asText())).map(GraphServer::id).toList(), page.next());
    }

    /** Whether somebody has a role, as they are asked and not the group (CON-06); not by way of another group. False where they are gone. */
    boolean holds(Membership membership) {
        var place = Place.of(membership.role());
        return server.listOf(Map.of("$select", "id"), "show the groups of somebody", Permission.GUESTS, "users", membership.account(), place.ofUser)
                .orElse(List.of()).stream().anyMatch(group -> membership.originId().equalsIgnoreCase(group.path("id").asText()));
    }
}
