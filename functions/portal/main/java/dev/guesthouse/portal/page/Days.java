package dev.guesthouse.portal.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days that people choose, as the moments that functions take; all in UTC. What is no day goes as it is: the function says so. */
public final class Days {

    private Days() {
    }

    /** With which a first day begins. */
    public static String begin(String day) {
        return moment(day, 0);
    }

    /** With which a last day is over: the next one begins. */
    public static String end(String day) {
        return moment(day, 1);
    }

    private static String moment(String day, int more) {
        try {
            return LocalDate.parse(day).plusDays(more).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
        } catch (DateTimeException e) {
            return day;
        }
    }
}
