package dev.guesthouse.http;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.settings.Language;
import dev.guesthouse.test.Forms;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.words.Translations;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@DisplayName("What people see who open an address")
class PagesTest extends GuesthouseTest {

    private static final String SOME_TOKEN = "u3ZB8q2cJ0hPpRrVQk0z0S8m3n2vXHqg6G5pE1yJ4aA";

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/", "/p/" + SOME_TOKEN, "/d/" + SOME_TOKEN, "/signin", "/problems", "/problems/request-open" })
    @DisplayName("PAG-05 each is an HTML page that loads nothing but what is this instance's own")
    void pages(String path) {
        var page = page(path);
        assertThat(page.header("Content-Type"), is("text/html; charset=utf-8"));
        assertThat(page.header("Content-Security-Policy"), startsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
        assertThat(page.header("Content-Security-Policy"), not(containsString("unsafe")));
        assertThat(page.header("Cache-Control"), is("no-store"));
        assertThat(page.asString(), containsString("<html lang=\"en\">"));
        assertThat(page.asString(), containsString("<title>"));
        assertThat(page.asString(), not(containsString("style=")));
        assertThat(given().head(path).statusCode(), is(200));
        assertThat(given().head(path).asString(), is(""));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/p/", "/d/" })
    @DisplayName("APR-06 PKG-03 a link's page is the same whether there is such a token or not")
    void sameForAllTokens(String path) {
        var link = given.atlasFor(given.fabrikam()).link();
        var known = shown(path + link.substring(link.lastIndexOf('/') + 1));
        assertThat(shown(path + SOME_TOKEN), is(known));
        assertThat(shown(path + "0"), is(known));
        assertThat(known, containsString("Guesthouse"));
    }

    /** To a browser that has been here before; but for the address itself. */
    private static String shown(String path) {
        return given().cookie("guesthouse_visitor", SOME_TOKEN).get(path).asString().replace(path, "…");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/p/x", "/d/x", "/my/", "/problems/request-open", "/" })
    @DisplayName("PAG-03 a page is read, and its form is sent; it knows nothing else")
    void methods(String path) {
        for (var method : List.of("PUT", "DELETE", "PATCH")) {
            var answer = guesthouse.nobody().send(method, path, "application/json", "{}");
            assertThat(answer.status(), is(405));
            assertThat(answer.header("Allow"), is("GET, HEAD, POST"));
        }
    }

    @Test
    @DisplayName("APR-05 the page of a decision says that opening it decides nothing")
    void decidesNothing() {
        assertThat(page("/d/x").asString(), containsString("Opening the link decides nothing"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ProblemType.class)
    @DisplayName("OPS-06 the type of every problem leads to a page that explains it")
    void problems(ProblemType problem) {
        assertThat(page("/problems/" + problem.slug()).asString(), containsString("<h1>" + Translations.in(Language.en, problem.title).replace("'", "&#39;") + "</h1>"));
        assertThat(page("/problems").asString(), containsString("href=\"/problems/" + problem.slug() + "\""));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/problems/no-such-problem", "/d/x/more", "/my/nothing", "/admin/nothing/at/all" })
    @DisplayName("OPS-06 where no page is, people are told so by a page")
    void noSuchPage(String path) {
        var page = guesthouse.nobody().send("GET", path, null, null);
        assertThat(page.body(), page.status(), is(404));
        assertThat(page.header("Content-Type"), startsWith("text/html"));
        assertThat(page.body(), containsString("There is nothing here for you"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/nix", "/organisations", "/a/b/c.html", "/signin/x" })
    @DisplayName("OPS-06 PAG-01 a browser is told by a page, in its language, that an address is none; a program by a problem")
    void noSuchAddress(String path) {
        var page = guesthouse.nobody().with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").with("Accept-Language", "de").send("GET", path, null, null);
        assertThat(page.body(), page.status(), is(404));
        assertThat(page.header("Content-Type"), startsWith("text/html"));
        assertThat(page.body(), containsString("<html lang=\"de\">"));
        assertThat(page.body(), containsString("Hier ist nichts für Sie"));
    }

    @Test
    @DisplayName("OPS-06 an address that is none answers programs with a problem, and says that it answers browsers otherwise")
    void noSuchFunction() {
        for (var accept : List.of("*/*", "application/json")) {
            var answer = guesthouse.nobody().with("Accept", accept).send("GET", "/nix", null, null);
            assertThat(answer.status(), is(404));
            assertThat(answer.header("Content-Type"), is("application/problem+json"));
            assertThat(answer.header("Vary"), containsString("Accept"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({ "/favicon.ico,image/x-icon", "/icon.svg,image/svg+xml" })
    @DisplayName("OPS-06 what browsers ask for beside every page is there, even where no page says so")
    void icons(String path, String type) {
        given().get(path).then().statusCode(200).header("Content-Type", startsWith(type));
        assertThat(page("/").asString(), containsString("<link rel=\"icon\" href=\"/icon.svg\""));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/", "/p/" + SOME_TOKEN, "/d/" + SOME_TOKEN, "/signin", "/problems", "/problems/request-open" })
    @DisplayName("OPS-01 every link of a page leads somewhere, on the first one to the functions' own description too")
    void links(String path) {
        var links = Pattern.compile("(?:href|src)=\"([^\"#]+)\"").matcher(page(path).asString()).results().map(link -> link.group(1)).collect(toSet());
        assertThat(links, hasItem("/style.css"));
        links.forEach(link -> assertThat(link, given().get(link).statusCode(), is(200)));
        assertThat(links.contains("/ui/"), is(path.equals("/")));
    }

    @Test
    @DisplayName("MSG-03 pages are in the language that somebody reads in, else in the one that their browser asks for")
    void languages() {
        var browser = new Forms(given.pia());
        assertThat(browser.open("/my/").body(), containsString("<html lang=\"en\">"));
        assertThat(browser.with("Accept-Language", "fr, de-AT;q=0.8, en;q=0.5").open("/my/").body(), containsString("<html lang=\"de\">"));
        assertThat(browser.with("Accept-Language", "x".repeat(3000) + ";;;q=9").open("/my/").body(), containsString("<html lang=\"en\">"));
        given.admin().post("change-person", "person", Map.of("email", "pia@eu.fabrikam.example"), "language", "de").ok();
        assertThat(browser.with("Accept-Language", "en").open("/my/").body(), containsString("Mein Zugang"));
    }

    @Test
    @DisplayName("MSG-03 who asks for a code in a page has it in their browser's language, and later letters too, unless they have said another")
    void languageOfLetters() {
        var german = new Forms(guesthouse.nobody()).with("Accept-Language", "de-AT, en;q=0.5");
        var code = german.send("/signin", "email", "zoe@elsewhere.example", "next", "/my/");
        german.sendTo("/signin", Forms.tokenOf(code), "ticket", Forms.ticketOf(code), "code", mails.to("zoe@elsewhere.example", "Anmeldecode").code(), "next", "/my/");
        assertThat(given.caller("zoe@elsewhere.example").get("whoami").text("person.language"), is("de"));
        var english = new Forms(guesthouse.nobody()).with("Accept-Language", "en");
        english.send("/signin", "email", "zoe@elsewhere.example", "next", "/my/");
        mails.to("zoe@elsewhere.example", "Anmeldecode");
        var neither = new Forms(guesthouse.nobody()).with("Accept-Language", "fr");
        code = neither.send("/signin", "email", "yves@elsewhere.example", "next", "/my/");
        neither.sendTo("/signin", Forms.tokenOf(code), "ticket", Forms.ticketOf(code), "code", mails.to("yves@elsewhere.example", "sign-in code").code(), "next", "/my/");
        assertThat(given.caller("yves@elsewhere.example").get("whoami").json("person.language"), is(nullValue()));
    }

    @Test
    @DisplayName("PAG-04 after a wrong code the page says still until when the right one is good")
    void wrongCode() {
        var browser = new Forms(guesthouse.nobody());
        var code = browser.send("/signin", "email", "zoe@elsewhere.example", "next", "/my/");
        var expires = code.body().replaceAll("(?s).*name=\"expires\" value=\"([^\"]*)\".*", "$1");
        mails.to("zoe@elsewhere.example", "sign-in code");
        for (var typed : List.of(expires, "tomorrow")) {
            var again = browser.sendTo("/signin", Forms.tokenOf(code), "ticket", Forms.ticketOf(code), "email", "zoe@elsewhere.example", "expires", typed, "code", "12",
                    "next", "/my/");
            assertThat(again.status(), is(403));
            assertThat(again.body().contains("<time datetime=\"" + expires), is(typed.equals(expires)));
        }
    }

    private static Response page(String path) {
        var page = given().get(path);
        assertThat(page.statusCode(), is(200));
        return page;
    }
}
