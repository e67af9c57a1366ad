package dev.guesthouse.settings;

import java.util.Locale;

/** What messages are written in (MSG-03), by its tag. */
public enum Language {
    /** English. */
    en,
    /** German, with Sie. */
    de;

    /** For dates. */
    public Locale locale() {
        return Locale.forLanguageTag(name());
    }
}
