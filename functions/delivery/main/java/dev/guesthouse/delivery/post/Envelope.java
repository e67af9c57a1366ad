package dev.guesthouse.delivery.post;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.guesthouse.settings.Settings;

/** What stands on every envelope of this instance. */
@ApplicationScoped
class Envelope {

    private final Settings settings;
    private final Optional<String> from;

    Envelope(Settings settings, @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from) {
        this.settings = settings;
        this.from = from;
    }

    /** As {@code quarkus.mailer.from} says, else the instance's name and an address at its host. */
    String from() {
        return from.orElseGet(() -> "%s <guesthouse@%s>".formatted(phrase(settings.name()), settings.url().getHost()));
    }

    /** The headers that the libraries do not know of: one Message-ID for every repeat, and that nobody needs to be told of an absence. */
    Map<String, String> headers(Mailing mailing) {
        return Map.of("Message-ID", "<%s@%s>".formatted(mailing.id(), settings.url().getHost()),
                "Date", date(mailing.at()),
                "Auto-Submitted", "auto-generated");
    }

    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)).replace("GMT", "+0000");
    }

    // Quoted where it is ASCII; the libraries encode everything else.
    private static String phrase(String name) {
        var bare = name.replaceAll("[\\p{Cntrl}\"\\\\<>()]", " ").strip();
        return bare.chars().allMatch(c -> c < 128) ? "\"" + bare + "\"" : bare;
    }
}
