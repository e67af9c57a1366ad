package dev.guesthouse.delivery.post;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.mailencoder.MailEncoder;

/**
 * A letter as a MIME file (RFC 5322, 2045, 2046), encoded by the mail client that sends the others, with line ends as
 * text files of this system's tools have them. The text part is left as it is, so that a person can read it and
 * {@code grep} finds a code or a link on its line.
 */
@ApplicationScoped
public class MailFile {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"([^\"]+)\"");

    /** What stands at the end of a text and is not of it: the envelope's no-break space is among it. */
    private static final Pattern END = Pattern.compile("[\\s\u00A0]+$");

    private final Envelope envelope;

    /**
     * What a person reads of a message.
     *
     * @param recipient to whom it went
     * @param text its plain text
     */
    public record Written(String recipient, String subject, String text) {
    }

    MailFile(Envelope envelope) {
        this.envelope = envelope;
    }

    String of(Mailing mailing) {
        var encoded = new MailEncoder(envelope.mail(mailing), null).encodeMail();
        var file = new StringBuilder();
        headers(file, encoded.headers());
        for (var part : encoded.parts()) {
            file.append("\n--").append(encoded.boundary()).append('\n');
            if (part.headers().get("Content-Type").startsWith("text/plain") && Envelope.isShort(mailing.letter().text())) {
                file.append("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n").append(mailing.letter().text());
            } else {
                headers(file, part.headers());
                file.append('\n').append(part.body());
            }
        }
        return file.append("\n--").append(encoded.boundary()).append("--\n").toString();
    }

    /** What a person reads of such a file. */
    static Written read(String file) {
        var head = file.split("\n\n", 2);
        var headers = head[0].replaceAll("\n[ \t]+", " ");
        var boundary = BOUNDARY.matcher(headers);
        // The first part is the text.
        var part = boundary.find() && head.length > 1 ? head[1].split("(?m)^--" + Pattern.quote(boundary.group(1)) + "(?:--)?\n", 3) : new String[] { "", "" };
        var text = part.length > 1 ? part[1].split("\n\n", 2) : new String[] { "" };
        var body = text.length > 1 ? text[1] : "";
        return new Written(header(headers, "To"), HeaderText.read(header(headers, "Subject")),
                END.matcher(text[0].contains("quoted-printable") ? QuotedPrintable.decoded(body) : body).replaceFirst(""));
    }

    private static String header(String headers, String name) {
        return headers.lines().filter(line -> line.startsWith(name + ": ")).map(line -> line.substring(name.length() + 2)).findFirst().orElse("");
    }

    private static void headers(StringBuilder file, MultiMap headers) {
        headers.forEach(header -> file.append(header.getKey()).append(": ").append(header.getValue().replace("\r\n", "\n")).append('\n'));
    }
}
