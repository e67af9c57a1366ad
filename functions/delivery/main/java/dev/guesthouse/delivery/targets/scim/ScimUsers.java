package dev.guesthouse.delivery.targets.scim;

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
import dev.guesthouse.delivery.targets.scim.ScimProfile.Habit;

/** The accounts of a server (RFC 7643, 4.1). */
final class ScimUsers {

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ATTRIBUTES = "id,externalId,userName,emails";

    private final ScimServer server;
    private final ScimLists lists;
    private final String endpoint;

    ScimUsers(ScimServer server) {
        this.server = server;
        lists = new ScimLists(server);
        endpoint = server.features().users();
    }

    /** That of a person, made where they have none. */
    KnownAccount findOrMake(Holder holder) {
        return find(holder).orElseGet(() -> make(holder));
    }

    /**
     * That of a person: the one with their id, else the one that bears their address as its user name, unless it has somebody else's id.
     * One that only has their address among its addresses is not taken for theirs: whoever has an account may often write there what they like.
     */
    Optional<KnownAccount> find(Holder holder) {
        var id = holder.id().toString();
        var known = lists.find(endpoint, ScimFilter.equal("externalId", id), ATTRIBUTES).orElse(List.of()).stream()
                .filter(user -> id.equals(user.path("externalId").asText())).toList();
        if (known.size() > 1) {
            throw TargetException.refused("Several accounts there have this person's id.");
        }
        if (!known.isEmpty()) {
            return Optional.of(new KnownAccount(id(known.get(0)), true));
        }
        var named = lists.find(endpoint, ScimFilter.equal("userName", holder.email()), ATTRIBUTES).orElse(List.of()).stream()
                .filter(user -> holder.email().equalsIgnoreCase(user.path("userName").asText())).findFirst();
        if (named.isPresent()) {
            return named.map(user -> adopted(user, id));
        }
        var addressed = lists.find(endpoint, ScimFilter.equal("emails.value", holder.email()), ATTRIBUTES).orElse(List.of()).stream()
                .filter(user -> hasAddress(user, holder.email())).findFirst();
        if (addressed.isPresent()) {
            throw TargetException.refused("An account there has this address under another user name; if it is this person's, its externalId has to be %s."
                    .formatted(id));
        }
        return Optional.empty();
    }

    private static KnownAccount adopted(JsonNode user, String id) {
        var external = user.path("externalId").asText("");
        if (!external.isEmpty() && !external.equals(id)) {
            throw TargetException.refused("An account there has this user name, and another externalId than %s; it is not touched.".formatted(id));
        }
        return new KnownAccount(id(user), external.equals(id));
    }

    private KnownAccount make(Holder holder) {
        var answer = server.send("POST", body(holder), endpoint);
        if (answer.status() == ScimServer.CONFLICT) {
            // Another call made it, or its answer was lost on the way.
            return find(holder).orElseThrow(() -> TargetException.refused("An account of this name is there, and cannot be found."));
        }
        var made = answer.done("make an account").json();
        if (!isOf(made, holder)) {
            throw TargetException.refused("The target system answered with somebody else's account.");
        }
        return new KnownAccount(id(made), true);
    }

    private static ObjectNode body(Holder holder) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(SCHEMA);
        body.put("externalId", holder.id().toString()).put("userName", holder.email()).put("displayName", holder.displayName()).put("active", true);
        body.putArray("emails").addObject().put("value", holder.email()).put("type", "work").put("primary", true);
        body.putObject("name").put("formatted", holder.displayName().strip()).put("givenName", holder.givenName()).put("familyName", holder.familyName());
        return body;
    }

    /** Not every server keeps an id of ours, and some make a name of their own; one that has nothing of the person's is another's. */
    private boolean isOf(JsonNode user, Holder holder) {
        if (user.path("externalId").isTextual()) {
            return holder.id().toString().equals(user.path("externalId").asText());
        }
        return holder.email().equalsIgnoreCase(user.path("userName").asText()) || server.profile().has(Habit.renamesUsers) && hasAddress(user, holder.email());
    }

    private static boolean hasAddress(JsonNode user, String address) {
        return StreamSupport.stream(user.path("emails").spliterator(), false).anyMatch(email -> address.equalsIgnoreCase(email.path("value").asText()));
    }

    private static String id(JsonNode user) {
        var id = user.path("id").asText("");
        if (id.isEmpty() || id.length() > 400) {
            throw TargetException.refused("The target system answered with an account that has no id.");
        }
        return id;
    }

    /** Keeps an account from being signed in to, or undoes it; one that is gone cannot be signed in to. */
    void activate(String account, boolean active) {
        var byPatch = server.features().patch() || server.profile().has(Habit.patchOnly);
        var answer = byPatch ? server.send("PATCH", ScimPatch.active(server.profile(), active), endpoint, account) : null;
        if (answer == null || !server.profile().has(Habit.patchOnly) && (answer.status() == ScimServer.NOT_ALLOWED || answer.status() == ScimServer.NOT_IMPLEMENTED)) {
            answer = new ScimPut(server).change(endpoint, account, user -> ((ObjectNode) user).put("active", active));
        }
        if (!active && server.saysGone(answer)) {
            return;
        }
        answer.done(active ? "unblock an account" : "block an account");
        // A good status is said quickly, and this one is about keeping somebody out.
        var now = of(account, server.get(Map.of("attributes", "active"), endpoint, account)).path("active");
        if (!now.isMissingNode() && "true".equalsIgnoreCase(now.asText()) != active) {
            throw TargetException.refused("The target system says that it did, and the account is %s still.".formatted(active ? "blocked" : "active"));
        }
    }

    /** What an answer says of an account; nothing that it says of another is believed of this one. */
    private static JsonNode of(String account, Answer answer) {
        var user = answer.done("show an account").json();
        if (!account.equals(user.path("id").asText(account))) {
            throw TargetException.refused("The target system answered with somebody else's account.");
        }
        return user;
    }

    /** Whether there is no such account any more, as the server says. */
    boolean isGone(String account) {
        return server.saysGone(server.get(Map.of("attributes", "id"), endpoint, account));
    }

    /** Removes an account; nothing changes where it is gone. */
    void delete(String account) {
        var answer = server.delete(endpoint, account);
        if (!server.saysGone(answer)) {
            answer.done("delete an account");
        }
    }

    /** Whether an account says that it is in a group itself; empty where it does not say. False where it is gone. */
    Optional<Boolean> saysItIsIn(String account, String group) {
        var answer = server.get(Map.of("attributes", "groups"), endpoint, account);
        if (server.saysGone(answer)) {
            return Optional.of(false);
        }
        return groups(of(account, answer)).map(groups -> isIn(groups, group));
    }

    /** Whether a group is among those that an account says it is in itself. */
    static boolean isIn(JsonNode groups, String group) {
        return StreamSupport.stream(groups.spliterator(), false)
                .anyMatch(one -> group.equals(one.path("value").asText()) && !"indirect".equals(one.path("type").asText()));
    }

    private Optional<JsonNode> groups(JsonNode user) {
        return user.path("groups").isArray() || user.path("id").isTextual() && server.features().showsGroups() ? Optional.of(user.path("groups")) : Optional.empty();
    }
}
