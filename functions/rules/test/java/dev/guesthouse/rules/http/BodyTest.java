package dev.guesthouse.rules.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Client;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.Wire;
import io.quarkus.test.junit.QuarkusTest;

/** How much a call may send, which is decided before any of it is read (OPS-06). */
@QuarkusTest
class BodyTest extends GuesthouseTest {

    private static final int STRANGER = 4 * 1024;
    private static final int FIELDS = 64 * 1024;
    private static final int LIST = 1024 * 1024;

    private final List<Wire> open = new ArrayList<>();

    @Test
    @DisplayName("OPS-06 whoever is not signed in may send 4 KB, and is refused more before they have sent it")
    void strangers() throws IOException {
        assertThat(sent(guesthouse.nobody(), "send-code", STRANGER).status(), is(200));
        assertThat(announced(guesthouse.nobody(), "send-code", STRANGER + 1).text(), containsString("4,096 bytes at most"));
        assertThat(announced(given.admin(), "send-code", STRANGER + 1).status(), is(413));
    }

    @Test
    @DisplayName("OPS-06 whoever may not call a function is told so before they have sent what it takes")
    void refusedBefore() throws IOException {
        assertThat(announced(guesthouse.nobody(), "set-domain-list", STRANGER + 1).status(), is(401));
        assertThat(announced(guesthouse.bearer(null, "made-up"), "set-domain-list", LIST).status(), is(401));
        assertThat(announced(given.pia(), "set-domain-list", LIST).status(), is(403));
    }

    @Test
    @DisplayName("OPS-06 whoever is signed in may send 64 KB, and where a list is taken 1 MB")
    void signedIn() throws IOException {
        assertThat(sent(given.admin(), "create-catalog", FIELDS).status(), is(201));
        assertThat(announced(given.admin(), "create-catalog", FIELDS + 1).status(), is(413));
        assertThat(sent(given.admin(), "set-domain-list", LIST).status(), is(200));
        assertThat(announced(given.admin(), "set-domain-list", LIST + 1).status(), is(413));
    }

    @Test
    @DisplayName("OPS-06 the same holds for a body that does not say how long it is")
    void chunked() throws IOException {
        assertThat(inChunks(guesthouse.nobody(), "send-code", STRANGER).status(), is(200));
        assertThat(inChunks(guesthouse.nobody(), "send-code", STRANGER + 1).status(), is(413));
        assertThat(inChunks(guesthouse.nobody(), "create-catalog", STRANGER).status(), is(401));
        assertThat(inChunks(given.admin(), "create-catalog", FIELDS).status(), is(201));
        assertThat(inChunks(given.admin(), "create-catalog", FIELDS + 1).status(), is(413));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/nowhere", "/q/health/live", "/send-code/" })
    @DisplayName("OPS-06 what is neither function nor page takes no more than a stranger's body")
    void elsewhere(String path) {
        guesthouse.nobody().send("POST", path, "application/json", "x".repeat(STRANGER + 1)).refused(413, "too-large");
    }

    @Test
    @DisplayName("OPS-06 whoever asks before they send their body is told to, or why not")
    void asksFirst() throws IOException {
        try (var wire = new Wire()) {
            assertThat(wire.ask(head(guesthouse.nobody(), "send-code", STRANGER + 1)).orElseThrow().status(), is(413));
        }
        try (var wire = new Wire()) {
            assertThat(wire.ask(head(guesthouse.nobody(), "send-code", STRANGER)), equalTo(Optional.empty()));
            assertThat(wire.send(body("send-code", STRANGER).getBytes(UTF_8), false).status(), is(200));
        }
    }

    @Test
    @DisplayName("OPS-06 what is sent at once has a bound over all: more has to wait, and small calls go on")
    void together() throws IOException {
        var refused = fill(given.admin(), "set-domain-list");
        assertThat(refused.text(), containsString("/problems/busy"));
        assertThat(refused.header("retry-after"), is("5"));
        given.admin().post("create-catalog", "displayName", "Projects").ok();
        closeWires();
        eventually(() -> sent(given.admin(), "set-domain-list", LIST).status(), is(200));
    }

    @Test
    @DisplayName("OPS-06 whoever may not call takes none of what is there for those who may")
    void refusedTakeNoRoom() throws IOException {
        fill(given.admin(), "set-domain-list");
        assertThat(announced(guesthouse.nobody(), "set-domain-list", LIST).status(), is(401));
        fill(given.pia(), "submit-request");
        assertThat(announced(given.pia(), "set-domain-list", LIST).status(), is(403));
    }

    @Test
    @DisplayName("OPS-06 whoever has just signed in leaves those who have a role room for their lists, whatever they send")
    void roomOfRoles() throws IOException {
        assertThat(fill(given.pia(), "submit-request").text(), containsString("/problems/busy"));
        assertThat(sent(given.admin(), "set-domain-list", LIST).status(), is(200));
    }

    @Test
    @DisplayName("OPS-06 whoever hangs up before they were told whether they may send takes no room for good")
    void hangUp() throws IOException {
        for (int call = 0; call < 200; call++) {
            try (var wire = new Wire()) {
                wire.cut(head(given.admin(), "set-domain-list", LIST));
            }
        }
        eventually(() -> sent(given.admin(), "set-domain-list", LIST).status(), is(200));
    }

    @Test
    @DisplayName("OPS-06 after a refusal the connection goes on with the next call, once the refused body went by")
    void goesOn() throws IOException {
        try (var wire = new Wire()) {
            assertThat(wire.send(call(guesthouse.nobody(), "send-code", LIST), false).status(), is(413));
            assertThat(wire.send(call(guesthouse.nobody(), "send-code", STRANGER), false).status(), is(200));
        }
    }

    @Test
    @DisplayName("IDY-03 whoever loses their role while their body is on its way has lost it when the body is there")
    void lateBody() throws IOException {
        try (var wire = new Wire()) {
            assertThat(wire.ask(head(given.admin(), "create-catalog", FIELDS)), equalTo(Optional.empty()));
            database.run("DELETE FROM role_assignment");
            assertThat(wire.send(body("create-catalog", FIELDS).getBytes(UTF_8), false).status(), is(403));
        }
    }

    @Test
    @DisplayName("OPS-06 whoever sends call after call and takes no answer is hung up on")
    void callsAhead() throws IOException {
        try (var wire = new Wire()) {
            wire.begin("GET /whoami HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(1_000).getBytes(UTF_8));
            var answers = 0;
            while (wire.next().isPresent()) {
                answers++;
            }
            assertThat(answers, lessThan(1_000));
        }
    }

    @AfterEach
    void closeWires() throws IOException {
        for (var wire : open) {
            wire.close();
        }
    }

    /** Lets lists begin until one is refused, and answers that. */
    private Wire.Reply fill(Client caller, String function) throws IOException {
        var refused = Optional.<Wire.Reply>empty();
        for (int calls = 0; refused.isEmpty() && calls < 64; calls++) {
            var wire = new Wire();
            open.add(wire);
            refused = wire.ask(head(caller, function, LIST));
        }
        return refused.orElseThrow();
    }

    /** What is answered to a head alone that says so. */
    private static Wire.Reply announced(Client caller, String function, int length) throws IOException {
        try (var wire = new Wire()) {
            wire.begin(head(caller, function, "Content-Length: " + length));
            var reply = wire.next().orElseThrow();
            assertThat(reply.header("content-type"), startsWith("application/problem+json"));
            return reply;
        }
    }

    private static Wire.Reply sent(Client caller, String function, int length) throws IOException {
        try (var wire = new Wire()) {
            return wire.send(call(caller, function, length), false);
        }
    }

    private static Wire.Reply inChunks(Client caller, String function, int length) throws IOException {
        var chunked = new StringBuilder(new String(head(caller, function, "Transfer-Encoding: chunked"), UTF_8));
        var body = body(function, length);
        for (int at = 0; at < length; at += 1_000) {
            var chunk = body.substring(at, Math.min(length, at + 1_000));
            chunked.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk).append("\r\n");
        }
        try (var wire = new Wire()) {
            return wire.send(chunked.append("0\r\n\r\n").toString().getBytes(UTF_8), false);
        }
    }

    private static byte[] call(Client caller, String function, int length) {
        return (new String(head(caller, function, "Content-Length: " + length), UTF_8) + body(function, length)).getBytes(UTF_8);
    }

    /** That asks whether the body may come. */
    private static byte[] head(Client caller, String function, int length) {
        return head(caller, function, "Expect: 100-continue\r\nContent-Length: " + length);
    }

    private static byte[] head(Client caller, String function, String framing) {
        var token = caller.token() == null ? "" : "Authorization: Bearer %s\r\n".formatted(caller.token());
        return "POST /%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s%s\r\n\r\n".formatted(function, token, framing).getBytes(UTF_8);
    }

    /** A good one, made as long as that by spaces. */
    private static String body(String function, int length) {
        var body = switch (function) {
            case "send-code" -> "{\"email\":\"ana@fabrikam.example\"}";
            case "create-catalog" -> "{\"displayName\":\"Projects\"}";
            default -> "{\"mode\":\"deny\",\"domains\":[\"fabrikam.example\"]}";
        };
        assertThat(body.length() <= length, equalTo(true));
        return body + " ".repeat(length - body.length());
    }
}
