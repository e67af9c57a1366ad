package dev.guesthouse.delivery.post;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Sends letters by SMTP; by the client itself, since Quarkus' mailer writes an empty {@code Cc} into each. */
@ApplicationScoped
class SmtpPost {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final MailServer server;
    private final Envelope envelope;
    private final Duration longest;
    /**
     * Everything that the client does is done on this one event loop. Begun on other threads, as measured, one new
     * connection in some thirty waits for ever: the server's greeting comes before the client listens for it.
     */
    private final Context eventLoop;

    @Inject
    SmtpPost(MailServer server, Envelope envelope, Vertx vertx) {
        this(server, envelope, vertx, LONGEST);
    }

    SmtpPost(MailServer server, Envelope envelope, Vertx vertx, Duration longest) {
        this.server = server;
        this.envelope = envelope;
        this.longest = longest;
        eventLoop = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    void send(Mailing mailing) {
        var mail = envelope.mail(mailing);
        var sent = new CompletableFuture<Void>();
        eventLoop.runOnContext(begin -> server.send(mail).onSuccess(done -> sent.complete(null)).onFailure(sent::completeExceptionally));
        try {
            sent.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw SmtpFault.silence(server, longest);
        } catch (ExecutionException e) {
            throw SmtpFault.of(e.getCause(), server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotSent.away("The program was stopped meanwhile.");
        }
    }
}
