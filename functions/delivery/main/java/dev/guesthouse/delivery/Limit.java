package dev.guesthouse.delivery;

import dev.guesthouse.problem.Problem;

/** How much one call of a job takes on. */
final class Limit {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private Limit() {
    }

    /** @throws Problem naming {@code limit}, unless it is missing or from 1 to 1,000 */
    static int of(Integer limit) {
        if (limit == null) {
            return USUAL;
        }
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "must be from 1 to %d".formatted(MOST));
        }
        return limit;
    }
}
