package dev.guesthouse.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What {@code /openapi} says of functions, held against what they do: each answer that a test gets from the instance in its own
 * process has a status, a problem and fields that are described (OPS-06).
 */
public final class Described {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static JsonNode document;

    private Described() {
    }

    /** The whole description, read once. */
    public static synchronized JsonNode document() {
        if (document == null) {
            document = read(new Client(Driver.IN_THIS_PROCESS, null, null, Map.of()).send("GET", "/openapi?format=json", null, null).body());
        }
        return document;
    }

    /** What a place of the description leads to, where it stands for another. */
    public static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document().at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Where a value is not as a schema has it, each place with what is wrong there. */
    public static List<String> faults(JsonNode schema, JsonNode value) {
        var faults = new ArrayList<String>();
        note(faults, "", schema, value);
        return faults;
    }

    /** @throws AssertionError for an answer that is not described; what is no function, or not called as one, is none */
    static Answer checked(String method, String function, Answer answer) {
        var operation = document().path("paths").path("/" + function).path(method);
        if (operation.isMissingNode()) {
            return answer;
        }
        var call = "%s %s answered %s, ".formatted(method, function, answer);
        var named = operation.path("responses").path(Integer.toString(answer.status()));
        if (named.isMissingNode()) {
            throw new AssertionError(call + "and its status is not described");
        }
        var response = resolved(named);
        var content = response.path("content").elements();
        if (!content.hasNext()) {
            return answer;
        }
        var body = read(answer.body());
        if (answer.status() >= 400 && !response.path("description").asText().contains("[`%s`]".formatted(body.path("type").asText().replace("/problems/", "")))) {
            throw new AssertionError(call + "and its problem is not described");
        }
        var faults = faults(content.next().path("schema"), body);
        if (!faults.isEmpty()) {
            throw new AssertionError(call + "and is described otherwise: " + faults);
        }
        return answer;
    }

    private static void note(List<String> faults, String path, JsonNode described, JsonNode value) {
        var schema = resolved(described);
        var choices = schema.path("anyOf");
        if (!choices.isEmpty()) {
            if (elements(choices).noneMatch(choice -> faults(choice, value).isEmpty())) {
                faults.add(path + " is none of what it can be");
            }
            return;
        }
        var types = schema.path("type");
        if (!types.isMissingNode() && Stream.concat(Stream.of(types), elements(types)).noneMatch(type -> isOf(type.asText(), value))) {
            faults.add(path + " must be of type " + types);
        } else if (schema.has("enum") && !value.isNull() && elements(schema.get("enum")).noneMatch(value::equals)) {
            faults.add(path + " must be one of " + schema.get("enum"));
        } else if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                note(faults, "%s[%d]".formatted(path, i), schema.path("items"), value.get(i));
            }
        } else if (value.isObject()) {
            noteFields(faults, path, schema, value);
        }
    }

    private static void noteFields(List<String> faults, String path, JsonNode schema, JsonNode value) {
        elements(schema.path("required")).map(JsonNode::asText).filter(name -> !value.has(name)).forEach(name -> faults.add(path + "." + name + " is not there"));
        var isProblem = schema == document().at("/components/schemas/Problem");
        value.properties().forEach(field -> {
            var name = path + "." + field.getKey();
            var property = schema.path("properties").path(field.getKey());
            if (!property.isMissingNode()) {
                note(faults, name, property, field.getValue());
            } else if (schema.path("additionalProperties").isObject()) {
                note(faults, name, schema.get("additionalProperties"), field.getValue());
            } else if (schema.has("properties") && !isProblem) {
                faults.add(name + " is not described");
            }
        });
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + json, e);
        }
    }
}
