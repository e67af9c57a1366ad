package dev.guesthouse.rules.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import java.io.IOException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.Wire;
import io.quarkus.test.junit.QuarkusTest;

/** What comes over the wire and is no plain HTTP/1.1: a proxy before us could read it as something else. */
@QuarkusTest
class HttpTest extends GuesthouseTest {

    private static final String HTTP2 = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final String SETTINGS = "\0\0\0\4\0\0\0\0\0";

    @Test
    @DisplayName("IDY-07 a call that would go on as HTTP/2, past the rules of a proxy, goes on as what it is")
    void upgrade() throws IOException {
        try (var wire = new Wire()) {
            var call = "GET /whoami HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n";
            assertThat(wire.send(call.getBytes(ISO_8859_1), false).status(), is(401));
        }
    }

    @Test
    @DisplayName("IDY-07 HTTP/2 that nobody has asked for is no HTTP")
    void priorKnowledge() throws IOException {
        try (var wire = new Wire()) {
            wire.sendAlone((HTTP2 + SETTINGS).getBytes(ISO_8859_1), false).ifPresent(reply -> assertThat(reply.status(), greaterThanOrEqualTo(400)));
        }
    }
}
