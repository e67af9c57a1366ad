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

    /**
     * An answer to a question of the policy.
     *
     * @param questionId as the policy's questions are known by
     * @param value of a choice its value; left out for no answer
     */
    public record Answer(UUID questionId, String value) {
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
            var said = given.remove(question.questionId);
            var field = said == null ? "answers[%s]".formatted(question.questionId) : said.field() + ".value";
            var value = said == null ? null : said.value().value;
            var answer = question.read(fields, field, value);
            if (answer != null) {
                var stored = new RequestAnswer();
                stored.question = question;
                stored.value = answer;
                read.add(stored);
            } else if (question.required && (value == null || value.isBlank())) {
                fields.refuse(field, "is required: %s", question.inOneLanguage());
            }
        }
        given.values().forEach(said -> fields.refuse(said.field() + ".questionId", "is no question of this policy"));
        fields.check();
        return read;
    }

    /** Each question's answer. */
    private Map<UUID, Fields.Listed<Answer>> given(Fields fields) {
        var given = new LinkedHashMap<UUID, Fields.Listed<Answer>>();
        Fields.each("answers", answers).forEach(it -> {
            var question = it.value() == null ? null : it.value().questionId;
            if (fields.required(it.field() + ".questionId", question) != null && given.putIfAbsent(question, it) != null) {
                fields.refuse(it.field() + ".questionId", "must not be answered twice");
            }
        });
        return given;
    }
}
