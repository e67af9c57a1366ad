package dev.guesthouse.policy;

import java.util.List;
import java.util.function.Consumer;

import dev.guesthouse.problem.FieldError;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/** The names of the fields that a reading finds not right, in their order. */
final class Noted {

    private Noted() {
    }

    static List<String> in(Consumer<Fields> reading) {
        var fields = new Fields();
        reading.accept(fields);
        try {
            fields.check();
            return List.of();
        } catch (Problem problem) {
            return problem.errors.stream().map(FieldError::field).toList();
        }
    }
}
