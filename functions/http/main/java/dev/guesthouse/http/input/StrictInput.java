package dev.guesthouse.http.input;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;

import dev.guesthouse.problem.FieldError;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.Sentence;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Reads input strictly: what is unknown or of the wrong type is refused, each field named, and never ignored. */
@ApplicationScoped
public class StrictInput {

    /** The input of a function that takes none. */
    @RegisterForReflection
    private record Nothing() {
    }

    /** How deep a query may nest: no input is deeper. */
    private static final int DEEPEST = 5;
    /** How much a list may hold: each of it may have to be looked up. */
    public static final int MOST_LISTED = 5_000;

    private final ObjectMapper ofBody;
    private final ObjectMapper ofQuery;
    /** The fields of each record that is an input or inside one. */
    private final Map<JavaType, Map<String, JavaType>> fields = new ConcurrentHashMap<>();

    StrictInput(ObjectMapper json) {
        ofBody = strict(json);
        // In a query everything is text, and a list of one looks like one.
        ofQuery = strict(json).enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
        for (var type : List.of(LogicalType.Textual, LogicalType.Integer, LogicalType.Boolean)) {
            ofBody.coercionConfigFor(type).setCoercion(CoercionInputShape.Integer, type == LogicalType.Integer ? null : CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, type == LogicalType.Boolean ? null : CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.String, type == LogicalType.Textual ? null : CoercionAction.Fail);
        }
    }

    private static ObjectMapper strict(ObjectMapper json) {
        return json.copy()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /**
     * The JSON object of a body, in UTF-8 and nothing else (RFC 8259, 8.1): a parser that is given bytes takes UTF-16 and UTF-32 too, which
     * whoever looks at calls on their way here does not see through.
     *
     * @throws Problem malformed-json, for anything else
     */
    public ObjectNode object(byte[] body) {
        try {
            // Whatever is no UTF-8 fails here.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            if (ofBody.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new Problem(ProblemType.MALFORMED_JSON, "The body is not JSON: %s.", reason(e));
        }
        throw new Problem(ProblemType.MALFORMED_JSON, "The body must be a JSON object.");
    }

    /** The JSON object that a query stands for: {@code a=1&b.c=2} is {@code {"a":"1","b":{"c":"2"}}}. */
    public ObjectNode object(Iterable<Map.Entry<String, String>> query) {
        var root = ofQuery.createObjectNode();
        for (var parameter : query) {
            var name = parameter.getKey();
            var node = root;
            var path = name.split("\\.");
            for (int i = 0; i < path.length - 1 && path.length <= DEEPEST && node != null; i++) {
                node = node.get(path[i]) == null || node.get(path[i]).isObject() ? node.withObjectProperty(path[i]) : null;
            }
            if (node == null || path.length == 0 || path.length > DEEPEST) {
                throw Problem.invalid(name, "is not known here");
            }
            put(node, path[path.length - 1], parameter.getValue());
        }
        return root;
    }

    /** What comes twice is a list. */
    private static void put(ObjectNode node, String name, String value) {
        var before = node.get(name);
        if (before == null) {
            node.put(name, value);
        } else if (before.isArray()) {
            ((ArrayNode) before).add(value);
        } else {
            node.putArray(name).add(before).add(value);
        }
    }

    /**
     * A function's input: numbers are numbers and text is text.
     *
     * @param type what the function takes; null where that is nothing
     * @throws Problem invalid-input, naming each field
     */
    public Object read(ObjectNode input, Type type) {
        return read(input, type, ofBody);
    }

    /** As {@link #read}, from values that may all be text, as those of a query are; one value may stand for a list of it. */
    public Object readText(ObjectNode input, Type type) {
        return read(input, type, ofQuery);
    }

    /**
     * Of a change's input what its answer shows and it does not take: whoever read a thing may send it back as it was.
     *
     * @param type what the function takes
     * @param answer what it answers
     */
    public ObjectNode shown(ObjectNode input, Type type, Type answer) {
        var taken = fieldsOf(ofBody.constructType(type));
        var answered = fieldsOf(ofBody.constructType(answer));
        var shown = ofBody.createObjectNode();
        input.properties().stream().filter(field -> !taken.containsKey(field.getKey()) && answered.containsKey(field.getKey()))
                .forEach(field -> shown.set(field.getKey(), field.getValue()));
        return shown;
    }

    /** The same for the same fields and values, however they were written. */
    public String text(ObjectNode input) {
        try {
            return ofBody.writeValueAsString(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }

    private Object read(ObjectNode input, Type type, ObjectMapper mapper) {
        var javaType = mapper.constructType(type == null ? Nothing.class : type);
        var errors = new ArrayList<FieldError>();
        noteUnfit(errors, "", input, javaType);
        Object value = null;
        try {
            value = mapper.readerFor(javaType).readValue(input);
        } catch (JsonMappingException e) {
            errors.add(new FieldError(path(e.getPath()), reason(e)));
        } catch (IOException e) {
            throw new Problem(ProblemType.MALFORMED_JSON, "The body is not JSON: %s.", reason(e));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return value;
    }

    /** Notes unknown fields, of which Jackson would tell the first only, and lists that are too long. */
    private void noteUnfit(List<FieldError> errors, String path, JsonNode node, JavaType type) {
        if (node.isArray() && node.size() > MOST_LISTED) {
            errors.add(new FieldError(path, Sentence.of("must hold at most %,d", MOST_LISTED)));
        } else if (node.isArray() && type.isCollectionLikeType()) {
            for (int i = 0; i < node.size(); i++) {
                noteUnfit(errors, path + "[" + i + "]", node.get(i), type.getContentType());
            }
        } else if (node.isObject() && type.getRawClass().isRecord()) {
            var known = fieldsOf(type);
            node.properties().forEach(field -> {
                var name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                if (known.containsKey(field.getKey())) {
                    noteUnfit(errors, name, field.getValue(), known.get(field.getKey()));
                } else {
                    errors.add(new FieldError(name, Sentence.of("is not known here")));
                }
            });
        }
    }

    private Map<String, JavaType> fieldsOf(JavaType type) {
        return fields.computeIfAbsent(type, record -> fieldsOf(record, ofBody));
    }

    /** By name; those of a record that is unwrapped are among those of the one that it is in. */
    private static Map<String, JavaType> fieldsOf(JavaType type, ObjectMapper mapper) {
        var found = new HashMap<String, JavaType>();
        for (var property : mapper.getDeserializationConfig().introspect(type).findProperties()) {
            if (property.getPrimaryMember().hasAnnotation(JsonUnwrapped.class)) {
                found.putAll(fieldsOf(property.getPrimaryType(), mapper));
            } else {
                found.put(property.getName(), property.getPrimaryType());
            }
        }
        return found;
    }

    private static String path(List<JsonMappingException.Reference> path) {
        return path.stream().map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining()).replaceFirst("^\\.", "");
    }

    /** A sentence for people; Jackson's own speak of classes. */
    private static Sentence reason(Exception e) {
        if (e.getCause() instanceof Problem problem) {
            return problem.errors.get(0).sentence();
        }
        if (e instanceof InputCoercionException || e.getCause() instanceof InputCoercionException) {
            return Sentence.of("must be a smaller number");
        }
        if (e instanceof InvalidFormatException invalid && invalid.getTargetType() != null && invalid.getTargetType().isEnum()) {
            return Sentence.of("must be one of %s",
                    List.of(invalid.getTargetType().getEnumConstants()).stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return FORMS.getOrDefault(mismatch.getTargetType().getSimpleName(),
                    mismatch.getTargetType().isRecord() ? OBJECT : Sentence.of("must be of another type"));
        }
        return Sentence.of("it cannot be read as UTF-8 text, without a byte order mark, that follows RFC 8259");
    }

    private static final Sentence OBJECT = Sentence.of("must be an object");
    private static final Sentence NUMBER = Sentence.of("must be a whole number");
    private static final Sentence TRUTH = Sentence.of("must be true or false");
    private static final Sentence LIST = Sentence.of("must be a list");
    private static final Map<String, Sentence> FORMS = Map.of("String", Sentence.of("must be text"), "UUID",
            Sentence.of("must be an id like 01890a5d-ac96-774b-bcce-b302099a8057"), "Integer", NUMBER, "int", NUMBER, "Boolean", TRUTH, "boolean", TRUTH,
            "List", LIST, "ArrayList", LIST, "Map", OBJECT);
}
