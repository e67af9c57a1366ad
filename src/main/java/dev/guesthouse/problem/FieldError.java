package dev.guesthouse.problem;

/** One field of the input that cannot be taken, by its path ({@code identitySources[0].domain}), and why. */
public record FieldError(String field, String message) {
}
