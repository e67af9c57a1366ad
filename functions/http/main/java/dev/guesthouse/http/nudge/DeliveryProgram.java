package dev.guesthouse.http.nudge;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.guesthouse.settings.Settings;

/** The program that delivers, where it is not this one: asked over HTTP, with a machine token made for its two functions. */
@ApplicationScoped
class DeliveryProgram {

    /** Longer than anybody waits for it: what was begun may as well end. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(DeliveryProgram.class);

    private final Settings settings;
    // Made when it is needed first, not with the bean: programs that never ask hold no threads for it.
    private HttpClient client;

    DeliveryProgram(Settings settings) {
        this.settings = settings;
    }

    /** True where {@code guesthouse.delivery-url} names one. */
    boolean isElsewhere() {
        return settings.deliveryUrl().isPresent();
    }

    /** Ends, or fails and says so in the log, when both functions have answered. */
    CompletableFuture<Void> deliver() {
        return CompletableFuture.allOf(call("deliver"), call("send-messages")).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warnf("Delivery is left to the schedule: %s", failure.getCause() == null ? failure : failure.getCause());
            }
        });
    }

    private CompletableFuture<Void> call(String function) {
        var address = URI.create(settings.deliveryUrl().orElseThrow().toString().replaceAll("/+$", "") + "/" + function);
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).POST(BodyPublishers.noBody());
        settings.deliveryToken().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return client().sendAsync(request.build(), BodyHandlers.discarding()).thenAccept(answer -> check(address, answer));
    }

    private static void check(URI address, HttpResponse<Void> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("%s answered %d".formatted(address, answer.statusCode()));
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            // Else its first call would ask for an upgrade to HTTP/2, which no program grants.
            client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
        }
        return client;
    }
}
