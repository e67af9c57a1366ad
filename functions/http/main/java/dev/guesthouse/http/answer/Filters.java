package dev.guesthouse.http.answer;

import io.quarkus.panache.common.Parameters;

/** The conditions in HQL that a list's caller asked for; what they left out is no condition. */
public final class Filters {

    private final StringBuilder conditions = new StringBuilder();
    private final Parameters parameters;

    Filters(Paging paging) {
        parameters = paging.parameters();
    }

    /** Adds a condition on one parameter, unless the value is null. */
    public Filters and(String condition, String parameter, Object value) {
        if (value != null) {
            conditions.append(condition).append(" and ");
            parameters.and(parameter, value);
        }
        return this;
    }

    /** What the conditions and the paging take. */
    public Parameters parameters() {
        return parameters;
    }

    /** All of them, each with an {@code and} behind it: the condition of the page follows. */
    @Override
    public String toString() {
        return conditions.toString();
    }
}
