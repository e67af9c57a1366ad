package dev.guesthouse.http.edge;

import java.util.List;
import java.util.Map;

import dev.guesthouse.problem.FieldError;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.Sentence;

/**
 * The refusal of one of several things that were asked for in one call, as that of a whole call is (RFC 9457).
 *
 * @param type stable; the page at this address explains it
 * @param title the same for every problem of the type
 * @param status the status code that a call for this alone would have
 * @param detail what happened, and what to do about it
 * @param errors each field that cannot be taken, and why
 * @param help what helps beside the sentence, by name, such as the request in the way
 */
public record Refusal(String type, String title, int status, Sentence detail, List<FieldError> errors, Map<String, Object> help) {

    public static Refusal of(Problem problem) {
        return new Refusal("/problems/" + problem.type.slug(), problem.type.title, ProblemStatus.of(problem.type), problem.sentence, problem.errors,
                Map.copyOf(problem.extras));
    }
}
