package dev.guesthouse.delivery.targets.scim;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.delivery.targets.scim.ScimProfile.Habit;

/** Bodies of PATCH (RFC 7644, 3.5.2), a single operation each, in the words that a server takes. */
final class ScimPatch {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ScimPatch() {
    }

    static ObjectNode addMember(ScimProfile profile, String account) {
        return profile.has(Habit.addsWithoutPath) ? operation(profile, "add", null, JSON.objectNode().set("members", members(account)))
                : operation(profile, "add", "members", members(account));
    }

    static ObjectNode removeMember(ScimProfile profile, String account) {
        return profile.has(Habit.removesByValue) ? operation(profile, "remove", "members", members(account))
                : operation(profile, "remove", "members[%s]".formatted(ScimFilter.equal("value", account)), null);
    }

    static ObjectNode active(ScimProfile profile, boolean active) {
        return operation(profile, "replace", "active",
                profile.has(Habit.activeAsText) ? JSON.textNode(active ? "True" : "False") : JSON.booleanNode(active));
    }

    private static ArrayNode members(String account) {
        return JSON.arrayNode().add(JSON.objectNode().put("value", account));
    }

    private static ObjectNode operation(ScimProfile profile, String name, String path, JsonNode value) {
        var patch = JSON.objectNode();
        patch.putArray("schemas").add(SCHEMA);
        var operation = patch.putArray("Operations").addObject();
        operation.put("op", profile.has(Habit.capitalOps) ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) : name);
        if (path != null) {
            operation.put("path", path);
        }
        if (value != null) {
            operation.set("value", value);
        }
        return patch;
    }
}
