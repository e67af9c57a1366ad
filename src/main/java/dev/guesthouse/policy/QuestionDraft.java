package dev.guesthouse.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.guesthouse.policy.PolicyQuestion.Choice;
import dev.guesthouse.policy.PolicySettings.Question;
import dev.guesthouse.problem.Fields;

/** A question, read and found right (POL-10), on its way to a version of a policy. */
record QuestionDraft(UUID id, Map<String, String> text, QuestionKind kind, List<Choice> choices, String pattern, boolean required) {

    private static final int MOST_QUESTIONS = 20;
    private static final int MOST_CHOICES = 50;
    private static final int MOST_LANGUAGES = 50;
    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_VALUE = 120;

    /** Those of a version; none where there is none. */
    static List<QuestionDraft> of(PolicyVersion version) {
        return version == null ? List.of() : version.questions().stream().map(QuestionDraft::of).toList();
    }

    private static QuestionDraft of(PolicyQuestion question) {
        return new QuestionDraft(question.questionId, question.text, question.kind, question.choices, question.pattern, question.required);
    }

    /**
     * Notes everything that is not right.
     *
     * @param questions null where they stay as they are
     * @param before what the policy asked so far, of which each can stay the same question; one that is as it was is as good as it was
     */
    static List<QuestionDraft> read(Fields fields, List<Question> questions, List<QuestionDraft> before) {
        if (questions == null) {
            return before;
        }
        var there = before.stream().map(QuestionDraft::id).toList();
        if (questions.size() > MOST_QUESTIONS) {
            fields.refuse("questions", "must be at most %d", MOST_QUESTIONS);
            return List.of();
        }
        var ids = new HashSet<UUID>();
        return fields.eachRequired("questions", questions).map(it -> {
            var id = it.value().id();
            if (id != null && (!there.contains(id) || !ids.add(id))) {
                fields.refuse(it.field() + ".id", "must be left out for a new question, and name one of the policy's once else");
            }
            var asIs = asIs(it.value());
            return before.contains(asIs) ? asIs : read(fields, it.field(), it.value());
        }).toList();
    }

    private static QuestionDraft asIs(Question question) {
        return new QuestionDraft(question.id(), question.text(), question.kind(), question.choices(), question.pattern(), Boolean.TRUE.equals(question.required()));
    }

    private static QuestionDraft read(Fields fields, String field, Question question) {
        var kind = fields.required(field + ".kind", question.kind());
        var text = fields.required(field + ".text", question.text()) == null ? null : texts(fields, field + ".text", question.text(), LONGEST_TEXT);
        return new QuestionDraft(question.id() == null ? UUID.randomUUID() : question.id(), text, kind, choices(fields, field, kind, question.choices()),
                pattern(fields, field, kind, question.pattern()), Boolean.TRUE.equals(question.required()));
    }

    private static Map<String, String> texts(Fields fields, String field, Map<String, String> texts, int longest) {
        if (texts.isEmpty()) {
            fields.refuse(field, "must hold at least one language, such as {\"en\": …}");
        }
        if (texts.size() > MOST_LANGUAGES) {
            fields.refuse(field, "must be in at most %d languages", MOST_LANGUAGES);
            return texts;
        }
        var read = new TreeMap<String, String>();
        texts.forEach((language, text) -> {
            var name = "%s.%s".formatted(field, language);
            if (language.isEmpty() || !language.equals(Locale.forLanguageTag(language).toLanguageTag())) {
                fields.refuse(name, "is no language tag such as en or de-AT");
            }
            read.put(language, fields.line(name, text, longest));
        });
        return read;
    }

    private static List<Choice> choices(Fields fields, String field, QuestionKind kind, List<Choice> choices) {
        if (kind != QuestionKind.choice) {
            if (choices != null && kind != null) {
                fields.refuse(field + ".choices", "go with the kind choice only");
            }
            return null;
        }
        if (choices == null || choices.size() < 2 || choices.size() > MOST_CHOICES) {
            fields.refuse(field + ".choices", "must be 2 to %d", MOST_CHOICES);
            return null;
        }
        var read = fields.eachRequired(field + ".choices", choices).map(it -> choice(fields, it.field(), it.value())).toList();
        if (read.stream().map(Choice::value).collect(Collectors.toSet()).size() < read.size()) {
            fields.refuse(field + ".choices", "must not hold a value twice");
        }
        return read;
    }

    private static Choice choice(Fields fields, String field, Choice choice) {
        return new Choice(fields.line(field + ".value", choice.value(), LONGEST_VALUE),
                choice.text() == null ? null : texts(fields, field + ".text", choice.text(), LONGEST_TEXT));
    }

    private static String pattern(Fields fields, String field, QuestionKind kind, String pattern) {
        if (pattern == null) {
            return null;
        }
        var name = field + ".pattern";
        var line = fields.line(name, pattern, AnswerPattern.LONGEST);
        if (kind == QuestionKind.choice) {
            fields.refuse(name, "does not go with the kind choice");
        } else if (line.length() <= AnswerPattern.LONGEST) {
            fields.parsed(name, () -> AnswerPattern.parse(line));
        }
        return line;
    }

    /** Stores it as a question of a version. */
    void store(PolicyVersion version, int number) {
        var question = new PolicyQuestion();
        question.policyVersion = version;
        question.questionId = id;
        question.number = number;
        question.kind = kind;
        question.text = text;
        question.choices = choices;
        question.pattern = pattern;
        question.required = required;
        question.persist();
        version.questions().add(question);
    }
}
