package dev.guesthouse.http;

import static dev.guesthouse.test.Described.document;
import static dev.guesthouse.test.Described.resolved;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.input.StrictInput;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Described;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.Product;
import io.quarkus.funqy.runtime.FunctionRecorder;
import io.quarkus.test.junit.QuarkusTest;

/** What it says is held against what functions do; that each answer is as it says, every test asks ({@link Described}). */
@QuarkusTest
@DisplayName("OPS-06 GET /openapi teaches how to call")
class DescriptionTest extends GuesthouseTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Those that the table of functions brings about, or the way in. */
    private static final Set<ProblemType> OF_MANY = EnumSet.of(ProblemType.INVALID_INPUT, ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN,
            ProblemType.CONCURRENT_CHANGE);

    /** By what they observe. */
    private static final Map<JavaClass, Set<JavaMethod>> OBSERVERS = Product.CLASSES.stream().flatMap(type -> type.getMethods().stream())
            .flatMap(method -> method.getParameters().stream()).filter(parameter -> parameter.isAnnotatedWith(Observes.class))
            .collect(Collectors.groupingBy(JavaParameter::getRawType, Collectors.mapping(parameter -> (JavaMethod) parameter.getOwner(), Collectors.toSet())));

    @Inject
    StrictInput strictInput;

    @Test
    @DisplayName("OPS-06 every function, field, parameter and value of an enum says what it means")
    void meanings() {
        var silent = new TreeSet<String>();
        document().at("/components/schemas").properties().forEach(schema -> {
            schema.getValue().path("properties").properties().stream().filter(property -> isBlank(property.getValue().path("description")))
                    .forEach(property -> silent.add(schema.getKey() + "." + property.getKey()));
            schema.getValue().path("enum").forEach(value -> {
                if (!schema.getValue().path("description").asText().matches("(?s).*- `%s`: \\S.*".formatted(value.asText()))) {
                    silent.add(schema.getKey() + "." + value.asText());
                }
            });
        });
        operations((function, operation) -> {
            if (isBlank(operation.path("description"))) {
                silent.add(function);
            }
            operation.path("parameters").forEach(parameter -> {
                if (isBlank(resolved(parameter).path("description"))) {
                    silent.add(function + "?" + parameter.path("name").asText());
                }
            });
        });
        assertThat("say it in the docstring of the record: @param", silent, empty());
    }

    @Test
    @DisplayName("OPS-06 every group of functions is declared, with what it is about")
    void tags() {
        var declared = new TreeMap<String, String>();
        document().path("tags").forEach(tag -> declared.put(tag.path("name").asText(), tag.path("description").asText()));
        operations((function, operation) -> assertThat(function, declared, hasKey(operation.at("/tags/0").asText())));
        assertThat(declared.values().stream().filter(String::isBlank).toList(), empty());
    }

    @Test
    @DisplayName("OPS-06 every body has an example, which the function's strict reader takes and its schema fits")
    void examples() {
        bodies((function, body) -> {
            var example = body.path("example");
            assertThat(function + ": an example in the docstring of its input", example.isObject(), is(true));
            assertThat(function, Described.faults(body.path("schema"), example), empty());
            strictInput.read(strictInput.object(example.toString().getBytes(StandardCharsets.UTF_8)),
                    FunctionRecorder.registry.matchInvoker(function).getInputType());
        });
    }

    @Test
    @DisplayName("OPS-06 just the fields without which a function refuses to do anything are required")
    void required() {
        var admin = given.admin();
        var wrong = new TreeSet<String>();
        bodies((function, body) -> {
            var named = missed(admin.post(function, Map.of()));
            named.removeAll(required(body.path("schema")));
            named.forEach(field -> wrong.add("%s: %s is refused where it is missing".formatted(function, field)));
            each("", body.path("schema"), body.path("example"), (path, field) -> noteMissing(wrong, admin, function, body.path("example"), path, field));
        });
        assertThat(wrong, empty());
    }

    /** Where the example without one field of it is not answered as the description has it. */
    private static void noteMissing(Set<String> wrong, Client admin, String function, JsonNode example, String path, Field field) {
        var answer = admin.post(function, object(without(example, path)));
        var refused = errors(answer).entrySet().stream().anyMatch(error -> error.getKey().equals(path) && isMissed(error));
        // What is not there at all is said before what is wrong inside of something.
        var untold = answer.status() == 404 && path.contains(".");
        if (field.isRequired ? !refused && !untold : refused && !field.text().matches("(?s).*\\bwith\\b.*")) {
            wrong.add("%s: %s is %s, and without it: %s".formatted(function, path, field.isRequired ? "required" : "not required", answer));
        }
    }

    @Test
    @DisplayName("OPS-06 just the parameters without which a read answers nothing are required")
    void requiredParameters() {
        var admin = given.admin();
        operations((function, operation) -> {
            var required = new TreeSet<String>();
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("required").asBoolean()) {
                    required.add(parameter.path("name").asText());
                }
            });
            if (FunctionTable.named(function).effect == FunctionTable.Effect.READ) {
                assertThat(function, missed(admin.get(function)), is(required));
            }
        });
    }

    @Test
    @DisplayName("OPS-06 what is longer or larger than is said is refused")
    void bounds() {
        var admin = given.admin();
        var taken = new TreeSet<String>();
        var refused = new ArrayList<String>();
        bodies((function, body) -> each("", body.path("schema"), body.path("example"), (path, field) -> {
            for (var tooMuch : field.beyond()) {
                var answer = admin.post(function, object(with(body.path("example"), path, tooMuch)));
                if (errors(answer).containsKey(path)) {
                    refused.add(path);
                } else if (answer.status() != 404) {
                    // Some say first what is not there at all.
                    taken.add("%s: %s, %s".formatted(function, path, answer));
                }
            }
        }));
        assertThat(taken, empty());
        assertThat(refused, hasSize(greaterThan(30)));
    }

    @Test
    @DisplayName("OPS-06 a function names the problems that its code can throw, and no others")
    void problems() {
        var wrong = new TreeSet<String>();
        for (var function : Product.functions()) {
            var name = Product.name(function);
            var said = said(name);
            var surely = thrown(function, false);
            surely.removeAll(said);
            surely.removeAll(OF_MANY);
            surely.forEach(type -> wrong.add("%s: @throws Problem %s is missing".formatted(name, type.slug())));
            said.removeAll(thrown(function, true));
            said.removeAll(EnumSet.of(ProblemType.MALFORMED_JSON, ProblemType.INTERNAL_ERROR, ProblemType.SCHEMA_MISMATCH, ProblemType.BUSY,
                    ProblemType.UNAVAILABLE, ProblemType.FOREIGN_ORIGIN, ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.KEY_REUSED));
            said.removeAll(OF_MANY);
            said.forEach(type -> wrong.add("%s: nothing throws %s".formatted(name, type.slug())));
        }
        assertThat(wrong, empty());
    }

    @Test
    @DisplayName("OPS-06 just the functions that say where to read what they made are described with a 201")
    void made() {
        for (var function : Product.functions()) {
            var makes = function.getCallsFromSelf().stream().anyMatch(call -> call.getTargetOwner().isEquivalentTo(Caller.class) && call.getName().equals("created"));
            assertThat(Product.name(function), operation(Product.name(function)).path("responses").has("201"), is(makes));
        }
    }

    /** The problems that a function is described to answer. */
    private static Set<ProblemType> said(String function) {
        var text = new StringBuilder();
        operation(function).path("responses").forEach(response -> text.append(resolved(response).path("description").asText()));
        return Arrays.stream(ProblemType.values()).filter(type -> text.indexOf("[`%s`]".formatted(type.slug())) >= 0)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemType.class)));
    }

    /**
     * The problems that a function's code names, and all code that it calls.
     *
     * @param all with those of rules that are chosen from a list, and of moves that whoever makes them has looked at before
     */
    private static Set<ProblemType> thrown(JavaMethod function, boolean all) {
        var found = EnumSet.noneOf(ProblemType.class);
        var seen = new HashSet<JavaCodeUnit>();
        var next = new ArrayDeque<JavaCodeUnit>(List.of(function));
        while (!next.isEmpty()) {
            var code = next.poll();
            if (seen.add(code) && (all || !isLookedAtBefore(code))) {
                code.getFieldAccesses().stream().filter(access -> access.getTarget().getRawType().isEquivalentTo(ProblemType.class))
                        .filter(access -> access.getTargetOwner().isEquivalentTo(ProblemType.class)).forEach(access -> found.add(ProblemType.valueOf(access.getName())));
                code.getAccessesFromSelf().stream().map(access -> reached(access, all)).flatMap(Set::stream).forEach(next::add);
                code.getCodeUnitReferencesFromSelf().stream().map(access -> reached(access, all)).flatMap(Set::stream).forEach(next::add);
            }
        }
        return found;
    }

    private static Set<JavaCodeUnit> reached(JavaAccess<?> access, boolean all) {
        var reached = new HashSet<JavaCodeUnit>();
        var member = access.getTarget().resolveMember().filter(it -> it.getOwner().getPackageName().startsWith("dev.guesthouse"));
        member.filter(JavaCodeUnit.class::isInstance).map(JavaCodeUnit.class::cast).ifPresent(reached::add);
        // Whoever makes an event fires it.
        member.filter(JavaConstructor.class::isInstance).ifPresent(made -> reached.addAll(OBSERVERS.getOrDefault(made.getOwner(), Set.of())));
        if (all) {
            // The code of an enum's constants is in what makes these.
            member.map(it -> it.getOwner()).filter(JavaClass::isEnum).flatMap(JavaClass::getStaticInitializer).ifPresent(reached::add);
        }
        return reached;
    }

    private static boolean isLookedAtBefore(JavaCodeUnit code) {
        return code.getOwner().isEquivalentTo(AssignmentRequest.class) && code.getName().equals("move")
                || code.getOwner().isEquivalentTo(Caller.class) && code.getName().equals("person");
    }

    /** A field of an example. */
    private record Field(JsonNode schema, boolean isRequired) {

        String text() {
            return schema.path("description").asText();
        }

        /** A value above and one below what it may be, where that is bounded. */
        List<Object> beyond() {
            var beyond = new ArrayList<Object>();
            if (schema.has("maxLength")) {
                beyond.add("x".repeat(schema.get("maxLength").asInt() + 1));
            }
            if (schema.has("maximum")) {
                beyond.add(schema.get("maximum").asInt() + 1);
            }
            if (schema.has("minimum")) {
                beyond.add(schema.get("minimum").asInt() - 1);
            }
            if (schema.has("minItems")) {
                beyond.add(List.of());
            }
            return beyond;
        }
    }

    /** Each field of an example, also inside of others, with its path as errors have it. */
    private static void each(String path, JsonNode described, JsonNode value, BiConsumer<String, Field> what) {
        var schema = present(described);
        if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                each("%s[%d]".formatted(path, i), schema.path("items"), value.get(i), what);
            }
        } else if (value.isObject()) {
            var required = required(schema);
            value.properties().forEach(field -> {
                var property = schema.path("properties").path(field.getKey());
                var name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                what.accept(name, new Field(property, required.contains(field.getKey())));
                each(name, property, field.getValue(), what);
            });
        }
    }

    /** Of what can be null, the schema of what is there. */
    private static JsonNode present(JsonNode described) {
        return resolved(described.has("anyOf") ? described.at("/anyOf/0") : described);
    }

    private static Set<String> required(JsonNode described) {
        var required = new HashSet<String>();
        present(described).path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    private static JsonNode without(JsonNode example, String path) {
        var copy = example.deepCopy();
        parent(copy, path).remove(name(path));
        return copy;
    }

    private static JsonNode with(JsonNode example, String path, Object value) {
        var copy = example.deepCopy();
        parent(copy, path).set(name(path), JSON.valueToTree(value));
        return copy;
    }

    private static ObjectNode parent(JsonNode example, String path) {
        var end = path.lastIndexOf('.');
        return (ObjectNode) (end < 0 ? example : example.at("/" + path.substring(0, end).replaceAll("[.\\[]", "/").replace("]", "")));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(JsonNode node) {
        return JSON.convertValue(node, Map.class);
    }

    /** What an answer refuses, by the field's path; nothing where it does not refuse fields. */
    private static Map<String, String> errors(Answer answer) {
        var errors = new TreeMap<String, String>();
        if (answer.status() == 422) {
            answer.<List<Map<String, String>>>json("errors").forEach(error -> errors.put(error.get("field"), error.get("message")));
        }
        return errors;
    }

    /** The fields that are refused because they are missing. */
    private static Set<String> missed(Answer answer) {
        return errors(answer).entrySet().stream().filter(DescriptionTest::isMissed).map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Refused because it is missing, and not for want of one of two. */
    private static boolean isMissed(Map.Entry<String, String> error) {
        return !error.getValue().contains("or else");
    }

    private static void bodies(BiConsumer<String, JsonNode> what) {
        operations((function, operation) -> {
            var body = operation.at("/requestBody/content/application~1json");
            if (body.isObject()) {
                what.accept(function, body);
            }
        });
    }

    private static void operations(BiConsumer<String, JsonNode> what) {
        document().path("paths").properties().forEach(path -> what.accept(path.getKey().substring(1), operation(path.getKey().substring(1))));
    }

    private static JsonNode operation(String function) {
        var effect = FunctionTable.named(function).effect;
        return document().path("paths").path("/" + function).path(effect == FunctionTable.Effect.READ ? "get" : "post");
    }

    private static boolean isBlank(JsonNode text) {
        return text.asText().isBlank();
    }
}
