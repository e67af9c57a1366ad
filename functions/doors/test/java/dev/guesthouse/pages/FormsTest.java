package dev.guesthouse.pages;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Forms;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("Forms: whose they are, and what becomes of what was typed")
class FormsTest extends GuesthouseTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String WHY = "I test the pumps of Atlas; é, 泵, 🚰 and <b>.";

    private AccessPackage atlas;
    private String path;
    private Forms pia;

    @BeforeEach
    void browser() {
        atlas = given.atlasFor(given.fabrikam());
        path = URI.create(atlas.link()).getPath();
        pia = new Forms(given.pia());
    }

    @Test
    @DisplayName("PAG-04 a button alone that is refused, as of a page that is older than the session, says so, for there is no form to come back")
    void refusedButton() {
        var pia = new Forms(given.pia());
        for (var button : List.of("/my/sign-out", "/my/language")) {
            var refused = pia.sendTo(button, "of another session", "language", "de");
            assertThat(refused.status(), is(403));
            assertThat(refused.body(), containsString("<h1"));
        }
        assertThat(pia.open("/my/").status(), is(200));
    }

    @Test
    @DisplayName("PAG-03 a form is taken with the token of its session, and with no other one, nor without")
    void tokens() {
        var other = Forms.tokenOf(new Forms(given.sana()).open("/my/"));
        for (var token : new String[] { null, "", "x", other, Forms.tokenOf(new Forms(guesthouse.nobody()).open("/signin")) }) {
            var refused = pia.sendTo(path, token, "send", "", "justification", WHY);
            assertThat(String.valueOf(token), refused.status(), is(403));
            assertThat(refused.body(), containsString("This was not done"));
            assertThat(refused.body(), containsString("I test the pumps of Atlas"));
        }
        assertThat(requests(), is(0L));
        assertThat(pia.send(path, "send", "", "justification", WHY).status(), is(303));
        assertThat(requests(), is(1L));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Sec-Fetch-Site: none", "X-None: none" })
    @DisplayName("PAG-03 IDY-04 a form is taken from pages of this instance alone, as the browser says; what says nothing is no browser")
    void origins(String header) {
        var token = Forms.tokenOf(pia.open(path));
        var body = Forms.encoded(Map.of("formToken", token, "send", "", "justification", WHY));
        var parts = header.split(": ");
        var answer = guesthouse.nobody().with("Cookie", pia.cookies()).with(parts[0], parts[1]).send("POST", path, FORM, body);
        assertThat(answer.body(), answer.status(), is(403));
        assertThat(requests(), is(0L));
    }

    @Test
    @DisplayName("PAG-03 a browser that tells no origin, since pages tell nobody their address, is believed by the form's token, and by nothing less")
    void noOrigin() {
        var token = Forms.tokenOf(pia.open(path));
        var browser = guesthouse.nobody().with("Cookie", pia.cookies()).with("Origin", "null");
        assertThat(browser.send("POST", path, FORM, Forms.encoded(Map.of("formToken", token + "x", "send", "", "justification", WHY))).status(), is(403));
        assertThat(requests(), is(0L));
        assertThat(browser.send("POST", path, FORM, Forms.encoded(Map.of("formToken", token, "send", "", "justification", WHY))).status(), is(303));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "application/json", "text/plain", "multipart/form-data; boundary=x", FORM + "; charset=utf-16", FORM + "; charset=iso-8859-1" })
    @DisplayName("PAG-03 a form is UTF-8, and of the type that browsers send")
    void types(String type) {
        var answer = guesthouse.nobody().with("Cookie", pia.cookies()).with("Sec-Fetch-Site", "same-origin").send("POST", path, type,
                Forms.encoded(Map.of("formToken", Forms.tokenOf(pia.open(path)), "send", "")));
        assertThat(answer.body(), answer.status(), is(415));
        assertThat(answer.header("Content-Type"), startsWith("text/html"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "%", "%zz=1", "justification=%ff%fe", "%c3=1" })
    @DisplayName("PAG-03 a form that cannot be read is refused")
    void unreadable(String body) {
        var answer = guesthouse.nobody().with("Cookie", pia.cookies()).with("Sec-Fetch-Site", "same-origin").send("POST", path, FORM, body);
        assertThat(answer.body(), answer.status(), is(400));
    }

    @Test
    @DisplayName("PAG-03 a form may be as long as its fields can be, and no longer; what is in no field of it is of no use")
    void length() {
        assertThat(pia.send(path, "send", "", "justification", "x".repeat(100_000)).status(), is(413));
        assertThat(pia.send(path, "send", "", "justification", "泵".repeat(4_000), "requestorId", "me", "state", "delivered").status(), is(303));
        assertThat(database.count("SELECT count(*) FROM assignment_request WHERE state = 'pendingApproval'"), is(1L));
    }

    @Test
    @DisplayName("PAG-04 a refusal brings the form back with what was typed, says what is wrong in a summary and beside each field")
    void refused() {
        var page = pia.send(path, "send", "", "justification", " ");
        assertThat(page.status(), is(422));
        assertThat(page.body(), containsString("<title>Error: "));
        assertThat(page.body(), containsString("<a href=\"#justification\">“Why do you need it?” is required: say why you need this</a>"));
        assertThat(page.body(), containsString("id=\"justification-error\""));
        var other = pia.send(path, "send", "", "justification", WHY, "startDateTime", "2020-01-01");
        assertThat(other.status(), is(422));
        assertThat(other.body(), containsString("é, 泵, 🚰 and &lt;b&gt;."));
        assertThat(other.body(), not(containsString("<b>.")));
    }

    @Test
    @DisplayName("PAG-04 what was typed outlives the session: whoever signs in again has it back, and nothing was done meanwhile")
    void sessionEnded() {
        var token = Forms.tokenOf(pia.open(path));
        given.pia().post("sign-out").ok();
        var signIn = pia.sendTo(path, token, "send", "", "justification", WHY);
        assertThat(signIn.body(), containsString("What you typed is kept"));
        var carried = new String[] { "carried.send", "", "carried.justification", WHY, "next", path };
        var code = pia.sendTo("/signin", Forms.tokenOf(signIn), with(carried, "email", PIA));
        assertThat(code.body(), containsString("carried.justification"));
        var back = pia.sendTo("/signin", Forms.tokenOf(code), with(carried, "ticket", Forms.ticketOf(code), "code", mails.to(PIA, "sign-in code").code()));
        assertThat(back.body(), back.status(), is(200));
        assertThat(back.body(), containsString("é, 泵, 🚰 and &lt;b&gt;."));
        assertThat(requests(), is(0L));
        assertThat(pia.sendTo(path, Forms.tokenOf(back), "send", "", "justification", WHY).status(), is(303));
        assertThat(requests(), is(1L));
    }

    @Test
    @DisplayName("IDY-07 after sign-in a person is sent only to pages of this instance")
    void next() {
        for (var next : List.of("https://evil.example/", "//evil.example", "/\\evil.example", "/my/\\..//evil.example", "javascript:alert(1)", "/ui/", "/my/\r\nX: y", "")) {
            var browser = new Forms(guesthouse.nobody().from("192.0.2." + next.length()));
            mails.empty();
            var code = browser.send("/signin", "email", SANA, "next", next);
            var answer = browser.sendTo("/signin", Forms.tokenOf(code), "ticket", Forms.ticketOf(code), "code", mails.to(SANA, "sign-in code").code(), "next", next);
            assertThat(next, answer.header("Location"), is("/my/"));
        }
    }

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new);
    }

    private long requests() {
        return database.count("SELECT count(*) FROM assignment_request");
    }
}
