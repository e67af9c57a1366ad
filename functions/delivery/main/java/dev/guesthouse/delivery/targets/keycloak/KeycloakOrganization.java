package dev.guesthouse.delivery.targets.keycloak;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.guesthouse.delivery.outbound.Answer;
import dev.guesthouse.delivery.targets.TargetException;

/** To be a member of an organization. */
record KeycloakOrganization(KeycloakRealm realm, String id) implements KeycloakPlace {

    private static final String ORGANIZATIONS = "organizations";
    private static final String MEMBERS = "members";

    @Override
    public Answer give(String account) {
        return realm.send("POST", TextNode.valueOf(account), ORGANIZATIONS, id, MEMBERS);
    }

    /** Whom an organization's own identity provider brought is deleted with the membership, so theirs is left. */
    @Override
    public Answer take(String account) {
        var member = realm.get(ORGANIZATIONS, id, MEMBERS, account);
        if (!member.isGood()) {
            return member;
        }
        if ("MANAGED".equalsIgnoreCase(member.json().path("membershipType").asText())) {
            throw TargetException.refused("The organization manages this account: Keycloak would delete it with the membership, so that has to be ended there.");
        }
        return realm.send("DELETE", ORGANIZATIONS, id, MEMBERS, account);
    }

    @Override
    public String[] holders() {
        return new String[] { ORGANIZATIONS, id, MEMBERS };
    }

    @Override
    public boolean isHeldBy(String account) {
        return realm.has(organization -> id.equals(organization.path("id").asText()), ORGANIZATIONS, MEMBERS, account, ORGANIZATIONS);
    }
}
