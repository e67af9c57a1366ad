package dev.guesthouse.delivery.targets.keycloak;

import dev.guesthouse.delivery.outbound.Answer;

/** To be a member of a group. */
record KeycloakGroup(KeycloakRealm realm, String id) implements KeycloakPlace {

    private static final String GROUPS = "groups";

    @Override
    public Answer give(String account) {
        return realm.send("PUT", KeycloakRealm.USERS, account, GROUPS, id);
    }

    @Override
    public Answer take(String account) {
        return realm.send("DELETE", KeycloakRealm.USERS, account, GROUPS, id);
    }

    @Override
    public String[] holders() {
        return new String[] { GROUPS, id, "members" };
    }

    @Override
    public boolean isHeldBy(String account) {
        return realm.has(group -> id.equals(group.path("id").asText()), KeycloakRealm.USERS, account, GROUPS);
    }
}
