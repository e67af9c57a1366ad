package dev.guesthouse.http.edge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.settings.Settings;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

class DeliveryProgramTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("MSG-01 another program has been asked to deliver by the time its caller is answered, who waits for nothing that it does")
    void asksAndWaitsForNoAnswer() throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        // It never answers.
        var port = listen(vertx.createHttpServer().requestHandler(request -> asked.add("%s %s %s".formatted(request.method(), request.path(),
                request.getHeader("Authorization")))));
        assertThat(program("http://127.0.0.1:%d/".formatted(port)).ask().toCompletableFuture().isDone(), is(true));
        Awaitility.await().until(() -> List.copyOf(asked), containsInAnyOrder("POST /deliver Bearer a token", "POST /send-messages Bearer a token"));
    }

    @Test
    @DisplayName("MSG-01 where the program that delivers is away, it is left to the schedule")
    void away() throws Exception {
        var server = vertx.createHttpServer().requestHandler(request -> {
        });
        var port = listen(server);
        server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(program("http://127.0.0.1:" + port).ask().toCompletableFuture().isCompletedExceptionally(), is(false));
    }

    private static int listen(HttpServer server) throws Exception {
        return server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).actualPort();
    }

    private DeliveryProgram program(String url) {
        var settings = new SmallRyeConfigBuilder().withMapping(Settings.class).withDefaultValue("guesthouse.delivery-url", url)
                .withDefaultValue("guesthouse.delivery-token", "a token").build().getConfigMapping(Settings.class);
        return new DeliveryProgram(settings, vertx);
    }
}
