package dev.guesthouse.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.JsonBody;

/** How a function is called: from outside, or by a page. */
enum Way {
    OVER_HTTP {
        @Override
        Seen call(Client caller, FunctionTable function, Map<String, ?> input, String key) {
            var by = key == null ? caller : caller.withKey(key);
            var answer = function.effect == Effect.CHANGE ? by.post(function.functionName(), input)
                    : by.get(function.functionName(), input.entrySet().stream().flatMap(field -> List.of(field.getKey(), field.getValue()).stream()).toArray());
            return answer.status() >= 300 ? refused(answer) : new Seen(answer.status(), tree(answer.body()), answer.header("Location"), answer.header("Set-Cookie") != null);
        }
    },
    WITHIN {
        @Override
        Seen call(Client caller, FunctionTable function, Map<String, ?> input, String key) {
            var answer = caller.post("door", JsonBody.of("function", function.functionName(), "input", input, "key", key));
            if (answer.status() >= 300) {
                return refused(answer);
            }
            var told = tree(answer.body());
            var location = told.get("location").textValue();
            var json = told.get("json").textValue();
            // What a page gets as a record is what others get as JSON.
            assertThat(function.functionName(), told.get("answer"), equalTo(tree(json == null ? "null" : json)));
            return new Seen(location != null ? 201 : json == null ? 204 : 200, tree(json == null ? "" : json), location, !told.get("cookies").isEmpty());
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a caller sees of an answer, however it came. */
    record Seen(int status, JsonNode body, String location, boolean cookie) {

        private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

        String text(String field) {
            return body.path(field).asText();
        }

        /** As it is in any instance: ids are numbered as they come, and secrets are all the same. */
        String normalized(Map<String, String> ids) {
            var text = toString().replaceAll("\"(token|ticket|link|next|after|code)\":\"[^\"]*\"", "\"$1\":\"…\"").replaceAll("\\b10\\.\\d+\\.\\d+\\.\\d+\\b", "10.0.0.1");
            return ID.matcher(text).replaceAll(id -> ids.computeIfAbsent(id.group(), none -> "id-" + ids.size()));
        }
    }

    abstract Seen call(Client caller, FunctionTable function, Map<String, ?> input, String key);

    /** But for the address that was asked. */
    private static Seen refused(Answer answer) {
        var problem = (ObjectNode) tree(answer.body());
        problem.remove("instance");
        return new Seen(answer.status(), problem, null, answer.header("Set-Cookie") != null);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
