package dev.guesthouse.delivery.targets.scim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import dev.guesthouse.delivery.targets.TargetException;

/** Lists (RFC 7644, 3.4.2), read page by page: by index, or by cursor (RFC 9865). */
final class ScimLists {

    /** No list is read for longer: a call answers within seconds. */
    private static final int MOST_PAGES = 20;

    private final ScimServer server;

    ScimLists(ScimServer server) {
        this.server = server;
    }

    /** Those that a filter finds, one page of them; empty where the server does not take this filter. */
    Optional<List<JsonNode>> find(String endpoint, String filter, String attributes) {
        if (!server.features().filter()) {
            return Optional.empty();
        }
        var query = new LinkedHashMap<String, String>();
        query.put("filter", filter);
        if (attributes != null) {
            query.put("attributes", attributes);
        }
        var answer = server.get(query, endpoint);
        if (answer.status() == ScimServer.BAD_REQUEST || answer.status() == ScimServer.NOT_IMPLEMENTED) {
            return Optional.empty();
        }
        return Optional.of(resources(answer.done("look for an entry").json()));
    }

    /**
     * A page of a list.
     *
     * @param next where the next one begins; null at the end
     */
    record Part(List<JsonNode> entries, String next) {
    }

    /** A page of those that a filter finds; empty where the server does not take this filter. @param next null for the first */
    Optional<Part> page(String endpoint, String filter, String attributes, String next) {
        if (!server.features().filter()) {
            return Optional.empty();
        }
        var byCursor = server.features().cursor();
        var read = byCursor || next == null ? 0 : Integer.parseInt(next);
        var query = new LinkedHashMap<String, String>();
        query.put("filter", filter);
        query.put("attributes", attributes);
        var answer = server.get(paged(query, !byCursor ? null : next == null ? "" : next, read), endpoint);
        if (next == null && (answer.status() == ScimServer.BAD_REQUEST || answer.status() == ScimServer.NOT_IMPLEMENTED)) {
            return Optional.empty();
        }
        var page = answer.done("list what it has").json();
        var entries = resources(page);
        var after = read + entries.size();
        return Optional.of(new Part(entries, byCursor ? page.path("nextCursor").asText(null)
                : entries.isEmpty() || after >= page.path("totalResults").asInt(0) ? null : String.valueOf(after)));
    }

    /** The first of a list that are wanted, at most so many; those that a filter finds, where the server takes it. */
    List<JsonNode> first(String endpoint, Map<String, String> asked, Predicate<JsonNode> wanted, int most) {
        var query = new LinkedHashMap<>(asked);
        var found = new ArrayList<JsonNode>();
        var read = 0;
        var cursor = server.features().cursor() ? "" : null;
        for (int i = 0; i < MOST_PAGES; i++) {
            var answer = server.get(paged(query, cursor, read), endpoint);
            if (answer.status() == ScimServer.BAD_REQUEST && query.remove("filter") != null) {
                answer = server.get(paged(query, cursor, read), endpoint);
            }
            var page = answer.done("list what it has").json();
            var entries = resources(page);
            entries.stream().filter(wanted).limit((long) most - found.size()).forEach(found::add);
            read += entries.size();
            cursor = page.path("nextCursor").asText(null);
            if (found.size() >= most || cursor == null && (server.features().cursor() || entries.isEmpty() || read >= page.path("totalResults").asInt(0))) {
                break;
            }
        }
        return found;
    }

    private Map<String, String> paged(Map<String, String> query, String cursor, int read) {
        var paged = new LinkedHashMap<>(query);
        paged.put("count", String.valueOf(server.features().page()));
        if (cursor != null) {
            paged.put("cursor", cursor);
        } else {
            paged.put("startIndex", String.valueOf(read + 1));
        }
        return paged;
    }

    /** A list that is empty may leave its entries out, and one that is none must not pass for an empty one. */
    private static List<JsonNode> resources(JsonNode list) {
        var entries = list.path("Resources");
        if (!entries.isArray() && !(entries.isMissingNode() && list.path("totalResults").isInt() && list.path("totalResults").asInt() == 0)) {
            throw TargetException.refused("The target system answered with something else than a list.");
        }
        var all = new ArrayList<JsonNode>();
        entries.forEach(all::add);
        return all;
    }
}
