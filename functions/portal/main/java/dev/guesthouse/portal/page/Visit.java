package dev.guesthouse.portal.page;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.gate.Functions;
import dev.guesthouse.http.gate.Identity;
import dev.guesthouse.http.gate.Outcome;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.settings.Language;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.MultiMap;

/**
 * Somebody looks at a page, or sends its form. Through it the page calls functions as this visitor, by their rows of the function table.
 */
public final class Visit {

    private final Functions functions;
    private final ObjectMapper json;
    private final Identity caller;
    private final MultiMap parameters;
    private final Frame frame;
    private final Language asked;

    Visit(Functions functions, ObjectMapper json, Identity caller, MultiMap parameters, Frame frame, Language asked) {
        this.functions = functions;
        this.json = json;
        this.caller = caller;
        this.parameters = parameters;
        this.frame = frame;
        this.asked = asked;
    }

    /** What the page's template is given. */
    public Frame frame() {
        return frame;
    }

    public Form form() {
        return frame.form();
    }

    public boolean isSignedIn() {
        return frame.person() != null;
    }

    /** A part of the address, or a field of its query; null where it is not there. */
    public String parameter(String name) {
        return parameters.get(name);
    }

    /** Shows a page, in the visitor's language. */
    public Reply page(TemplateInstance page) {
        return new Reply.Shown(page.setLocale(frame.language().locale()), frame);
    }

    /** Whether this program holds a function and the table lets this visitor call it: what it does not is not offered (PAG-06). */
    public boolean may(FunctionTable function) {
        return functions.holds(function) && functions.refusal(function, caller).isEmpty();
    }

    /** For a page that shows a form before it calls anything. @throws Problem the refusal of whoever is not let call the function */
    public void need(FunctionTable function) {
        functions.refusal(function, caller).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** The same of a function that speaks to target systems, which another program may hold. @throws Problem not-found too, where it does */
    public void needHere(FunctionTable function) {
        need(function);
        if (!functions.holds(function)) {
            throw Problem.notFound("page");
        }
    }

    /** Tells a function what language the visitor's browser asks for, if it asks for one that is there (MSG-03). */
    public ObjectNode inTheirLanguage(ObjectNode input) {
        return asked == null ? input : input.put("language", asked.name());
    }

    /** The input of a function, to be filled. */
    public ObjectNode input() {
        return json.createObjectNode();
    }

    /** The same, with what stands in the query of the address under these names. */
    public ObjectNode query(String... names) {
        var input = input();
        for (var name : names) {
            var value = parameters.get(name);
            if (value != null && !value.isBlank()) {
                input.put(name, value);
            }
        }
        return input;
    }

    /** The address of this page with a field in its query. @param along what goes along of the query that it has */
    public String further(String field, String value, String... along) {
        return frame.path() + "?" + Stream.concat(Arrays.stream(along).filter(name -> !query(name).isEmpty()).map(name -> name + "=" + encoded(parameter(name))),
                Stream.of(field + "=" + encoded(value))).collect(Collectors.joining("&"));
    }

    /** As a value of an address' query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An input as far as it can be read, to be said in sentences: what cannot be read is left out, and the function's to refuse. */
    public <T> T readable(ObjectNode input, TypeReference<T> type) {
        return Readable.of(input, type, json);
    }

    /** @throws Problem the function's refusal */
    public Outcome call(FunctionTable function, ObjectNode input) {
        return functions.call(function, caller, input);
    }

    /** What a function of a module answers that pages do not know, for its program may be another one. @throws Problem the function's refusal */
    public JsonNode tree(FunctionTable function, ObjectNode input) {
        try {
            return json.readTree(call(function, input).json());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has several calls become one: all that they change is there, or nothing of it. @throws Problem what one of them refuses */
    public <T> T together(Supplier<T> calls) {
        return functions.together(calls);
    }

    /** What a read answers. @throws Problem the function's refusal */
    public <T> T read(FunctionTable function, Class<T> answer, ObjectNode input) {
        return call(function, input).answer(answer);
    }

    /** What a list answers. @throws Problem the function's refusal */
    @SuppressWarnings("unchecked")
    public <T> Page<T> list(FunctionTable function, Class<T> item, ObjectNode input) {
        return call(function, input).answer(Page.class);
    }

    /** The same of all that a list has without a word: its first page. */
    public <T> List<T> first(FunctionTable function, Class<T> item) {
        return list(function, item, input()).items();
    }
}
