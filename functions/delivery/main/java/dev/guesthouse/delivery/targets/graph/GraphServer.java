package dev.guesthouse.delivery.targets.graph;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.guesthouse.delivery.outbound.Answer;
import dev.guesthouse.delivery.outbound.Call;
import dev.guesthouse.delivery.outbound.Encoded;
import dev.guesthouse.delivery.targets.TargetException;

/** Microsoft Graph, version 1.0, where a connector says that it is: graph.microsoft.com, or that of a national cloud. */
final class GraphServer {

    static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int CONFLICT = 409;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private static final String VERSION = "v1.0";
    /** No list is read for longer: a call answers within seconds. */
    private static final int MOST_PAGES = 20;
    private static final String LONGEST_PAGE = "999";

    /** How it is called. */
    @FunctionalInterface
    interface Way {
        Answer send(Call call);
    }

    private final URI address;
    private final Way way;

    /** @param address its host alone, without a version */
    GraphServer(URI address, Way way) {
        this.address = address;
        this.way = way;
    }

    /** For which tokens are asked: all that an administrator has consented to. */
    static String scope(URI address) {
        return "%s://%s/.default".formatted(address.getScheme(), address.getRawAuthority());
    }

    Answer get(Map<String, String> query, String... path) {
        return way.send(Call.get(at(query, path)));
    }

    Answer delete(String... path) {
        return way.send(Call.of("DELETE", at(Map.of(), path)));
    }

    Answer send(String method, JsonNode body, String... path) {
        return way.send(Call.of(method, at(Map.of(), path)).json(body));
    }

    /** Adds an object of the directory to a list of objects, by reference. */
    Answer addTo(JsonNode reference, String... path) {
        return way.send(Call.of("POST", reference(path)).json(reference));
    }

    /** Takes an object out of a list of objects, by reference: without that word the object itself is deleted. */
    Answer removeFrom(String... path) {
        return way.send(Call.of("DELETE", reference(path)));
    }

    /** The whole address of an object of the directory, as references name it. */
    String object(String id) {
        return at(Map.of(), "directoryObjects", id).toString();
    }

    private URI reference(String... path) {
        return URI.create(at(Map.of(), path) + "/$ref");
    }

    private URI at(Map<String, String> query, String... path) {
        return Encoded.below(address, query, Stream.concat(Stream.of(VERSION), Stream.of(path)).toArray(String[]::new));
    }

    /**
     * All of a list of an object; empty where the object is not there.
     *
     * @param toDo ends our sentence "The target system refused to ..."
     */
    Optional<List<JsonNode>> listOf(Map<String, String> query, String toDo, Permission needed, String... path) {
        var paged = new LinkedHashMap<>(query);
        paged.put("$top", LONGEST_PAGE);
        var first = get(paged, path);
        return saysGone(first) ? Optional.empty() : Optional.of(pages(Call.get(at(paged, path)), first, entry -> true, Integer.MAX_VALUE, toDo, needed));
    }

    /** The first of a list that are wanted, in the order of their names, at most so many. What was made moments ago may not be among them. */
    List<JsonNode> first(Map<String, String> query, Predicate<JsonNode> wanted, int most, String toDo, Permission needed, String... path) {
        var ordered = new LinkedHashMap<>(query);
        ordered.put("$orderby", "displayName");
        ordered.put("$count", "true");
        // Without these two Graph filters and sorts by a few fields alone.
        var call = Call.get(at(ordered, path)).with("ConsistencyLevel", "eventual");
        return pages(call, way.send(call), wanted, most, toDo, needed);
    }

    private List<JsonNode> pages(Call call, Answer first, Predicate<JsonNode> wanted, int most, String toDo, Permission needed) {
        var found = new ArrayList<JsonNode>();
        var answer = first;
        for (int i = 1;; i++) {
            var page = done(answer, toDo, needed).json();
            entries(page).stream().filter(wanted).limit((long) most - found.size()).forEach(found::add);
            var next = page.path("@odata.nextLink").asText("");
            if (next.isEmpty() || found.size() >= most) {
                return found;
            }
            if (i == MOST_PAGES) {
                if (most == Integer.MAX_VALUE) {
                    throw TargetException.refused("The target system has a list that is too long to be read.");
                }
                return found;
            }
            answer = way.send(new Call("GET", following(next), call.headers(), null));
        }
    }

    /**
     * A part of a list of an object.
     *
     * @param next where it goes on; null where these are the last
     */
    record Page(List<JsonNode> entries, String next) {
    }

    /** @param next where the page before said that the list goes on; null for the beginning */
    Page page(Map<String, String> query, String next, String toDo, Permission needed, String... path) {
        var paged = new LinkedHashMap<>(query);
        paged.put("$top", LONGEST_PAGE);
        var answer = done(way.send(Call.get(next == null ? at(paged, path) : following(next))), toDo, needed).json();
        return new Page(entries(answer), answer.path("@odata.nextLink").asText(null));
    }

    /** A list that goes on elsewhere would take our token there. */
    private URI following(String link) {
        var base = at(Map.of()).toString() + "/";
        try {
            if (link.regionMatches(true, 0, base, 0, base.length())) {
                return URI.create(link);
            }
        } catch (IllegalArgumentException e) {
            // No address: as one that leads elsewhere.
        }
        throw TargetException.refused("The target system says that a list goes on at another address, which is not followed.");
    }

    /** What is none must not pass for an empty list. */
    static List<JsonNode> entries(JsonNode list) {
        if (!list.path("value").isArray()) {
            throw TargetException.refused("The target system answered with something else than a list.");
        }
        var all = new ArrayList<JsonNode>();
        list.path("value").forEach(all::add);
        return all;
    }

    /** Whether an answer says that something is not there, and Graph says it: what stands before one that is away answers so of everything. */
    static boolean saysGone(Answer answer) {
        return answer.status() == NOT_FOUND && code(answer).contains("ResourceNotFound");
    }

    private static String code(Answer answer) {
        return answer.jsonIfAny().path("error").path("code").asText();
    }

    /** Whether it was asked for what is so already, which it says in several ways; whoever asked has to look. */
    static boolean isPerhapsSo(Answer answer) {
        return answer.status() == BAD_REQUEST || answer.status() == CONFLICT || answer.status() == NOT_FOUND;
    }

    /**
     * The same answer, if what was asked is done.
     *
     * @param toDo ends our sentence "The target system refused to ..."
     * @param needed what the application has to be allowed for it
     * @throws TargetException refused, where it is not
     */
    static Answer done(Answer answer, String toDo, Permission needed) {
        // An application that may not invite is answered so; for all else that it may not do it is forbidden.
        if (answer.status() == FORBIDDEN || answer.status() == UNAUTHORIZED && "Unauthorized".equals(code(answer))) {
            throw TargetException.refused("The target system refused to %s (status %d): the application needs the permission %s, and an administrator's consent to it."
                    .formatted(toDo, answer.status(), needed.value()));
        }
        return answer.done(toDo);
    }

    /** The id of an object. @throws TargetException refused, where it has none */
    static String id(JsonNode object) {
        var id = object.path("id").asText("");
        if (id.isEmpty()) {
            throw TargetException.refused("The target system answered with an object that has no id.");
        }
        return id;
    }

    /** A text in a filter: it ends at a quote that is not doubled. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
