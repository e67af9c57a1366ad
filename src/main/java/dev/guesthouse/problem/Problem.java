package dev.guesthouse.problem;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal that a person can act on (OPS-06): it rolls the transaction back and is answered as RFC 9457 has it. */
public final class Problem extends RuntimeException {

    private static final int MOST_NAMED = 50;
    private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

    public final transient ProblemType type;
    /** What happened, and what to do about it. */
    public final transient Sentence sentence;
    public final transient List<FieldError> errors;
    /** What helps beside the sentence, by name: the request in the way, the policies to choose from. */
    public final transient Map<String, Object> extras = new LinkedHashMap<>();

    /** @param template of the sentence, as {@link Sentence} has it */
    public Problem(ProblemType type, String template, Object... arguments) {
        this(type, Sentence.of(template, arguments));
    }

    public Problem(ProblemType type, Sentence sentence) {
        this(type, sentence, List.of());
    }

    private Problem(ProblemType type, Sentence sentence, List<FieldError> errors) {
        // No stack trace: a refusal is an answer, not a fault.
        super(sentence.toString(), null, false, false);
        this.type = type;
        this.sentence = sentence;
        this.errors = List.copyOf(errors);
    }

    /** Bad fields; of very many the first are named, for an answer must not outgrow its question by much. */
    public static Problem invalid(List<FieldError> errors) {
        var first = errors.get(0);
        var detail = errors.size() == 1
                ? Sentence.of("The field %s: %s", first.field(), first.sentence())
                : Sentence.of("%d fields are not right, the first is %s: %s", errors.size(), first.field(), first.sentence());
        return new Problem(ProblemType.INVALID_INPUT, detail, errors.subList(0, Math.min(errors.size(), MOST_NAMED)));
    }

    /** One bad field. @param template what goes after its name in a sentence, as {@link Sentence} has it */
    public static Problem invalid(String field, String template, Object... arguments) {
        return invalid(List.of(new FieldError(field, Sentence.of(template, arguments))));
    }

    /** What the caller may see but not do. */
    public static Problem forbidden(String template, Object... arguments) {
        return new Problem(ProblemType.FORBIDDEN, template, arguments);
    }

    /** What was to be done to access that is over. */
    public static Problem ended() {
        return new Problem(ProblemType.ALREADY_ENDED, "This access has ended already.");
    }

    /** Whoever calls has lost their standing, or is gone, since they signed in. */
    public static Problem signedOut() {
        return new Problem(ProblemType.UNAUTHENTICATED, "You are not signed in any more.");
    }

    /**
     * What was done too often; says when it can be done again, and {@code Retry-After} with it, in whole seconds and never too early.
     *
     * @param sentence what was too much, without the full stop
     */
    public static Problem tooManyRequests(Sentence sentence, Instant again, Instant now) {
        return new Problem(ProblemType.TOO_MANY_REQUESTS,
                "%s: ask again from %s on.", sentence, again.plus(ALMOST_A_SECOND).truncatedTo(ChronoUnit.SECONDS))
                .with("retryAfter", (int) Duration.between(now, again).plus(ALMOST_A_SECOND).toSeconds());
    }

    /** The same answer for what is not there and what may not be seen, so that nothing can be found out (REQ-04). */
    public static Problem notFound(String what) {
        return new Problem(ProblemType.NOT_FOUND, "There is no such %s, or none that you may see.", Sentence.of(what));
    }

    /** Adds something that helps; answers itself. */
    public Problem with(String name, Object value) {
        extras.put(name, value);
        return this;
    }
}
