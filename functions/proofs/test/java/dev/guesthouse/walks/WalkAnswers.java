package dev.guesthouse.walks;

import java.util.Set;

import dev.guesthouse.test.Answer;

/** That each answer is a good one, or a refusal that says why. */
final class WalkAnswers {

    /** What nobody should ever be told, whatever others do at the same moment. */
    private static final Set<String> SURPRISES = Set.of("/problems/internal-error", "/problems/concurrent-change", "/problems/unavailable",
            "/problems/malformed-json");

    private WalkAnswers() {
    }

    static void check(WalkCall call, Answer answer) {
        if (answer.status() < 300) {
            JobDeeds.check(call, answer);
            return;
        }
        var isProblem = answer.status() < 500 && String.valueOf(answer.header("Content-Type")).startsWith("application/problem+json");
        if (!isProblem || SURPRISES.contains(answer.text("type")) || answer.text("detail") == null) {
            throw new Broken("OPS-06 every answer is a good one or a refusal that says why", call + " -> " + answer);
        }
    }
}
