package dev.guesthouse.http.view;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.guesthouse.policy.PolicyQuestion;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestAnswer;

/**
 * A requestor's answer, with what was asked (APR-07).
 *
 * @param questionId what the policy knows the question by
 * @param text the question, by language
 * @param value the answer; of a choice its value
 * @param choice what the chosen value means, by language; null where it speaks for itself, and for what was typed
 */
public record AnswerView(UUID questionId, Map<String, String> text, String value, Map<String, String> choice) {

    /** Those of requests, by the request's id, in the order of the questions. */
    static Map<UUID, List<AnswerView>> ofEach(Collection<AssignmentRequest> requests) {
        return RequestAnswer.of(requests).stream().collect(Collectors.groupingBy(answer -> answer.request.id, Collectors.mapping(AnswerView::of, Collectors.toList())));
    }

    static List<AnswerView> of(AssignmentRequest request) {
        return RequestAnswer.of(request).stream().map(AnswerView::of).toList();
    }

    private static AnswerView of(RequestAnswer answer) {
        var question = answer.question;
        var choices = question.choices == null ? List.<PolicyQuestion.Choice>of() : question.choices;
        return new AnswerView(question.questionId, question.text, answer.value, choices.stream()
                .filter(choice -> choice.value().equals(answer.value) && choice.text() != null).map(PolicyQuestion.Choice::text).findFirst().orElse(null));
    }
}
