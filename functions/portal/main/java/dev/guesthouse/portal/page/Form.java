package dev.guesthouse.portal.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.problem.FieldError;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.Sentence;
import io.quarkus.qute.TemplateData;

/**
 * A form as it was sent, and why it comes back. Its fields are named as the function's are; a page takes those that it asks for, and no others.
 *
 * @param fields all that was sent
 * @param refusal why the form comes back; null as long as nothing refused it
 */
@TemplateData
public record Form(Map<String, List<String>> fields, Problem refusal) {

    /** The field that says from which session a form is ({@code FormTokens}). */
    static final String TOKEN = "formToken";

    /** Of a page that was only opened. */
    static final Form NONE = new Form(Map.of(), null);

    /** What was typed into a field; empty where it was not sent. */
    public String value(String name) {
        return fields.getOrDefault(name, List.of("")).get(0);
    }

    /** The same without what people leave around it; empty where nothing is left. */
    public Optional<String> text(String name) {
        return Optional.of(value(name).strip()).filter(text -> !text.isEmpty());
    }

    /** Puts what was typed into fields into a function's input, in which they are called the same; what is empty is left out. */
    public void putInto(ObjectNode input, String... names) {
        for (var name : names) {
            text(name).ifPresent(text -> input.put(name, text));
        }
    }

    /** All that was ticked under a name; empty for nothing. */
    public List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** Whether one of several boxes of a name was ticked. */
    public boolean isAmong(String name, Object value) {
        return values(name).contains(value.toString());
    }

    /** Whether a box was ticked, or a button of that name was pressed. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** Whether a choice of several is this one. */
    public boolean is(String name, String value) {
        return value(name).equals(value);
    }

    /** What a field shows: what was typed, else what is there already. @param there null for nothing */
    public String shown(String name, String there) {
        return has(name) ? value(name) : there == null ? "" : there;
    }

    /** The lines of a field that takes several of something, without empty ones. */
    public List<String> lines(String name) {
        return value(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** What is wrong with a field, or with a part of it that is no field of the form, such as a line of one that takes several of something. */
    Optional<Sentence> wrongWith(String name) {
        return refusal == null ? Optional.empty() : refusal.errors.stream()
                .filter(error -> error.field().equals(name) || !has(error.field()) && isPart(error.field(), name)).map(FieldError::sentence).findFirst();
    }

    /** Whether a field is a line or a part of another. */
    static boolean isPart(String field, String name) {
        return field.startsWith(name + "[") || field.startsWith(name + ".");
    }

    /** All that was typed but for what belongs to the session, each field once: what goes along while somebody signs in again (PAG-04). */
    public Map<String, String> typed() {
        var typed = new LinkedHashMap<String, String>();
        fields.forEach((name, values) -> typed.put(name, values.get(0)));
        typed.remove(TOKEN);
        return typed;
    }

    /** The same of those fields alone whose names begin so. */
    public Map<String, String> typed(String prefix) {
        var typed = typed();
        typed.keySet().removeIf(name -> !name.startsWith(prefix));
        return typed;
    }

    /** Puts down what was made of it on the way, so that a refusal of what comes after does not bring it back to be made once more. */
    public void note(String name, String value) {
        fields.put(name, List.of(value));
    }

    Form refusedBy(Problem problem) {
        return new Form(fields, problem);
    }
}
