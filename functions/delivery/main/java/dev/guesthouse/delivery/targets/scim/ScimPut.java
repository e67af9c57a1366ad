package dev.guesthouse.delivery.targets.scim;

import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.delivery.outbound.Answer;
import dev.guesthouse.delivery.targets.TargetException;

/** Changes by PUT (RFC 7644, 3.5.1), where a server knows no PATCH: all of it is read and written back, if nobody wrote meanwhile (3.14). */
final class ScimPut {

    private static final int TRIES = 3;

    private final ScimServer server;

    ScimPut(ScimServer server) {
        this.server = server;
    }

    /** The answer to the last try, or to reading what is to be changed, where that is not there. */
    Answer change(String endpoint, String id, Consumer<JsonNode> change) {
        for (int i = 1;; i++) {
            var read = server.get(Map.of(), endpoint, id);
            if (!read.isGood()) {
                return read;
            }
            if (!(read.json() instanceof ObjectNode whole) || !id.equals(whole.path("id").asText())) {
                throw TargetException.refused("The target system answered with something else than it was asked for.");
            }
            change.accept(whole);
            var version = read.header("ETag").orElse(whole.path("meta").path("version").asText(null));
            whole.remove("meta");
            var answer = server.send("PUT", whole, call -> version == null ? call : call.with("If-Match", version), endpoint, id);
            if (answer.status() != ScimServer.CHANGED || i == TRIES) {
                return answer;
            }
        }
    }
}
