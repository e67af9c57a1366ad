package dev.guesthouse.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

import dev.guesthouse.problem.Fields;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A question that a version of a policy asks whoever asks for the package (POL-10). */
@Entity
public class PolicyQuestion extends PanacheEntityBase {

    private static final int LONGEST_LINE = 400;
    private static final int LONGEST_TEXT = 4_000;

    /**
     * One of the values to choose from.
     *
     * @param value what an answer says, unique in the question, 1 to 120 characters
     * @param text what the value means, by language tag; null where the value speaks for itself
     */
    @RegisterForReflection
    public record Choice(String value, Map<String, String> text) {
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public PolicyVersion policyVersion;
    /** What calls know it by; the same in each version that asks the same. */
    public UUID questionId;
    /** From 1. */
    public int number;
    @Enumerated(EnumType.STRING)
    public QuestionKind kind;
    /** By language. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> text;
    /** Only with the kind {@code choice}. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<Choice> choices;
    /** Of which {@link AnswerPattern} makes sense; null where anything goes. */
    public String pattern;
    public boolean required;

    /** In English where it is there in English. */
    public String inOneLanguage() {
        return text.getOrDefault("en", text.values().iterator().next());
    }

    /** In a reader's language where it is there in that (MSG-03). */
    public String in(Locale language) {
        return text.getOrDefault(language.getLanguage(), inOneLanguage());
    }

    /** An answer that can be taken, stripped; notes the field and answers null otherwise, null too for none. */
    public String read(Fields fields, String field, String answer) {
        if (answer == null || answer.isBlank()) {
            return null;
        }
        var errors = new Fields();
        var value = kind == QuestionKind.longText ? errors.optionalText(field, answer, LONGEST_TEXT) : errors.optionalLine(field, answer, LONGEST_LINE);
        if (errors.isEmpty() && kind == QuestionKind.choice && choices.stream().noneMatch(choice -> choice.value.equals(value))) {
            errors.refuse(field, "must be one of %s", String.join(", ", choices.stream().map(Choice::value).toList()));
        }
        if (errors.isEmpty() && pattern != null && !AnswerPattern.parse(pattern).fits(value)) {
            errors.refuse(field, "does not look as it should: it must match %s", pattern);
        }
        fields.addAll(errors);
        return errors.isEmpty() ? value : null;
    }
}
