package dev.guesthouse.delivery.targets.scim;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.guesthouse.delivery.outbound.Answer;
import dev.guesthouse.delivery.outbound.Call;
import dev.guesthouse.delivery.outbound.Encoded;
import dev.guesthouse.delivery.targets.scim.ScimProfile.Habit;

/** A SCIM server as a connector names it: where it is, and what it says of itself. */
final class ScimServer {

    static final int BAD_REQUEST = 400;
    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final int NOT_FOUND = 404;
    static final int NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int CHANGED = 412;
    static final int NOT_IMPLEMENTED = 501;

    private static final String TYPE = "application/scim+json";

    /** How it is called. */
    @FunctionalInterface
    interface Way {
        Answer send(Call call);
    }

    private final URI address;
    private final Way way;
    private final ScimProfile profile;
    private final ScimFeatures features;

    private ScimServer(URI address, Way way, ScimProfile profile, ScimFeatures features) {
        this.address = address;
        this.way = way;
        this.profile = profile;
        this.features = features;
    }

    /** Asks it what it can. @throws dev.guesthouse.delivery.targets.TargetException where it is not well, or takes no credentials of ours */
    static ScimFeatures ask(URI address, Way way, ScimProfile profile) {
        var asked = new ScimServer(address, way, profile, ScimFeatures.of(profile, MissingNode.getInstance(), MissingNode.getInstance(), MissingNode.getInstance()));
        return ScimFeatures.of(profile, asked.said(profile.has(Habit.pluralConfig) ? "ServiceProviderConfigs" : "ServiceProviderConfig"),
                asked.said("ResourceTypes"), asked.said("Schemas"));
    }

    static ScimServer known(URI address, Way way, ScimProfile profile, ScimFeatures features) {
        return new ScimServer(address, way, profile, features);
    }

    /**
     * What it says of itself at a place; missing where it has no such place, which many have not. A page is no answer: it would be kept for
     * minutes that the server can nothing of what it can.
     */
    private JsonNode said(String place) {
        var answer = get(Map.of(), place);
        return answer.isGood() || Set.of(401, 403).contains(answer.status()) ? answer.done("say what it can").json() : MissingNode.getInstance();
    }

    ScimProfile profile() {
        return profile;
    }

    ScimFeatures features() {
        return features;
    }

    /**
     * Whether an answer says that something is not there, and the server says it: what stands before one that is away (or an address that
     * is wrong) answers so of everything.
     */
    boolean saysGone(Answer answer) {
        return answer.status() == NOT_FOUND && (isError(answer.jsonIfAny()) || get(Map.of("count", "1"), features.users()).isGood());
    }

    /** As RFC 7644 has every error (3.12). */
    private static boolean isError(JsonNode said) {
        return StreamSupport.stream(said.path("schemas").spliterator(), false).anyMatch(schema -> ERROR.equals(schema.asText()));
    }

    Answer get(Map<String, String> query, String... path) {
        return way.send(call("GET", query, path));
    }

    Answer delete(String... path) {
        return way.send(call("DELETE", Map.of(), path));
    }

    Answer send(String method, JsonNode body, String... path) {
        return send(method, body, call -> call, path);
    }

    Answer send(String method, JsonNode body, UnaryOperator<Call> more, String... path) {
        return way.send(more.apply(call(method, Map.of(), path).content(TYPE, body.toString())));
    }

    private Call call(String method, Map<String, String> query, String... path) {
        return Call.of(method, Encoded.below(address, query, path)).with("Accept", TYPE + ", application/json");
    }
}
