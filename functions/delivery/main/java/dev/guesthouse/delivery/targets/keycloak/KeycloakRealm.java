package dev.guesthouse.delivery.targets.keycloak;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.delivery.outbound.Answer;
import dev.guesthouse.delivery.outbound.Authorized;
import dev.guesthouse.delivery.outbound.Call;
import dev.guesthouse.delivery.outbound.Encoded;
import dev.guesthouse.delivery.targets.Holders;
import dev.guesthouse.delivery.targets.TargetException;

/** A realm of Keycloak as a connector names it, by the administration's interface of it. */
final class KeycloakRealm {

    static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    static final String USERS = "users";

    private static final int PAGE = 100;
    /** No list is read for longer: a call answers within seconds. */
    private static final int MOST_PAGES = 20;

    private final Connector connector;
    private final Authorized authorized;
    private final URI address;

    KeycloakRealm(Connector connector, Authorized authorized) {
        this.connector = connector;
        this.authorized = authorized;
        // People know a realm by the address that it issues tokens as; it is administered beside that.
        address = URI.create(Authorized.address(connector).toString().replaceFirst("/realms/(?=[^/]+/*$)", "/admin/realms/"));
    }

    Answer get(Map<String, String> query, String... path) {
        return authorized.send(connector, Call.get(Encoded.below(address, query, path)));
    }

    Answer get(String... path) {
        return get(Map.of(), path);
    }

    Answer send(String method, JsonNode body, String... path) {
        return authorized.send(connector, Call.of(method, Encoded.below(address, path)).json(body));
    }

    Answer send(String method, String... path) {
        return authorized.send(connector, Call.of(method, Encoded.below(address, path)));
    }

    /**
     * Whether an answer says that something is not there, in a realm that is: of one that is not, or by what stands before a Keycloak that is
     * away, everything is said to be missing.
     */
    boolean saysGone(Answer answer) {
        return answer.status() == NOT_FOUND && get(Map.of("max", "1", "briefRepresentation", "true"), USERS).isGood();
    }

    /** The first of a list that are wanted, at most so many, of as much of it as can be read within seconds. */
    List<JsonNode> first(Map<String, String> query, Predicate<JsonNode> wanted, int most, String... path) {
        var found = new ArrayList<JsonNode>();
        for (int page = 0; page < MOST_PAGES; page++) {
            var entries = entries(page(query, page, path));
            entries.stream().filter(wanted).limit((long) most - found.size()).forEach(found::add);
            if (found.size() >= most || entries.size() < PAGE) {
                break;
            }
        }
        return found;
    }

    /** Whether a list of something has such an entry; what is gone has none. */
    boolean has(Predicate<JsonNode> wanted, String... path) {
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = page(Map.of(), page, path);
            if (saysGone(answer)) {
                return false;
            }
            var entries = entries(answer);
            if (entries.stream().anyMatch(wanted)) {
                return true;
            }
            if (entries.size() < PAGE) {
                return false;
            }
        }
        throw TargetException.refused("The list is too long to be read.");
    }

    /** Those who have something, a page of them. @param next where the page before ended; null for the beginning */
    Holders holders(String next, String... path) {
        var page = next == null ? 0 : Integer.parseInt(next);
        var entries = entries(page(Map.of("briefRepresentation", "true"), page, path));
        return new Holders(entries.stream().map(user -> user.path("id").asText()).toList(), entries.size() < PAGE ? null : String.valueOf(page + 1));
    }

    private Answer page(Map<String, String> query, int page, String... path) {
        var paged = new LinkedHashMap<>(query);
        paged.put("first", String.valueOf(page * PAGE));
        paged.put("max", String.valueOf(PAGE));
        return get(paged, path);
    }

    /** What is no list must not pass for an empty one. */
    static List<JsonNode> entries(Answer answer) {
        var list = answer.done("list what it has").json();
        if (!list.isArray()) {
            throw TargetException.refused("The target system answered with something else than a list.");
        }
        var all = new ArrayList<JsonNode>();
        list.forEach(all::add);
        return all;
    }
}
