package dev.guesthouse.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import dev.guesthouse.settings.Language;

/** How moments are written, which are all in UTC and say so (PAG-09). */
public class Moments {

    private final Words words;
    private final Locale locale;

    public Moments(Language language) {
        words = Wording.in(language);
        locale = language.locale();
    }

    /** Thu 3 Dec. */
    public String day(Instant at) {
        return format(words.dayPattern(), at);
    }

    /** Thursday 3 December 2026, 20:55 UTC. */
    public String moment(Instant at) {
        return format(words.momentPattern(), at);
    }

    /** As {@link #moment}, with the seconds where it is no whole minute: what begins then has not begun before. */
    public String exact(Instant at) {
        return at.equals(at.truncatedTo(ChronoUnit.MINUTES)) ? moment(at) : format(words.exactPattern(), at);
    }

    /** 20:55 UTC. */
    public String time(Instant at) {
        return format(words.timePattern(), at);
    }

    /** As {@link #moment}; null is no end. */
    public String end(Instant at) {
        return at == null ? words.noEnd() : moment(at);
    }

    private String format(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atOffset(ZoneOffset.UTC));
    }
}
