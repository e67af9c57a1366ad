package dev.guesthouse.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Collects what is wrong with an input, so that a caller hears of every bad field at once. */
public final class Fields {

    /**
     * One of the values of a list.
     *
     * @param index from 0
     * @param field what the input calls it: {@code people[0]}
     */
    public record Listed<T>(int index, String field, T value) {
    }

    /** Letters and signs that are as blank as spaces: of Hangul, and of Braille. */
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private final List<FieldError> errors = new ArrayList<>();

    /** The one value that a call cannot do without. @throws Problem invalid-input naming the field, where it is null */
    public static <T> T need(String field, T value) {
        if (value == null) {
            throw Problem.invalid(field, "is required");
        }
        return value;
    }

    /** The values of a list with their names, one after the other; none of null. */
    public static <T> Stream<Listed<T>> each(String field, List<T> list) {
        return IntStream.range(0, list == null ? 0 : list.size()).mapToObj(i -> new Listed<>(i, "%s[%d]".formatted(field, i), list.get(i)));
    }

    /** What the values of a list name, each once, to be looked up at once: what is missing is left out, and none of null. */
    public static <T, N> List<N> named(List<T> list, Function<T, N> name) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).map(name).filter(Objects::nonNull).distinct().toList();
    }

    /** Notes one bad field. @param template what goes after its name in a sentence, as {@link Sentence} has it */
    public void refuse(String field, String template, Object... arguments) {
        refuse(field, Sentence.of(template, arguments));
    }

    /** As {@link #refuse(String, String, Object...)}. */
    public void refuse(String field, Sentence sentence) {
        errors.add(new FieldError(field, sentence));
    }

    /** A value that must be there; notes the field and answers null otherwise. */
    public <T> T required(String field, T value) {
        if (value == null) {
            refuse(field, "is required");
        }
        return value;
    }

    /** Notes the field of what a change belongs to where it is missing; whoever only tries has been given something in its place. */
    public void unlessTried(String field, UUID id) {
        if (id == null) {
            refuse(field, "must be given, or else dryRun");
        }
    }

    /** As {@link #each}, noting what of it is missing and leaving that out. */
    public <T> Stream<Listed<T>> eachRequired(String field, List<T> list) {
        return each(field, list).filter(it -> required(it.field(), it.value()) != null);
    }

    /** One line of text that must be there, stripped. */
    public String line(String field, String value, int max) {
        return required(field, value) == null ? null : text(field, value, max, false);
    }

    /** One line of text that may be missing (then null), stripped. */
    public String optionalLine(String field, String value, int max) {
        return value == null ? null : text(field, value, max, false);
    }

    /** As {@link #optionalLine} in a change: what is not said stays, and what stays need not be fit by today's rules. */
    public String changedLine(String field, String value, int max, String before) {
        return value == null || value.equals(before) ? before : text(field, value, max, false);
    }

    /** As {@link #optionalText} in a change: what is not said stays, blank takes it away, and what stays need not be fit by today's rules. */
    public String changedText(String field, String value, int max, String before) {
        return value == null || value.equals(before) ? before : optionalText(field, value, max);
    }

    /** Text of several lines that may be missing or blank (then null), stripped. */
    public String optionalText(String field, String value, int max) {
        return value == null || isBlank(value.strip()) ? null : text(field, value, max, true);
    }

    /** Why somebody asks or does something, as the field {@code justification}: some lines that may be missing (then null), stripped. */
    public String justification(String value) {
        return optionalText("justification", value, 4_000);
    }

    /** What a parser makes of a value; the parser's own problem is noted under the field's name. */
    public <T> T parsed(String field, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (Problem problem) {
            if (problem.type != ProblemType.INVALID_INPUT) {
                throw problem;
            }
            problem.errors.forEach(error -> refuse(field, error.sentence()));
            return null;
        }
    }

    /** True while nothing was noted. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Notes what others have noted. */
    public void addAll(Fields others) {
        errors.addAll(others.errors);
    }

    /** @throws Problem naming every field that was noted, if any was */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private String text(String field, String value, int max, boolean lines) {
        var text = value.strip();
        if (isBlank(text)) {
            refuse(field, "must not be blank");
        } else if (text.codePointCount(0, text.length()) > max) {
            refuse(field, "must be at most %d characters long", max);
        } else if (text.codePoints().anyMatch(c -> isUnfit(c, lines))) {
            refuse(field, lines ? "must not contain control characters" : "must be one line without control characters");
        }
        return text;
    }

    /** True where nothing of a stripped text can be seen: spaces of other kinds, marks without a letter, and what has no look. */
    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isSpaceChar(c) || FILLERS.indexOf(c) >= 0 || !isUnfit(c, true)
                && (Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.NON_SPACING_MARK));
    }

    /** Control characters, halves of surrogate pairs, and marks that turn the direction of what follows. */
    private static boolean isUnfit(int c, boolean lines) {
        if (lines && (c == '\n' || c == '\r' || c == '\t')) {
            return false;
        }
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
