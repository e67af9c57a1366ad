package dev.guesthouse.rules.signin;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class ForwardingTest extends GuesthouseTest {

    @Test
    @DisplayName("IDY-07 a client's address is taken from the forwarding header of a proxy that a setting names")
    void trusted() throws IOException {
        assertThat(sendCode("127.0.0.1", "X-Forwarded-For: 203.0.113.7"), startsWith("HTTP/1.1 200"));
        assertThat(callers(), contains("203.0.113.7"));
    }

    @Test
    @DisplayName("IDY-07 what the caller wrote into the header before the proxy added to it is not believed")
    void written() throws IOException {
        assertThat(sendCode("127.0.0.1", "X-Forwarded-For: 198.51.100.9, 203.0.113.7"), startsWith("HTTP/1.1 200"));
        assertThat(sendCode("127.0.0.1", "X-Forwarded-For: 198.51.100.9\r\nX-Forwarded-For: 203.0.113.7:4711"), startsWith("HTTP/1.1 200"));
        assertThat(callers(), contains("203.0.113.7", "203.0.113.7"));
    }

    @Test
    @DisplayName("IDY-07 behind several proxies that settings name, a client's address is what the outermost of them added")
    void severalProxies() throws IOException {
        assertThat(sendCode("127.0.0.1", "X-Forwarded-For: 198.51.100.9, 203.0.113.7, 127.0.0.1"), startsWith("HTTP/1.1 200"));
        assertThat(callers(), contains("203.0.113.7"));
    }

    @Test
    @DisplayName("IDY-07 a header that is no list of addresses keeps no call from being answered, and what the proxy added to it counts")
    void noAddresses() throws IOException {
        for (var header : List.of(",", "", ":80", ", 203.0.113.7", ":80, 203.0.113.7", "unknown, 203.0.113.7")) {
            assertThat(sendCode("127.0.0.1", "X-Forwarded-For: " + header), startsWith("HTTP/1.1 200"));
        }
        assertThat(callers(), contains("127.0.0.1", "127.0.0.1", "127.0.0.1", "203.0.113.7", "203.0.113.7", "203.0.113.7"));
    }

    @Test
    @DisplayName("IDY-07 nobody says of themselves that they are a proxy")
    void saysToBeTrusted() throws IOException {
        assertThat(sendCode("127.0.0.2", "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Trusted-Proxy: true"), startsWith("HTTP/1.1 200"));
        assertThat(callers(), contains("127.0.0.2"));
    }

    @Test
    @DisplayName("IDY-07 what anybody else says of their address is not believed")
    void notTrusted() throws IOException {
        assertThat(sendCode("127.0.0.2", "X-Forwarded-For: 203.0.113.7"), startsWith("HTTP/1.1 200"));
        assertThat(callers(), contains("127.0.0.2"));
    }

    @Test
    @DisplayName("IDY-07 a header that no setting names is not believed from anybody")
    void otherHeader() throws IOException {
        assertThat(sendCode("127.0.0.1", "Forwarded: for=203.0.113.7"), startsWith("HTTP/1.1 200"));
        assertThat(callers(), contains("127.0.0.1"));
    }

    private List<String> callers() {
        return database.column("SELECT caller_address FROM sign_in_code ORDER BY id");
    }

    /** Calls from an address of this machine, since no client library lets one choose it; answers the status line. */
    private static String sendCode(String from, String header) throws IOException {
        var body = "{\"email\":\"" + PIA + "\"}";
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), RestAssured.port, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("POST /send-code HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        }
    }
}
