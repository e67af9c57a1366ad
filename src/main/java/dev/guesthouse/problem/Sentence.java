package dev.guesthouse.problem;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What people are told, in English, kept as a template and what goes into it: so pages can say it in another language, in which the template is
 * looked up (PAG-01). Programs read it in English.
 *
 * @param template as {@link String#format} has it; without arguments it is the sentence
 * @param arguments data, or moments; what is to be said in another language too is a value of an enum or a sentence itself
 */
public record Sentence(String template, List<Object> arguments) {

    /** @param template a constant, which there has to be in every language */
    public static Sentence of(String template, Object... arguments) {
        return new Sentence(template, Collections.unmodifiableList(Arrays.asList(arguments)));
    }

    /** In English. */
    @Override
    @JsonValue
    public String toString() {
        return arguments.isEmpty() ? template : template.formatted(arguments.toArray());
    }
}
