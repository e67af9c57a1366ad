package dev.guesthouse.delivery.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.Credentials;
import dev.guesthouse.delivery.targets.TargetException;

/** Tokens by OAuth client credentials, against a server that gives them and takes them. */
class TokensTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger given = new AtomicInteger();
    private volatile boolean inBody;
    private volatile int lasts = 3600;
    private HttpServer server;
    private Authorized authorized;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        server.createContext("/token", this::give);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(taken.contains(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))) ? 200 : 401, -1);
            }
        });
        server.start();
        authorized = Reached.with(new Credentials(null, "guest house", "se:same%", address("/token").toString(), null));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    private void give(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var header = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(header == null ? body : body + " " + header);
            if (inBody == (header != null)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            var token = "t" + given.incrementAndGet();
            taken.add("Bearer " + token);
            var answer = "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}".formatted(token, lasts).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private int call() {
        return authorized.send(new Connector(), Call.get(address("/Users"))).status();
    }

    @Test
    @DisplayName("CON-02 a token is asked for once, and kept while it is good")
    void once() {
        for (int i = 0; i < 3; i++) {
            assertEquals(200, call());
        }
        // RFC 6749, 2.3.1: both are encoded before they are joined.
        assertEquals(List.of("grant_type=client_credentials Basic Z3Vlc3QraG91c2U6c2UlM0FzYW1lJTI1"), asked);
    }

    @Test
    @DisplayName("CON-02 one that is not taken any more is asked for anew, once")
    void anew() {
        assertEquals(200, call());
        taken.clear();
        assertEquals(200, call());
        assertEquals(2, asked.size());
    }

    @Test
    @DisplayName("CON-02 one that is over is asked for anew")
    void over() {
        lasts = 0;
        assertEquals(200, call());
        assertEquals(200, call());
        assertEquals(2, asked.size());
    }

    @Test
    @DisplayName("CON-02 a server that takes the secret in the body alone gets it there")
    void inBody() {
        inBody = true;
        assertEquals(200, call());
        assertEquals("grant_type=client_credentials&client_id=guest%20house&client_secret=se%3Asame%25", asked.get(1));
    }

    @Test
    @DisplayName("CON-04 a client that is not taken is said in words, without its secret")
    void refused() {
        server.removeContext("/token");
        var fault = assertThrows(TargetException.class, this::call);
        assertTrue(fault.getMessage().contains("give a token to the client (status 401"), fault.getMessage());
        assertFalse(fault.getMessage().contains("same"), fault.getMessage());
    }
}
