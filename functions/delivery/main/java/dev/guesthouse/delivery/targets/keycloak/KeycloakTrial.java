package dev.guesthouse.delivery.targets.keycloak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.guesthouse.delivery.targets.Finding;

/** Looks at what a service account may do in a realm, and changes nothing. */
final class KeycloakTrial {

    private static final String LACKS = "The service account lacks the role %s of realm-management: %s.";

    private final KeycloakRealm realm;

    KeycloakTrial(KeycloakRealm realm) {
        this.realm = realm;
    }

    List<Finding> findings() {
        // An account that has no name is made by nobody, and whoever may make none is told so first.
        var tried = realm.send("POST", JsonNodeFactory.instance.objectNode(), KeycloakRealm.USERS);
        if (tried.status() == KeycloakRealm.FORBIDDEN) {
            return List.of(new Finding(false, LACKS.formatted("manage-users", "without it no account can be made, changed or ended")));
        }
        if (tried.status() != KeycloakRealm.BAD_REQUEST) {
            tried.done("say whether accounts can be made");
        }
        var findings = new ArrayList<Finding>();
        findings.add(new Finding(true, "Accounts can be made, changed and ended, and so can memberships of groups."));
        findings.add(KeycloakAttribute.fault(realm).map(fault -> new Finding(false, fault))
                .orElse(new Finding(true, "Whose an account is can be written to it, by administrators alone.")));
        // What is not allowed below may be wanted so: groups alone are enough for many.
        findings.add(new Finding(true, may(realm.get(Map.of("max", "1"), "roles").status(), "Roles of the realm can be given.", "view-realm", "roles of the realm are not given")));
        findings.add(new Finding(true, may(clientRoles(), "Roles of clients can be given.", "view-clients", "roles of clients are not given")));
        findings.add(new Finding(true, organizations()));
        return findings;
    }

    private static String may(int status, String can, String role, String cannot) {
        return status == KeycloakRealm.FORBIDDEN ? LACKS.formatted(role, cannot) : can;
    }

    private int clientRoles() {
        var clients = realm.get(Map.of("max", "1"), "clients");
        return clients.isGood() ? realm.get("clients", clients.json().path(0).path("id").asText(), "roles").status() : clients.status();
    }

    private String organizations() {
        var some = realm.get(Map.of("max", "1"), "organizations");
        if (some.status() == KeycloakRealm.NOT_FOUND) {
            return "Organizations are switched off in this realm.";
        }
        // Nobody has such an id, so that nobody becomes a member.
        var status = some.isGood() && some.json().has(0)
                ? realm.send("POST", TextNode.valueOf("nobody"), "organizations", some.json().path(0).path("id").asText(), "members").status() : some.status();
        return may(status, "Memberships of organizations can be given.", "manage-organizations", "memberships of organizations are not given");
    }
}
