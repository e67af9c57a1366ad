package dev.guesthouse.time;

import java.time.Duration;
import java.util.regex.Pattern;

import dev.guesthouse.problem.Problem;

/** Durations of hours or days as ISO 8601 writes them: {@code PT8H}, {@code P14D}; a day is 24 hours. */
public final class Durations {

    private static final Pattern HOURS_OR_DAYS = Pattern.compile("P(?:(\\d{1,6})D)?(?:T(\\d{1,6})H)?");

    private Durations() {
    }

    /** @throws Problem where it is not hours or days: months and years have no fixed length */
    public static Duration parse(String text) {
        var match = HOURS_OR_DAYS.matcher(text);
        if (!match.matches() || (match.group(1) == null && match.group(2) == null)) {
            throw Problem.invalid("duration", "must be hours or days, like PT8H or P14D; months and years are refused");
        }
        return Duration.ofDays(number(match.group(1))).plusHours(number(match.group(2)));
    }

    /** Whole days as days, the rest as hours. */
    public static String text(Duration duration) {
        var days = duration.toDays();
        return days > 0 && duration.equals(Duration.ofDays(days)) ? "P%dD".formatted(days) : duration.toString();
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
