package dev.guesthouse.delivery.post;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;

/** Sends letters by SMTP as {@code quarkus.mailer.…} says. */
@ApplicationScoped
class SmtpPost {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ReactiveMailer mailer;
    private final Envelope envelope;
    /**
     * Everything that the client does is done on this one event loop. Begun on other threads, as measured, one new
     * connection in some thirty waits for ever: the server's greeting comes before the client listens for it.
     */
    private final Context eventLoop;

    SmtpPost(ReactiveMailer mailer, Envelope envelope, Vertx vertx) {
        this.mailer = mailer;
        this.envelope = envelope;
        eventLoop = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    void send(Mailing mailing) {
        var mail = new Mail().setFrom(envelope.from()).addTo(mailing.recipient()).setSubject(mailing.letter().subject())
                .setText(mailing.letter().text()).setHtml(mailing.letter().html());
        envelope.headers(mailing).forEach(mail::addHeader);
        var sent = new CompletableFuture<Void>();
        eventLoop.runOnContext(begin -> mailer.send(mail).subscribe().with(sent::complete, sent::completeExceptionally));
        try {
            sent.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new NotSent("The mail server did not answer within %d s.".formatted(LONGEST.toSeconds()));
        } catch (ExecutionException e) {
            // What the server wrote stays out: it may repeat what we sent.
            throw new NotSent(e.getCause() instanceof SMTPException refusal
                    ? "The mail server refused it with code %d.".formatted(refusal.getReplyCode())
                    : "The mail server could not be reached or broke off.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSent("The program was stopped meanwhile.");
        }
    }
}
