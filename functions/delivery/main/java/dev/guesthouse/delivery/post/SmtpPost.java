package dev.guesthouse.delivery.post;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.SMTPException;

/** Sends letters by SMTP as {@code quarkus.mailer.…} says; by the client itself, since Quarkus' mailer writes an empty {@code Cc} into each. */
@ApplicationScoped
class SmtpPost {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final MailClient client;
    private final Envelope envelope;
    /**
     * Everything that the client does is done on this one event loop. Begun on other threads, as measured, one new
     * connection in some thirty waits for ever: the server's greeting comes before the client listens for it.
     */
    private final Context eventLoop;

    SmtpPost(MailClient client, Envelope envelope, Vertx vertx) {
        this.client = client;
        this.envelope = envelope;
        eventLoop = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    void send(Mailing mailing) {
        var mail = envelope.mail(mailing);
        var sent = new CompletableFuture<Void>();
        eventLoop.runOnContext(begin -> client.sendMail(mail).onSuccess(done -> sent.complete(null)).onFailure(sent::completeExceptionally));
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
