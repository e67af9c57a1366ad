package dev.guesthouse.delivery.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetException.Reach;
import dev.guesthouse.testing.Certificates;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;

/** What becomes of calls to servers that are not well, or mean no good. */
class OutboundTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final String HOST = "target.test";
    private static final String GOOD = "HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 15\n\n{\"said\":\"well\"}";

    @TempDir
    static Path temporary;

    private static Misbehaving server;

    private final AtomicInteger asked = new AtomicInteger();
    private final Outbound outbound = Reached.by(this::here, new HttpClientOptions(), Clock.fixed(NOW, ZoneOffset.UTC), HOST);

    @BeforeAll
    static void start() throws IOException {
        server = new Misbehaving(null);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private InetAddress[] here(String host) throws UnknownHostException {
        asked.incrementAndGet();
        return InetAddress.getAllByName("127.0.0.1");
    }

    @Test
    @DisplayName("CON-01 an answer in JSON is read, and its connection is used again")
    void well() {
        server.says(GOOD);
        var before = server.connections();
        for (int i = 0; i < 3; i++) {
            assertEquals("well", get().done("say it").json().path("said").asText());
        }
        assertEquals(1, server.connections() - before);
        assertTrue(last().contains("host: " + HOST + ":" + server.port()) || last().contains("Host: " + HOST + ":" + server.port()), last());
        assertFalse(last().toLowerCase().contains("traceparent"), last());
    }

    @Test
    @DisplayName("CON-03 a server that hangs is away after the time that a call may take, and so is one that says its answer letter by letter")
    void hangs() {
        server.does((connection, out) -> hang(connection));
        isAway(this::get, "did not answer within 2 s");
        server.does((connection, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n".getBytes());
            hang(connection);
        });
        isAway(this::get, "did not answer within 2 s");
    }

    @Test
    @DisplayName("CON-03 a server that closes before it answers is asked once more, and is away if it does so again, or in the middle")
    void closes() {
        server.does((connection, out) -> connection.close());
        var before = server.heads().size();
        isAway(this::get, "closed the connection");
        assertEquals(2, server.heads().size() - before);
        var first = new AtomicInteger();
        server.does((connection, out) -> {
            if (first.getAndIncrement() == 0) {
                connection.close();
            } else {
                out.write(GOOD.replace("\n", "\r\n").getBytes());
            }
        });
        assertEquals("well", get().json().path("said").asText());
        server.does((connection, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"said\":".getBytes());
            out.flush();
            connection.close();
        });
        isAway(this::get, "broke off its answer");
    }

    @ParameterizedTest(name = "CON-03 {0} with Retry-After {1} is {2}, to wait {3}")
    @CsvSource({ "429, 7, throttled, PT7S", "429, 'Tue, 01 Dec 2026 09:02:00 GMT', throttled, PT2M", "429, 'Tue, 01 Dec 2026 08:00:00 GMT', throttled, PT0S",
            "429, soon, throttled, PT10S", "429, , throttled, PT10S", "429, -5, throttled, PT10S", "503, 30, throttled, PT30S", "503, , target, PT0S",
            "503, later, target, PT0S", "500, 30, target, PT0S", "502, , target, PT0S", "408, , target, PT0S", "302, , item, PT0S" })
    void status(String status, String wait, Reach reach, Duration asked) {
        server.says("HTTP/1.1 %s wibble\n%sContent-Length: 6\n\nwibble".formatted(status, wait == null ? "" : "Retry-After: " + wait + "\n"));
        var fault = fault(this::get);
        assertEquals(reach, fault.reach);
        assertEquals(asked, fault.retryAfter);
        assertFalse(fault.getMessage().contains("wibble"), fault.getMessage());
    }

    @ParameterizedTest(name = "CON-03 status {0} refuses what was asked: {1}")
    @CsvSource({ "400, status 400", "401, credentials are not taken", "403, credentials do not allow it", "404, it is not there", "501, status 501" })
    void refuses(String status, String words) {
        server.says("HTTP/1.1 %s wibble\nContent-Type: text/html\nContent-Length: 6\n\nwibble".formatted(status));
        var answer = get();
        assertEquals(Integer.parseInt(status), answer.status());
        assertTrue(answer.jsonIfAny().isMissingNode());
        isRefused(() -> answer.done("give a role"), words);
    }

    @ParameterizedTest(name = "CON-03 a good status with {0} is not taken for done")
    @CsvSource({ "text/html, <html>Maintenance</html>, something else than JSON", "application/json, <html>Maintenance</html>, broken JSON",
            "application/scim+json, '{\"id\":', broken JSON", "application/json, {} {}, broken JSON", "text/json+x, {}, something else than JSON" })
    void nonsense(String type, String body, String words) {
        server.says("HTTP/1.1 200 OK\nContent-Type: %s\nContent-Length: %d\n\n%s".formatted(type, body.length(), body));
        isRefused(() -> get().done("give a role"), words);
    }

    @Test
    @DisplayName("CON-07 of an answer of 100 MB no more than one is read, and its connection is closed")
    void large() {
        var sent = new AtomicInteger();
        server.does((connection, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes());
            var chunk = ("100000\r\n" + " ".repeat(0x100000) + "\r\n").getBytes();
            for (int i = 0; i < 100; i++) {
                out.write(chunk);
                sent.incrementAndGet();
            }
        });
        isRefused(this::get, "larger than any should be");
        assertTrue(sent.get() < 50, sent + " MB were taken");
    }

    @ParameterizedTest(name = "CON-07 a redirect to {0} is not followed")
    @ValueSource(strings = { "http://169.254.169.254/latest/meta-data/", "http://target.test/elsewhere", "/elsewhere" })
    void redirect(String elsewhere) {
        server.says("HTTP/1.1 307 Temporary Redirect\nLocation: %s\nContent-Length: 0\n\n".formatted(elsewhere));
        var before = server.heads().size();
        isRefused(this::get, "not followed");
        assertEquals(1, server.heads().size() - before);
    }

    @Test
    @DisplayName("CON-07 a name is asked for once a call, and a call goes to the address that was looked at, whatever the name means then")
    void changing() {
        server.says(GOOD);
        var answers = new ArrayList<>(List.of("127.0.0.1", "169.254.169.254"));
        var rebinding = Reached.by(host -> InetAddress.getAllByName(answers.remove(0)), new HttpClientOptions(), Clock.systemUTC(), HOST);
        assertEquals(200, rebinding.send(Call.get(address())).status());
        assertEquals(List.of("169.254.169.254"), answers);
        var before = server.connections();
        var outside = Reached.by(host -> new InetAddress[] { InetAddress.getByName("93.184.216.34"), InetAddress.getByName("127.0.0.1") },
                new HttpClientOptions(), Clock.systemUTC());
        isRefused(() -> outside.send(Call.get(URI.create("https://target.test:" + server.port() + "/"))), "leads inside");
        assertEquals(before, server.connections());
    }

    @ParameterizedTest(name = "CON-07 {0} is not called")
    @CsvSource({ "http://other.test/, no TLS", "ftp://target.test/, no HTTPS address", "https://user:secret@target.test/, no HTTPS address",
            "https:///x, no HTTPS address", "https://other.test/, leads inside", "https://127.0.0.1/, leads inside", "https://[::1]/, leads inside" })
    void address(String address, String words) {
        isRefused(() -> outbound.send(Call.get(URI.create(address))), words);
    }

    @Test
    @DisplayName("CON-03 a host that has no address, or where nobody listens, is away")
    void nowhere() throws IOException {
        isAway(() -> Reached.by(host -> {
            throw new UnknownHostException(host);
        }, new HttpClientOptions(), Clock.systemUTC(), HOST).send(Call.get(address())), "no address at present");
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        isAway(() -> outbound.send(Call.get(URI.create("http://target.test:%d/".formatted(port)))), "cannot be reached");
    }

    @Test
    @DisplayName("CON-07 by TLS the server is asked for the host's name, and shows a certificate of it, whatever address it is at")
    void tls() throws Exception {
        var certificates = Certificates.in(temporary);
        var trusting = new HttpClientOptions().setTrustOptions(new PemTrustOptions().addCertPath(certificates.authority().toString()));
        var secure = Reached.by(this::here, trusting, Clock.systemUTC(), HOST, "other.test");
        var names = new ArrayList<String>();
        try (var tls = new Misbehaving(certificates.server("dns:" + HOST))) {
            tls.does((connection, out) -> {
                ((ExtendedSSLSession) ((SSLSocket) connection).getSession()).getRequestedServerNames().forEach(name -> names.add(name.toString()));
                out.write(GOOD.replace("\n", "\r\n").getBytes());
            });
            assertEquals(200, secure.send(Call.get(URI.create("https://target.test:%d/x".formatted(tls.port())))).status());
            assertTrue(names.toString().contains(HOST), names.toString());
            isAway(() -> secure.send(Call.get(URI.create("https://other.test:%d/x".formatted(tls.port())))), "certificate");
            isAway(() -> outbound.send(Call.get(URI.create("https://target.test:%d/x".formatted(tls.port())))), "certificate");
        }
    }

    private Answer get() {
        return outbound.send(Call.get(address()));
    }

    private static URI address() {
        return URI.create("http://target.test:%d/x?y=z".formatted(server.port()));
    }

    private static String last() {
        return server.heads().get(server.heads().size() - 1);
    }

    private static void hang(java.net.Socket connection) throws IOException {
        connection.getInputStream().read();
    }

    private static void isAway(Runnable call, String words) {
        says(Reach.target, call, words);
    }

    private static void isRefused(Runnable call, String words) {
        says(Reach.item, call, words);
    }

    private static void says(Reach reach, Runnable call, String words) {
        var fault = fault(call);
        assertEquals(reach, fault.reach, fault.getMessage());
        assertTrue(fault.getMessage().contains(words), fault.getMessage());
        assertFalse(fault.getMessage().contains("secret"), fault.getMessage());
    }

    private static TargetException fault(Runnable call) {
        return assertThrows(TargetException.class, call::run);
    }
}
