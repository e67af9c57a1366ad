package dev.guesthouse.delivery.targets.keycloak;

import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.guesthouse.delivery.outbound.Answer;

/**
 * A role of the realm, or of a client.
 *
 * @param role where the role itself is
 * @param mappings where an account's roles of that kind are, below the account
 * @param same whether a role is this one
 */
record KeycloakRole(KeycloakRealm realm, String[] role, String[] mappings, Predicate<JsonNode> same) implements KeycloakPlace {

    private static final String MAPPINGS = "role-mappings";

    /** One of the realm's own, which stays the same whatever it is called. */
    static KeycloakRole ofRealm(KeycloakRealm realm, String id) {
        return new KeycloakRole(realm, new String[] { "roles-by-id", id }, new String[] { MAPPINGS, "realm" }, role -> id.equals(role.path("id").asText()));
    }

    /** One of a client's, which is known by its name. */
    static KeycloakRole ofClient(KeycloakRealm realm, String client, String name) {
        return new KeycloakRole(realm, new String[] { "clients", client, "roles", name }, new String[] { MAPPINGS, "clients", client },
                role -> name.equals(role.path("name").asText()));
    }

    @Override
    public Answer give(String account) {
        return change("POST", account);
    }

    @Override
    public Answer take(String account) {
        return change("DELETE", account);
    }

    /** Keycloak wants a role's id and its present name. */
    private Answer change(String method, String account) {
        var found = realm.get(role);
        if (!found.isGood()) {
            return found;
        }
        var body = JsonNodeFactory.instance.arrayNode();
        body.addObject().put("id", found.json().path("id").asText()).put("name", found.json().path("name").asText());
        return realm.send(method, body, of(account));
    }

    /** By the role's present name, for by its id Keycloak does not tell. */
    @Override
    public String[] holders() {
        var name = realm.get(role).done("show a role").json().path("name").asText();
        var place = "roles-by-id".equals(role[0]) ? Stream.of("roles", name) : Stream.of(role);
        return Stream.concat(place, Stream.of(KeycloakRealm.USERS)).toArray(String[]::new);
    }

    @Override
    public boolean isHeldBy(String account) {
        var held = realm.get(of(account));
        return !realm.saysGone(held) && KeycloakRealm.entries(held).stream().anyMatch(same);
    }

    private String[] of(String account) {
        return Stream.concat(Stream.of(KeycloakRealm.USERS, account), Stream.of(mappings)).toArray(String[]::new);
    }
}
