package dev.guesthouse.http.edge;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.guesthouse.http.nudge.DeliveryElsewhere;
import dev.guesthouse.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** The program that delivers, where it is not this one: asked over HTTP, with a machine token made for its two functions. */
@ApplicationScoped
class DeliveryProgram implements DeliveryElsewhere {

    /** For the questions to leave, not for their answers: longer is nobody held up where the program is away. */
    private static final Duration TO_ASK = Duration.ofSeconds(2);
    /** For the answer: what was begun may as well end. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Not yet answered at one time; what is beyond that is left to the schedule, and holds nobody up. */
    private static final int MOST = 40;

    private static final Logger LOG = Logger.getLogger(DeliveryProgram.class);

    private final Settings settings;
    private final Vertx vertx;
    // Made when it is needed first, not with the bean.
    private HttpClient client;

    DeliveryProgram(Settings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
    }

    @Override
    public boolean isThere() {
        return settings.deliveryUrl().isPresent();
    }

    /**
     * Waits until the questions have left this process, and for no answer: where instances are frozen once they have answered (AWS
     * Lambda), or get no more CPU (Cloud Run), what was not written by then would be written by the next call. Answers when they have.
     */
    @Override
    public CompletionStage<Void> ask() {
        var asked = Future.all(Stream.of("deliver", "send-messages").map(this::ask).toList()).<Void>mapEmpty()
                .onFailure(DeliveryProgram::isLeft).otherwiseEmpty().toCompletionStage().toCompletableFuture();
        try {
            asked.get(TO_ASK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The client gives up by itself, and says so.
            LOG.debug("the delivery program could not be asked in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return asked;
    }

    private Future<Void> ask(String function) {
        var address = URI.create(settings.deliveryUrl().orElseThrow().toString().replaceAll("/+$", "") + "/" + function);
        var request = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(address.toString()).setConnectTimeout(TO_ASK.toMillis())
                .setIdleTimeout(PATIENCE.toMillis());
        settings.deliveryToken().ifPresent(token -> request.putHeader("Authorization", "Bearer " + token));
        return client().request(request).compose(begun -> {
            // Whoever was frozen meanwhile hears no answer; that it was asked is enough.
            begun.response().onSuccess(answer -> check(address, answer)).onFailure(e -> LOG.debugf("no answer of %s: %s", address, e));
            return begun.end();
        });
    }

    private static void check(URI address, HttpClientResponse answer) {
        if (answer.statusCode() >= 300) {
            LOG.warnf("Delivery is left to the schedule: %s answered %d", address, answer.statusCode());
        }
    }

    private static void isLeft(Throwable failure) {
        LOG.warnf("Delivery is left to the schedule: %s", failure);
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(MOST).setMaxWaitQueueSize(0));
        }
        return client;
    }
}
