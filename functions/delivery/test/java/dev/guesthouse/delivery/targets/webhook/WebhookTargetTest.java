package dev.guesthouse.delivery.targets.webhook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.Credentials;
import dev.guesthouse.delivery.outbound.Reached;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetContract;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetSystem;
import dev.guesthouse.settings.Settings;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Webhooks against a receiver that takes what the published library of Standard Webhooks says is signed, and nothing else. */
class WebhookTargetTest implements TargetContract {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";
    private static final Settings SETTINGS = new SmallRyeConfigBuilder().withMapping(Settings.class)
            .withDefaultValue("guesthouse.url", "https://guesthouse.contoso.example").build().getConfigMapping(Settings.class);

    private static final Map<String, Boolean> ACCOUNTS = new ConcurrentHashMap<>();
    private static final Set<Membership> MEMBERS = ConcurrentHashMap.newKeySet();
    private static final List<JsonNode> EVENTS = new CopyOnWriteArrayList<>();
    private static HttpServer receiver;
    private static volatile String silence;
    /** So many times it is not well. */
    private static volatile int refusesNext;

    private final TargetSystem target = target(SECRET);
    private final Connector connector = TargetContract.at(ConnectorKind.webhook, "http://127.0.0.1:%d/hook?for=guesthouse".formatted(receiver.getAddress().getPort()));

    @BeforeAll
    static void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        receiver.createContext("/hook", WebhookTargetTest::take);
        receiver.start();
    }

    @AfterAll
    static void stop() {
        receiver.stop(0);
    }

    private static TargetSystem target(String secret) {
        return new WebhookTarget(Reached.with(new Credentials(null, null, null, null, secret)), SETTINGS, Clock.systemUTC());
    }

    private static void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String answer;
            try {
                new Webhook(SECRET).verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true).map());
                var event = new ObjectMapper().readTree(body);
                if (refusesNext > 0) {
                    refusesNext--;
                    EVENTS.add(event);
                    exchange.sendResponseHeaders(503, -1);
                    return;
                }
                answer = silence == null ? act(event) : silence;
            } catch (Exception e) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", answer.startsWith("{") ? "application/json" : "text/plain");
            exchange.sendResponseHeaders(answer.isEmpty() ? 204 : 200, answer.isEmpty() ? -1 : answer.length());
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String act(JsonNode event) {
        EVENTS.add(event);
        var data = event.path("data");
        var account = data.path("account").asText();
        var membership = new Membership(account, data.path("resource").asText(), data.path("role").asText());
        switch (event.path("type").asText().substring("dev.guesthouse.".length())) {
            case "account.wanted" -> {
                ACCOUNTS.put("of " + data.path("person").asText(), true);
                return "{\"account\":\"of %s\"}".formatted(data.path("person").asText());
            }
            case "grant" -> MEMBERS.add(membership);
            case "revoke" -> MEMBERS.remove(membership);
            case "ask" -> {
                return "{\"held\":%b}".formatted(MEMBERS.contains(membership));
            }
            case "account.blocked" -> ACCOUNTS.replace(account, false);
            case "account.unblocked" -> ACCOUNTS.replace(account, true);
            case "account.deleted" -> {
                ACCOUNTS.remove(account);
                MEMBERS.removeIf(held -> held.account().equals(account));
            }
            default -> {
                return "ok";
            }
        }
        return "";
    }

    /** Its receiver is told, and asked of one person at a time. */
    @Override
    public boolean isReadable() {
        return false;
    }

    @Override
    public TargetSystem target() {
        return target;
    }

    @Override
    public Connector connector() {
        return connector;
    }

    @Override
    public List<Membership> places() {
        return List.of(new Membership("x", "crm", "user"), new Membership("x", "erp/\"1\"", "reader"));
    }

    @Override
    public boolean has(Membership membership) {
        return MEMBERS.contains(membership);
    }

    @Override
    public boolean isActive(String account) {
        return ACCOUNTS.getOrDefault(account, false);
    }

    @Test
    @DisplayName("CON-02 an event says who tells it, what it is about and when; one that was taken and is told again has another id")
    void event() {
        var pia = new Membership("pia", "crm", "user");
        target.grant(connector, pia);
        var granted = EVENTS.get(EVENTS.size() - 1);
        target.grant(connector, pia);
        assertEquals("1.0", granted.path("specversion").asText());
        assertEquals("https://guesthouse.contoso.example", granted.path("source").asText());
        assertEquals("dev.guesthouse.grant", granted.path("type").asText());
        assertEquals("pia", granted.path("subject").asText());
        assertEquals("{\"account\":\"pia\",\"resource\":\"crm\",\"role\":\"user\"}", granted.path("data").toString());
        assertDoesNotThrow(() -> Instant.parse(granted.path("time").asText()));
        assertNotEquals(granted.path("id"), EVENTS.get(EVENTS.size() - 1).path("id"));
    }

    @Test
    @DisplayName("CON-02 an event that was not taken is told again by the same id, and once it was taken by another")
    void sameId() {
        var ben = new Membership("ben", "crm", "user");
        refusesNext = 2;
        for (int i = 0; i < 2; i++) {
            assertThrows(TargetException.class, () -> target.grant(connector, ben));
        }
        target.grant(connector, ben);
        target.grant(connector, ben);
        var told = EVENTS.subList(EVENTS.size() - 4, EVENTS.size()).stream().map(event -> event.path("id").asText() + event.path("time").asText()).toList();
        assertEquals(List.of(told.get(0), told.get(0), told.get(0)), told.subList(0, 3));
        assertNotEquals(told.get(0), told.get(3));
        target.revoke(connector, ben);
        assertNotEquals(told.get(3), EVENTS.get(EVENTS.size() - 1).path("id").asText() + EVENTS.get(EVENTS.size() - 1).path("time").asText());
    }

    @Test
    @DisplayName("CON-02 an event that was not taken is another one once the opposite was told, and a question is always a new one")
    void anotherId() {
        var kim = new Membership("kim", "crm", "user");
        refusesNext = 1;
        assertThrows(TargetException.class, () -> target.revoke(connector, kim));
        var before = EVENTS.get(EVENTS.size() - 1).path("id");
        target.grant(connector, kim);
        target.revoke(connector, kim);
        assertNotEquals(before, EVENTS.get(EVENTS.size() - 1).path("id"));
        refusesNext = 1;
        assertThrows(TargetException.class, () -> target.holds(connector, kim));
        var asked = EVENTS.get(EVENTS.size() - 1).path("id");
        target.holds(connector, kim);
        assertNotEquals(asked, EVENTS.get(EVENTS.size() - 1).path("id"));
    }

    @Test
    @DisplayName("CON-06 a receiver that does not say what is held cannot be read back, and what it answers otherwise is no matter")
    void silent() {
        for (var answer : List.of("", "ok", "{\"status\":\"taken\"}", "{broken")) {
            silence = answer;
            assertEquals(Optional.empty(), target.holds(connector, places().get(0)));
            var pia = TargetContract.somebody();
            assertEquals(pia.id().toString(), target.createAccount(connector, pia).id());
        }
        silence = null;
    }

    @Test
    @DisplayName("CON-02 a receiver that has another secret takes nothing")
    void otherSecret() {
        var fault = assertThrows(TargetException.class, () -> target("whsec_" + "A".repeat(40)).grant(connector, places().get(0)));
        assertTrue(fault.getMessage().contains("refused to take an event (status 401)"), fault.getMessage());
    }

    @ParameterizedTest(name = "CON-04 with {0} for a secret nothing is sent, and it is not said")
    @ValueSource(strings = { "", "sesame", "whsec_", "whsec_c2hvcnQ=", "whsec_***", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr" })
    void noSecret(String secret) {
        var fault = assertThrows(TargetException.class, () -> target(secret).grant(connector, places().get(0)));
        assertTrue(fault.getMessage().contains("no secret to sign with"), fault.getMessage());
        assertFalse(secret.length() > 6 && fault.getMessage().contains(secret), fault.getMessage());
    }
}
