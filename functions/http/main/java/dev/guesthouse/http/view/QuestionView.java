package dev.guesthouse.http.view;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.guesthouse.policy.PolicyQuestion;
import dev.guesthouse.policy.QuestionKind;

/**
 * A question of a policy (POL-10).
 *
 * @param text by language
 * @param choices only with the kind {@code choice}
 * @param pattern the RE2 expression that the whole answer must match; null where anything goes
 */
public record QuestionView(UUID id, Map<String, String> text, QuestionKind kind, List<PolicyQuestion.Choice> choices, String pattern,
        boolean required) {

    public static QuestionView of(PolicyQuestion question) {
        return new QuestionView(question.questionId, question.text, question.kind, question.choices, question.pattern, question.required);
    }
}
