package dev.guesthouse.delivery.targets.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.connector.KnownAccount;
import dev.guesthouse.delivery.outbound.Answer;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.TargetException;

/** The accounts of a realm. Whose one is stands in an attribute of it that nobody but administrators can write. */
final class KeycloakUsers {

    /** What holds the person's id. */
    static final String ATTRIBUTE = "guesthouse";
    private static final String ENABLED = "enabled";

    private final KeycloakRealm realm;

    KeycloakUsers(KeycloakRealm realm) {
        this.realm = realm;
    }

    /**
     * Whether people choose a password first: not where the realm has everybody do something else first who is made, which Keycloak adds by itself.
     * They do where the service account may not know.
     */
    boolean choosePassword() {
        var actions = realm.get("authentication", "required-actions");
        return !actions.isGood()
                || KeycloakRealm.entries(actions).stream().noneMatch(action -> action.path("enabled").asBoolean() && action.path("defaultAction").asBoolean());
    }

    /** That of a person, made where they have none. */
    KnownAccount findOrMake(Holder holder, boolean choosesPassword) {
        return find(holder).map(KeycloakUsers::ours).orElseGet(() -> make(holder, choosesPassword));
    }

    private Optional<JsonNode> find(Holder holder) {
        var id = holder.id().toString();
        var known = search("q", ATTRIBUTE + ":" + id).stream().filter(user -> id.equals(written(user))).toList();
        if (known.size() > 1) {
            throw TargetException.refused("Several accounts there have this person's id.");
        }
        return known.stream().findFirst();
    }

    private List<JsonNode> search(String by, String value) {
        return KeycloakRealm.entries(realm.get(Map.of(by, value, "exact", "true", "briefRepresentation", "false"), KeycloakRealm.USERS));
    }

    private static KnownAccount ours(JsonNode user) {
        return new KnownAccount(id(user), true);
    }

    private KnownAccount make(Holder holder, boolean choosesPassword) {
        var body = body(holder, choosesPassword);
        var answer = realm.send("POST", body, KeycloakRealm.USERS);
        if (answer.status() == KeycloakRealm.BAD_REQUEST && refuses(answer, "username")) {
            // Not every address is a name there; people sign in by either.
            answer = realm.send("POST", body.put("username", holder.id().toString()), KeycloakRealm.USERS);
        }
        if (answer.status() == KeycloakRealm.CONFLICT) {
            // Another call made it, or its answer was lost on the way, or it was there before us.
            return find(holder).map(KeycloakUsers::ours).orElseGet(() -> new KnownAccount(id(adopted(holder)), false));
        }
        return new KnownAccount(usable(answer.done("make an account").header("Location").orElse("").replaceFirst(".*/", "")), true);
    }

    private static boolean refuses(Answer answer, String field) {
        var said = answer.jsonIfAny();
        return field.equals(said.path("field").asText())
                || StreamSupport.stream(said.path("errors").spliterator(), false).anyMatch(error -> field.equals(error.path("field").asText()));
    }

    private static ObjectNode body(Holder holder, boolean choosesPassword) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("username", holder.email()).put("email", holder.email()).put("emailVerified", true).put(ENABLED, true);
        body.put("firstName", plain(holder.givenName())).put("lastName", plain(holder.familyName()));
        body.putObject("attributes").putArray(ATTRIBUTE).add(holder.id().toString());
        if (choosesPassword) {
            body.putArray("requiredActions").add("UPDATE_PASSWORD");
        }
        return body;
    }

    /** Keycloak takes no quotes, brackets and the like in names. */
    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{M}\\p{Nd}@,_+'’.-]+", " ").strip();
    }

    /**
     * One that was there before us, by their address as its name: only where Keycloak has verified that address too, and nobody else's id is
     * written there. One that only has their address is not taken for theirs.
     */
    private JsonNode adopted(Holder holder) {
        var named = search("username", holder.email()).stream().filter(user -> holder.email().equalsIgnoreCase(user.path("username").asText())).findFirst();
        if (named.isEmpty()) {
            var addressed = search("email", holder.email()).stream().anyMatch(user -> holder.email().equalsIgnoreCase(user.path("email").asText()));
            throw TargetException.refused((addressed ? "An account there has this address under another user name; if it is this person's, its attribute %s has to be %s."
                    : "An account of this name is there, and cannot be found; if it is this person's, its attribute %s has to be %s.").formatted(ATTRIBUTE, holder.id()));
        }
        var user = named.get();
        if (!written(user).isEmpty()) {
            throw TargetException.refused("An account there has this user name, and another %s than %s; it is not touched.".formatted(ATTRIBUTE, holder.id()));
        }
        if (!user.path("emailVerified").asBoolean() || !holder.email().equalsIgnoreCase(user.path("email").asText())) {
            throw TargetException.refused("An account there has this user name, and this address is not verified for it; if it is this person's, its attribute %s has to be %s."
                    .formatted(ATTRIBUTE, holder.id()));
        }
        return user;
    }

    /** Keeps an account from being signed in to and ends its sessions, or undoes it; one that is gone cannot be signed in to. */
    void enable(String account, boolean enabled) {
        var answer = realm.send("PUT", JsonNodeFactory.instance.objectNode().put(ENABLED, enabled), KeycloakRealm.USERS, account);
        if (!enabled && realm.saysGone(answer)) {
            return;
        }
        answer.done(enabled ? "unblock an account" : "block an account");
        if (!enabled) {
            endSessions(account);
        }
        // A good status is said quickly, and this one is about keeping somebody out.
        if (shown(account).path(ENABLED).asBoolean(!enabled) != enabled) {
            throw TargetException.refused("The target system says that it did, and the account is %s still.".formatted(enabled ? "blocked" : "active"));
        }
    }

    private JsonNode shown(String account) {
        return realm.get(KeycloakRealm.USERS, account).done("show an account").json();
    }

    /** Whoever is signed in has to do so again, and what applications were told of them before is taken no more. */
    void endSessions(String account) {
        var answer = realm.send("POST", KeycloakRealm.USERS, account, "logout");
        if (!realm.saysGone(answer)) {
            answer.done("end the sessions of an account");
        }
    }

    /** Removes an account; nothing changes where it is gone. */
    void delete(String account) {
        var answer = realm.send("DELETE", KeycloakRealm.USERS, account);
        if (!realm.saysGone(answer)) {
            answer.done("delete an account");
        }
    }

    private static String written(JsonNode user) {
        return user.path("attributes").path(ATTRIBUTE).path(0).asText("");
    }

    private static String id(JsonNode user) {
        return usable(user.path("id").asText(""));
    }

    private static String usable(String id) {
        if (id.isEmpty() || id.length() > 400) {
            throw TargetException.refused("The target system answered with an account that has no id.");
        }
        return id;
    }
}
