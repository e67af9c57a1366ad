package dev.guesthouse.rules.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.Wire;
import io.quarkus.test.junit.QuarkusTest;

/** What comes over the wire and is no plain HTTP/1.1: a proxy before us could read it as something else. */
@QuarkusTest
class HttpTest extends GuesthouseTest {

    /** What must not become a call of its own. */
    private static final String SECOND = "GET /problems HTTP/1.1\r\nHost: localhost\r\n\r\n";
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

    @Test
    @DisplayName("IDY-07 nor are its frames read, however many there are of them")
    void continuations() throws IOException {
        try (var wire = new Wire()) {
            var empty = "\0\0\0\u0009\0\0\0\0\1".repeat(100_000);
            wire.sendAlone((HTTP2 + SETTINGS + "\0\0\0\1\0\0\0\0\1" + empty).getBytes(ISO_8859_1), false)
                    .ifPresent(reply -> assertThat(reply.status(), greaterThanOrEqualTo(400)));
        }
        guesthouse.nobody().get("whoami").refused(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // a size that is more than an int holds, and so begins anew at nothing
            "Transfer-Encoding: chunked\r\n\r\n100000000\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
            // an end of line within quotes, which ends the line for some
            "Transfer-Encoding: chunked\r\n\r\n1;a=\"\r\nX\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n1;a=\nX\r\n0\r\n\r\n",
            // two lengths
            "Transfer-Encoding: chunked, identity\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked, xchunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            "Content-Length: 5\r\nContent-Length: 6\r\n\r\n0\r\n\r\n" })
    @DisplayName("OPS-06 a body whose end others would see elsewhere is refused, and nothing behind it is read as a call")
    void ambiguousBody(String framed) throws IOException {
        refusedAlone("POST /send-code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + framed);
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST /send-code HTTP/1.0\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            "\u0001\0GET /whoami HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /whoami HTTP/1.1\r\nHost : localhost\r\n\r\n" })
    @DisplayName("OPS-06 so is a head that others would read otherwise")
    void ambiguousHead(String call) throws IOException {
        refusedAlone(call);
    }

    /** Refused or hung up on, and not followed by an answer to a second call. */
    private static void refusedAlone(String call) throws IOException {
        try (var wire = new Wire()) {
            wire.begin((call + SECOND).getBytes(ISO_8859_1));
            var statuses = new ArrayList<Integer>();
            for (var reply = wire.next(); reply.isPresent(); reply = wire.next()) {
                statuses.add(reply.get().status());
            }
            assertThat(statuses, anyOf(empty(), is(List.of(400))));
        }
    }
}
