package dev.guesthouse.policy;

import java.util.ArrayDeque;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import dev.guesthouse.problem.Problem;

/**
 * What an answer must look like, as an RE2 expression: matching takes time that is linear in the answer's length, whatever the
 * expression, since it comes from administrators and the answers from strangers (POL-10).
 */
public final class AnswerPattern {

    public static final int LONGEST = 200;
    /** Of the program that an expression becomes, in steps; what is counted inside what is counted multiplies. */
    private static final long LARGEST = 10_000;
    /** Quoted text, an escape, a class of characters, a count, or any character. */
    private static final java.util.regex.Pattern TOKEN = java.util.regex.Pattern.compile("\\\\Q.*?(?:\\\\E|$)|\\\\(?:x\\{\\w+}|.)|"
            + "\\[\\^?]?(?:\\\\.|[^\\]\\\\])*]|\\{(\\d{1,5})(?:,(\\d{0,5}))?}|.", java.util.regex.Pattern.DOTALL);

    private final Pattern pattern;

    private AnswerPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws Problem invalid-input where it is no such expression */
    public static AnswerPattern parse(String expression) {
        if (isTooLarge(expression)) {
            throw Problem.invalid("pattern", "counts too much: what is repeated inside what is repeated multiplies");
        }
        try {
            return new AnswerPattern(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw Problem.invalid("pattern", "is no RE2 expression (which knows no back references and no look-around): %s", e.getDescription());
        }
    }

    /** Before it is compiled, because that is what takes the memory; an estimate from above. */
    private static boolean isTooLarge(String expression) {
        var outer = new ArrayDeque<Long>();
        var token = TOKEN.matcher(expression);
        long size = 0;
        long last = 0;
        while (size <= LARGEST && token.find()) {
            if (token.group().equals("(")) {
                outer.push(size);
                size = 0;
            } else if (token.group().equals(")") && !outer.isEmpty()) {
                last = size + 1;
                size = outer.pop() + last;
            } else if (token.group(1) != null) {
                var most = Math.max(number(token.group(1)), number(token.group(2)));
                size += last * most;
                last *= most + 1;
            } else {
                last = token.group().length();
                size += last;
            }
        }
        return size > LARGEST;
    }

    private static long number(String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** Whether the whole of it matches. */
    public boolean fits(String answer) {
        return pattern.matches(answer);
    }
}
