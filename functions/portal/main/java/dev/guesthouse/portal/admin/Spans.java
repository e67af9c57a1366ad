package dev.guesthouse.portal.admin;

import java.time.Duration;
import java.util.regex.Pattern;

/** How long something lasts, as people type it: a number of days, or of hours as in "36 h". What is neither goes as it is: the function says so. */
final class Spans {

    private static final Pattern HOURS = Pattern.compile("(\\d+) ?h");

    private Spans() {
    }

    /** As functions take it. */
    static String of(String typed) {
        var hours = HOURS.matcher(typed);
        return hours.matches() ? "PT" + hours.group(1) + "H" : "P" + typed + "D";
    }

    /** As it would be typed. */
    static String typed(Duration span) {
        var days = span.toDays();
        return span.equals(Duration.ofDays(days)) ? String.valueOf(days) : span.toHours() + " h";
    }
}
