package dev.guesthouse.delivery.post;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;

/** Sends letters by SMTP as {@code quarkus.mailer.…} says. */
@ApplicationScoped
class SmtpPost {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ReactiveMailer mailer;
    private final Envelope envelope;

    SmtpPost(ReactiveMailer mailer, Envelope envelope) {
        this.mailer = mailer;
        this.envelope = envelope;
    }

    void send(Mailing mailing) {
        var mail = new Mail().setFrom(envelope.from()).addTo(mailing.recipient()).setSubject(mailing.letter().subject())
                .setText(mailing.letter().text()).setHtml(mailing.letter().html());
        envelope.headers(mailing).forEach(mail::addHeader);
        try {
            mailer.send(mail).await().atMost(LONGEST);
        } catch (TimeoutException e) {
            throw new NotSent("The mail server did not answer within %d s.".formatted(LONGEST.toSeconds()));
        } catch (RuntimeException e) {
            // What the server wrote stays out: it may repeat what we sent.
            throw new NotSent(e.getCause() instanceof SMTPException refusal
                    ? "The mail server refused it with code %d.".formatted(refusal.getReplyCode())
                    : "The mail server could not be reached or broke off.");
        }
    }
}
