package dev.guesthouse.delivery.targets.keycloak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetResource;

/** What a realm has to give. Each is known by what it is and its id: {@code group/f2ad5e92-bcf9-49f7-bf84-f565d97a26d7}. */
final class KeycloakPlaces {

    private static final String GROUP = "group";
    private static final String ORGANIZATION = "organization";
    private static final String CLIENT = "client";
    private static final String ROLE = "role";
    /** Whose roles administer the realm, the service account's own among them. */
    private static final String MANAGEMENT = "realm-management";

    private final KeycloakRealm realm;

    KeycloakPlaces(KeycloakRealm realm) {
        this.realm = realm;
    }

    /** @throws TargetException refused, where a realm has no such thing */
    KeycloakPlace of(String originId, String role) {
        var parts = originId.split("/", 2);
        var id = parts.length < 2 ? "" : parts[1];
        if (!CLIENT.equals(parts[0]) && !KeycloakPlace.MEMBER.equals(role)) {
            throw TargetException.refused("Groups, organizations and roles of a realm have the role %s alone.".formatted(KeycloakPlace.MEMBER));
        }
        return switch (parts[0]) {
            case GROUP -> new KeycloakGroup(realm, id);
            case ORGANIZATION -> new KeycloakOrganization(realm, id);
            case CLIENT -> KeycloakRole.ofClient(realm, id, role);
            case ROLE -> KeycloakRole.ofRealm(realm, id);
            default -> throw TargetException.refused("A realm has groups, organizations, clients and roles: group/…, organization/…, client/… or role/….");
        };
    }

    /** Those whose name begins so. */
    List<TargetResource> search(String text, int most) {
        var wanted = text == null ? "" : text.strip();
        var found = new ArrayList<>(groups(wanted, most));
        found.addAll(organizations(wanted, most - found.size()));
        found.addAll(clients(wanted, most - found.size()));
        found.addAll(roles(wanted, most - found.size()));
        return found;
    }

    /** Those within others too, by their own name, or by their path where that is typed ({@code Atlas/wi}). */
    private List<TargetResource> groups(String text, int most) {
        // All of them are only told where something is looked for.
        var name = text.substring(text.lastIndexOf('/') + 1);
        var query = Map.of("search", name.isBlank() ? "*" : name, "populateHierarchy", "false", "briefRepresentation", "true");
        return realm.first(query, group -> begins(group.path("name").asText(), text) || begins(path(group), text), most, "groups").stream()
                .map(group -> member(GROUP, group, path(group), ResourceKind.group)).toList();
    }

    private static String path(JsonNode group) {
        return group.path("path").asText().replaceFirst("^/", "");
    }

    private List<TargetResource> organizations(String text, int most) {
        return allowed(searched("search", text), "name", text, most, "organizations").stream()
                .map(organization -> member(ORGANIZATION, organization, organization.path("name").asText(), ResourceKind.team)).toList();
    }

    private List<TargetResource> roles(String text, int most) {
        return allowed(searched("search", text), "name", text, most, "roles").stream()
                .map(role -> member(ROLE, role, role.path("name").asText(), ResourceKind.group)).toList();
    }

    /** Those that have roles of their own; to administer the realm is not for guests, and is not offered. */
    private List<TargetResource> clients(String text, int most) {
        var query = new HashMap<>(searched("clientId", text));
        query.put("search", "true");
        return allowed(query, "clientId", text, most, "clients").stream().map(client -> {
            var id = client.path("id").asText();
            var roles = realm.get("clients", id, "roles");
            var names = roles.isGood() ? KeycloakRealm.entries(roles).stream().map(role -> role.path("name").asText()).toList() : List.<String>of();
            return new TargetResource(CLIENT + "/" + id, client.path("clientId").asText(), ResourceKind.application, names, address(client));
        }).filter(client -> !client.roles().isEmpty() && !MANAGEMENT.equals(client.displayName())).toList();
    }

    /** None where the service account may not read them, or the realm does without: whoever set it up may want it so. */
    private List<JsonNode> allowed(Map<String, String> query, String named, String text, int most, String path) {
        return most > 0 && realm.get(Map.of("max", "1"), path).isGood() ? realm.first(query, entry -> begins(entry.path(named).asText(), text), most, path)
                : List.of();
    }

    /** What people open; null where the client says nothing that leads anywhere. */
    private static String address(JsonNode client) {
        var home = client.path("baseUrl").asText("");
        var whole = home.startsWith("/") || home.isEmpty() ? client.path("rootUrl").asText("") + home : home;
        return whole.matches("https?://.+") ? whole : null;
    }

    private static TargetResource member(String what, JsonNode entry, String name, ResourceKind kind) {
        return new TargetResource(what + "/" + entry.path("id").asText(), name, kind, List.of(KeycloakPlace.MEMBER), null);
    }

    private static Map<String, String> searched(String by, String text) {
        return text.isEmpty() ? Map.of() : Map.of(by, text);
    }

    private static boolean begins(String name, String text) {
        return name.toLowerCase(Locale.ROOT).startsWith(text.toLowerCase(Locale.ROOT));
    }
}
