package dev.guesthouse.problem;

/**
 * What is wrong with a field.
 *
 * @param field its path in the input, such as {@code identitySources[0].domain}
 * @param message what goes after its name in a sentence, such as {@code is required}
 */
public record FieldError(String field, String message) {

    /** A caller can make up a field's name, of any length. */
    private static final int LONGEST = 200;

    public FieldError {
        field = field.length() > LONGEST ? field.substring(0, LONGEST) + "…" : field;
    }
}
