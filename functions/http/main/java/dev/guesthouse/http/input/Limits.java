package dev.guesthouse.http.input;

import dev.guesthouse.problem.Problem;

/** How much one call may do or answer. */
public final class Limits {

    private Limits() {
    }

    /**
     * A limit that may be left out.
     *
     * @throws Problem invalid-input naming the field, unless it is from 1 to the most
     */
    public static int within(String field, Integer value, int most, int otherwise) {
        if (value != null && (value < 1 || value > most)) {
            throw Problem.invalid(field, "must be from 1 to %d", most);
        }
        return value == null ? otherwise : value;
    }
}
