package dev.guesthouse.problem;

/** One field of the input that cannot be taken, by its path ({@code identitySources[0].domain}), and why. */
public record FieldError(String field, String message) {

    /** A caller can make up a field's name, of any length. */
    private static final int LONGEST = 200;

    public FieldError {
        field = field.length() > LONGEST ? field.substring(0, LONGEST) + "…" : field;
    }
}
