package dev.guesthouse.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.RequestAnswer;

/**
 * What a requestor says for themselves: why, and the answers to the policy's questions (POL-10).
 *
 * @param justification may be null
 * @param answers may be null
 */
public record Reasons(String justification, List<Answer> answers) {

    /** @param questionId as the policy's questions are known by */
    public record Answer(UUID questionId, String value) {
    }

    /** @throws Problem naming the justification, where the policy asks for one and none was given (REQ-03) */
    void checkJustification(PolicyVersion policy) {
        if (justification == null && policy.requestorJustificationRequired) {
            throw Problem.invalid("justification", "is required: say why you need this");
        }
    }

    /**
     * The answers, checked against the policy's questions; not stored.
     *
     * @throws Problem naming whatever is missing or cannot be taken (REQ-03)
     */
    List<RequestAnswer> read(PolicyVersion policy) {
        var fields = new Fields();
        var questions = policy.questions();
        var given = given(fields);
        var read = new ArrayList<RequestAnswer>();
        for (var question : questions) {
            var index = given.remove(question.questionId);
            var field = index == null ? "answers[%s]".formatted(question.questionId) : "answers[%d].value".formatted(index);
            var value = index == null ? null : answers.get(index).value;
            var answer = question.read(fields, field, value);
            if (answer != null) {
                var stored = new RequestAnswer();
                stored.question = question;
                stored.value = answer;
                read.add(stored);
            } else if (question.required && (value == null || value.isBlank())) {
                fields.refuse(field, "is required: %s".formatted(question.inOneLanguage()));
            }
        }
        given.forEach((id, index) -> fields.refuse("answers[%d].questionId".formatted(index), "is no question of this policy"));
        fields.check();
        return read;
    }

    /** Where each question's answer stands. */
    private Map<UUID, Integer> given(Fields fields) {
        var given = new LinkedHashMap<UUID, Integer>();
        for (int i = 0; answers != null && i < answers.size(); i++) {
            var answer = answers.get(i);
            if (answer == null || answer.questionId == null) {
                fields.refuse("answers[%d].questionId".formatted(i), "is required");
            } else if (given.putIfAbsent(answer.questionId, i) != null) {
                fields.refuse("answers[%d].questionId".formatted(i), "must not be answered twice");
            }
        }
        return given;
    }
}
