package dev.guesthouse.rules.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.LogLines;
import dev.guesthouse.test.Surroundings;
import dev.guesthouse.test.Wire;
import io.quarkus.test.junit.QuarkusTest;

/** Input that nobody sends by accident, found by hand or by {@code GeneratedInputTest}. */
@QuarkusTest
class BadInputTest extends GuesthouseTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
            "application/json; charset=utf-16" })
    @DisplayName("IDY-04 a body of another type changes nothing")
    void otherTypes(String type) {
        given.admin().send("POST", "/expire-assignments", type,
                "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n{}\r\n--x--\r\n").refused(415, "unsupported-media-type");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "ISO-8859-1", "UTF-8" })
    @DisplayName("OPS-06 JSON is UTF-8 without a byte order mark: no other charset is guessed, with such a mark neither")
    void otherCharsets(String charset) throws IOException {
        var json = "{\"email\": \"ana@b\u00FCcher.example\"}";
        for (var text : List.of("\uFEFF" + json, json)) {
            var isRight = charset.equals("UTF-8") && text.equals(json);
            var reply = sent(text.getBytes(charset));
            assertThat(reply.text(), reply.status(), is(isRight ? 200 : 400));
            assertThat(reply.text(), containsString(isRight ? "ticket" : "/problems/malformed-json"));
        }
    }

    private static Wire.Reply sent(byte[] body) throws IOException {
        var head = "POST /send-code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(body.length);
        var call = ByteBuffer.allocate(head.length() + body.length).put(head.getBytes(StandardCharsets.ISO_8859_1)).put(body).array();
        try (var wire = new Wire()) {
            return wire.send(call, false);
        }
    }

    @Test
    @DisplayName("IDY-05 a machine token signs nobody in")
    void machinesDoNotSignIn() {
        var machine = given.machine("expire-assignments");
        machine.post("send-code", "email", "ana@fabrikam.example").refused(403, "forbidden");
        machine.post("redeem-code", "ticket", "x", "code", "000000").refused(403, "forbidden");
    }

    @Test
    @DisplayName("IDY-05 a machine token moves nobody to another address, with which its holder could sign in")
    void machinesDoNotMovePeople() {
        var machine = given.machine("change-person");
        machine.post("change-person", "person", JsonBody.person(Surroundings.ADMINISTRATOR), "email", "mallory@home.example").refused(403, "forbidden");
        machine.post("change-person", "person", JsonBody.person(Surroundings.ADMINISTRATOR), "displayName", "Ada").ok();
    }

    @Test
    @DisplayName("OPS-06 a query that nests without end is refused")
    void nestedQuery() {
        given.pia().get("my-requests", "a.".repeat(1_500) + "a", "1").refused(422, "invalid-input");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(longs = { -31_557_014_167_219_200L, -210_866_803_200L, -3_217_862_419_200L })
    @DisplayName("ORG-12 OPS-06 a made-up cursor of a time that no database has is refused")
    void cursorBeforeTime(long second) {
        var name = "available-packages".getBytes(StandardCharsets.UTF_8);
        var cursor = ByteBuffer.allocate(28 + name.length).putLong(second).putInt(0).putLong(0).putLong(0).put(name).array();
        given.pia().get("available-packages", "after", Base64.getUrlEncoder().withoutPadding().encodeToString(cursor)).names("after");
    }

    @Test
    @DisplayName("OPS-06 a number that is too large is told to be that")
    void largeNumber() {
        var answer = given.admin().post("expire-assignments", Map.of("batchSize", 99_999_999_999L)).names("batchSize");
        assertThat(answer.body(), not(containsString("RFC 8259")));
    }

    @Test
    @DisplayName("OPS-06 of very many unknown fields the first are named: the answer stays small")
    void manyUnknownFields() {
        var fields = IntStream.range(0, 20_000).boxed().collect(Collectors.toMap("x%d"::formatted, number -> 1));
        var answer = given.admin().post("set-domain-list", fields).refused(422, "invalid-input");
        assertThat(answer.json("errors"), hasSize(50));
        assertThat(answer.body().length(), lessThan(10_000));
    }

    @Test
    @DisplayName("OPS-06 of a list with very many bad items the first are named: the answer stays small")
    void manyBadItems() {
        var answer = given.admin().post("set-domain-list", "mode", "deny", "domains", Collections.nCopies(5_000, "example")).refused(422, "invalid-input");
        assertThat(answer.json("errors"), hasSize(50));
        assertThat(answer.text("detail"), startsWith("5000 fields are not right"));
    }

    @Test
    @DisplayName("OPS-06 a list is at most 5,000 long, because each of it has to be looked up")
    void longList() {
        given.admin().post("set-domain-list", "mode", "deny", "domains", Collections.nCopies(5_001, "a.example")).names("domains");
        given.admin().post("set-domain-list", "mode", "deny", "domains", IntStream.range(0, 5_000).mapToObj("d%d.example"::formatted).toList()).ok();
    }

    @Test
    @DisplayName("OPS-06 the name of an unknown field is told up to 200 characters")
    void longName() {
        var answer = given.admin().post("create-catalog", "x".repeat(40_000), 1).refused(422, "invalid-input");
        assertThat(answer.<List<String>>json("errors.field"), contains("x".repeat(200) + "…"));
        assertThat(answer.body().length(), lessThan(1_000));
    }

    @Test
    @DisplayName("OPS-06 what a call expects of HTTP that nobody knows is refused, and is no fault of ours")
    void unknownExpectation() throws IOException {
        try (var log = new LogLines(); var wire = new Wire()) {
            var reply = wire.sendAlone("POST /send-code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: x\r\nContent-Length: 2\r\n\r\n{}"
                    .getBytes(StandardCharsets.UTF_8), false).orElseThrow();
            assertThat(reply.status(), is(400));
            assertThat(reply.text(), containsString("/problems/malformed-json"));
            assertThat(log.errors(), empty());
        }
    }

    @Test
    @DisplayName("OPS-06 a body that is no HTTP is no fault of ours")
    void brokenChunks() throws IOException {
        try (var log = new LogLines(); var wire = new Wire()) {
            wire.sendAlone("POST /send-code HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: breaks\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n".getBytes(StandardCharsets.UTF_8), false);
            eventually(() -> log.of("breaks"), hasSize(1));
            assertThat(log.errors(), empty());
        }
    }

    @Test
    @DisplayName("OPS-06 a caller who hangs up in the middle of a call is no fault of ours")
    void hungUp() throws IOException {
        try (var log = new LogLines(); var wire = new Wire()) {
            wire.cut("POST /send-code HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: hangs-up\r\nContent-Length: 9\r\n\r\n{".getBytes(StandardCharsets.UTF_8));
            eventually(() -> log.of("hangs-up"), hasSize(1));
            assertThat(log.errors(), empty());
        }
    }
}
