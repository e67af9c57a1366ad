package dev.guesthouse.delivery.post;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.mailencoder.MailEncoder;

/**
 * A letter as a MIME file (RFC 5322, 2045, 2046), encoded by the mail client that sends the others, with line ends as
 * text files of this system's tools have them. The text part is left as it is, so that a person can read it and
 * {@code grep} finds a code or a link on its line.
 */
@ApplicationScoped
class MailFile {

    private final Envelope envelope;

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

    private static void headers(StringBuilder file, MultiMap headers) {
        headers.forEach(header -> file.append(header.getKey()).append(": ").append(header.getValue().replace("\r\n", "\n")).append('\n'));
    }
}
