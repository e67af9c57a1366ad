package dev.guesthouse.delivery.post;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.guesthouse.settings.Settings;
import io.vertx.ext.mail.MailMessage;

/** Puts a letter into the envelope of this instance, the same one whether it leaves by SMTP or becomes a file (MSG-07). */
@ApplicationScoped
class Envelope {

    /** In bytes: what a line of a mail may have at most (RFC 5322, 2.1.1). */
    private static final int LONGEST_LINE = 998;

    private final Settings settings;
    private final Optional<String> from;
    private final Optional<String> bounceAddress;

    Envelope(Settings settings, @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from,
            @ConfigProperty(name = "quarkus.mailer.bounce-address") Optional<String> bounceAddress) {
        this.settings = settings;
        this.from = from;
        this.bounceAddress = bounceAddress;
    }

    /**
     * The mail, its headers written out: those with names in them, which the client does not encode rightly, and those that it
     * does not know of. One Message-ID for every repeat (MSG-01), and nobody needs to be told of an absence.
     */
    MailMessage mail(Mailing mailing) {
        var sender = sender();
        return new MailMessage().setFrom(sender.address()).setBounceAddress(bounceAddress.orElse(null)).setTo(mailing.recipient())
                .setText(encodable(mailing.letter().text())).setHtml(encodable(mailing.letter().html()))
                .addHeader("From", sender.in("From"))
                .addHeader("Subject", HeaderText.text("Subject", mailing.letter().subject()))
                .addHeader("Date", date(mailing.at()))
                .addHeader("Message-ID", "<%s@%s>".formatted(mailing.id(), settings.url().getHost()))
                .addHeader("Auto-Submitted", "auto-generated");
    }

    /** Whether a mail can hold a text as it is. */
    static boolean isShort(String text) {
        return text.lines().allMatch(line -> line.getBytes(UTF_8).length <= LONGEST_LINE);
    }

    /** As {@code quarkus.mailer.from} says, else the instance's name and an address at its host. */
    private Mailbox sender() {
        return from.map(Mailbox::parse).orElseGet(() -> new Mailbox(settings.name(), "guesthouse@" + settings.url().getHost()));
    }

    /** The client breaks lines where it encodes, and encodes what is not ASCII: a no-break space at the end. */
    private static String encodable(String text) {
        return isShort(text) || !US_ASCII.newEncoder().canEncode(text) ? text : text + "\u00A0";
    }

    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)).replace("GMT", "+0000");
    }
}
