package dev.guesthouse.delivery.targets.keycloak;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a realm keeps the attribute that says whose an account is, and from people: whoever could write it would get what is another's. */
final class KeycloakAttribute {

    private KeycloakAttribute() {
    }

    /** What is wrong with it, a sentence; empty where nothing is. Keycloak drops what a realm does not keep, and says nothing. */
    static Optional<String> fault(KeycloakRealm realm) {
        var profile = realm.get(KeycloakRealm.USERS, "profile").done("show the user profile of the realm").json();
        var defined = StreamSupport.stream(profile.path("attributes").spliterator(), false)
                .filter(attribute -> KeycloakUsers.ATTRIBUTE.equals(attribute.path("name").asText())).findFirst();
        var policy = profile.path("unmanagedAttributePolicy").asText();
        var writers = defined.map(attribute -> texts(attribute.path("permissions").path("edit")))
                .orElseGet(() -> Stream.of(policy).filter(Set.of("ADMIN_EDIT", "ENABLED")::contains).map(it -> "ENABLED".equals(it) ? "user" : "admin"));
        var all = writers.toList();
        if (all.contains("user")) {
            return Optional.of("People can write the attribute %s of their accounts themselves, and so take what is another's: only administrators may edit it."
                    .formatted(KeycloakUsers.ATTRIBUTE));
        }
        return all.contains("admin") ? Optional.empty()
                : Optional.of("The realm does not keep the attribute %s of accounts: it has to be in its user profile, for administrators to edit."
                        .formatted(KeycloakUsers.ATTRIBUTE));
    }

    private static Stream<String> texts(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false).map(JsonNode::asText);
    }
}
