package dev.guesthouse.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.UUID;

import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.LogLines;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("OPS-04 what every answer carries")
class EveryAnswerTest extends GuesthouseTest {

    private static final String UUID_TEXT = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final Logger SQL = LogContext.getLogContext().getLogger("org.hibernate.SQL");

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/whoami", "/organizations", "/send-code", "/nothing-there", "/q/health/live", "/" })
    @DisplayName("OPS-04 an id of the request, also where the call is refused")
    void requestId(String path) {
        assertThat(given().get(path).header("X-Request-Id"), matchesPattern(UUID_TEXT));
        assertThat(given().header("X-Request-Id", "from-the.proxy_1").get(path).header("X-Request-Id"), is("from-the.proxy_1"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "two words", "<b>", "{\"a\":1}", "%0aINFO", "" })
    @DisplayName("OPS-04 an id that could forge log lines is not taken")
    void unfitRequestId(String id) {
        assertThat(given().header("X-Request-Id", id).get("/whoami").header("X-Request-Id"), matchesPattern(UUID_TEXT));
    }

    @Test
    @DisplayName("OPS-04 a request is one line, with its id and without query or token")
    void oneLine() {
        try (var log = new LogLines()) {
            var id = UUID.randomUUID().toString();
            given().header("X-Request-Id", id).queryParam("search", "hidden").auth().preemptive().oauth2("guesthouse_session_hidden")
                    .get("/organizations");
            var lines = eventually(() -> access(log, id), hasSize(1));
            assertThat(lines.get(0), startsWith("GET /organizations 401 "));
            assertThat(lines.get(0), not(containsString("hidden")));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/p/hidden", "/d/hidden", "/d/hidden/more", "//d/hidden", "/%2fd/hidden" })
    @DisplayName("OPS-04 the tokens of links are not logged")
    void noLinkTokens(String path) {
        try (var log = new LogLines()) {
            var id = UUID.randomUUID().toString();
            given().urlEncodingEnabled(false).header("X-Request-Id", id).get(path);
            assertThat(eventually(() -> access(log, id), hasSize(1)).get(0), not(containsString("hidden")));
        }
    }

    @Test
    @DisplayName("OPS-04 what a function logs while it runs carries the id of its request")
    void reachesFunctions() {
        try (var log = new LogLines()) {
            var caller = guesthouse.nobody().with("X-Request-Id", "of-this-request");
            SQL.setLevel(Level.DEBUG);
            caller.post("send-code", "email", "ana@fabrikam.example").ok();
            assertThat(log.of("of-this-request").stream().map(LogLines.Line::category).toList(), hasItem(SQL.getName()));
        } finally {
            SQL.setLevel(null);
        }
    }

    @Test
    @DisplayName("OPS-04 a read that is answered carries the same as a refusal")
    void reads() {
        var answer = given.admin().with("X-Request-Id", "of-a-read").get("whoami").ok();
        assertThat(answer.header("X-Request-Id"), is("of-a-read"));
        assertThat(answer.header("Cache-Control"), is("no-store"));
        assertThat(answer.header("X-Content-Type-Options"), is("nosniff"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/whoami", "/nothing-there", "/p/x", "/d/x", "/q/health/live" })
    @DisplayName("Answers are kept by nobody, framed by nobody and are of the type they say")
    void headers(String path) {
        var answer = given().get(path);
        assertThat(answer.header("X-Content-Type-Options"), is("nosniff"));
        assertThat(answer.header("Referrer-Policy"), is("no-referrer"));
        assertThat(answer.header("Cache-Control"), is("no-store"));
        assertThat(answer.header("Content-Security-Policy"), containsString("default-src 'none'"));
        assertThat(answer.header("Content-Security-Policy"), containsString("frame-ancestors 'none'"));
    }

    private static List<String> access(LogLines log, String requestId) {
        return log.of(requestId).stream().filter(line -> line.category().equals("dev.guesthouse.access")).map(LogLines.Line::text).toList();
    }
}
