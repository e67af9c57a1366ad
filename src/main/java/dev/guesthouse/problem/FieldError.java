package dev.guesthouse.problem;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is wrong with a field.
 *
 * @param field its path in the input, such as {@code identitySources[0].domain}
 * @param sentence what goes after its name in a sentence, such as {@code is required}
 */
public record FieldError(String field, @JsonProperty("message") Sentence sentence) {

    /** A caller can make up a field's name, of any length. */
    private static final int LONGEST = 200;

    public FieldError {
        field = field.length() > LONGEST ? field.substring(0, LONGEST) + "…" : field;
    }

    /** What is wrong, in English. */
    public String message() {
        return sentence.toString();
    }
}
