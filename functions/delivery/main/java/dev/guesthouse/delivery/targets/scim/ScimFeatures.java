package dev.guesthouse.delivery.targets.scim;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.guesthouse.delivery.targets.scim.ScimProfile.Habit;

/**
 * What a server says that it can (RFC 7643, 5 to 7; RFC 9865, 4); what it does not say it is taken to do as most do.
 *
 * @param patch whether parts of a resource can be changed
 * @param filter whether resources can be looked for
 * @param cursor whether lists go on by cursor rather than by index
 * @param page how many entries to ask for at once
 * @param users where accounts are
 * @param groups where groups are; empty where the server says that it has none
 * @param showsGroups whether an account says which groups it is in; then one that says nothing is in none
 */
record ScimFeatures(boolean patch, boolean filter, boolean cursor, int page, String users, Optional<String> groups, boolean showsGroups) {

    static final int PAGE = 100;
    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    /** Of the three answers, each missing where the server has none. */
    static ScimFeatures of(ScimProfile profile, JsonNode config, JsonNode types, JsonNode schemas) {
        var paging = config.path("pagination");
        var cursor = profile.has(Habit.cursorFirst)
                || paging.path("cursor").asBoolean()
                && (!paging.path("index").asBoolean(true) || "cursor".equals(paging.path("defaultPaginationMethod").asText()));
        var most = Math.min(paging.path("maxPageSize").asInt(PAGE), config.path("filter").path("maxResults").asInt(PAGE));
        var groups = types.path("Resources").isEmpty() ? Optional.of("Groups") : endpoint(types, GROUP);
        return new ScimFeatures(supports(config, "patch"), supports(config, "filter"), cursor, Math.max(1, Math.min(most, PAGE)), endpoint(types, USER).orElse("Users"), groups, saysGroups(schemas));
    }

    private static boolean supports(JsonNode config, String feature) {
        return config.path(feature).path("supported").asBoolean(true);
    }

    private static Optional<String> endpoint(JsonNode types, String schema) {
        return stream(types.path("Resources")).filter(type -> schema.equals(type.path("schema").asText())).map(type -> type.path("endpoint").asText())
                .map(endpoint -> endpoint.replaceAll("^/+|/+$", "")).filter(endpoint -> endpoint.matches("[A-Za-z0-9_-]+")).findFirst();
    }

    private static boolean saysGroups(JsonNode schemas) {
        return stream(schemas.path("Resources")).filter(schema -> USER.equals(schema.path("id").asText()))
                .flatMap(schema -> stream(schema.path("attributes"))).anyMatch(attribute -> "groups".equals(attribute.path("name").asText()) && !"never".equals(attribute.path("returned").asText()));
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
