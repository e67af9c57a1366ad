package dev.guesthouse.http;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@DisplayName("What people see who open an address")
class PagesTest extends GuesthouseTest {

    private static final String SOME_TOKEN = "u3ZB8q2cJ0hPpRrVQk0z0S8m3n2vXHqg6G5pE1yJ4aA";

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/", "/p/" + SOME_TOKEN, "/d/" + SOME_TOKEN, "/my", "/problems", "/problems/request-open" })
    @DisplayName("Each is an HTML page that loads nothing but its style")
    void pages(String path) {
        var page = page(path);
        assertThat(page.header("Content-Type"), is("text/html; charset=utf-8"));
        assertThat(page.header("Content-Security-Policy"), startsWith("default-src 'none'; style-src 'self';"));
        assertThat(page.header("Cache-Control"), is("no-store"));
        assertThat(page.asString(), containsString("<html lang=\"en\">"));
        assertThat(page.asString(), containsString("<title>"));
        assertThat(page.asString(), not(containsString("<script")));
        assertThat(given().head(path).statusCode(), is(200));
        assertThat(given().head(path).asString(), is(""));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/p/", "/d/" })
    @DisplayName("APR-06 PKG-03 a link's page is the same whether there is such a token or not")
    void sameForAllTokens(String path) {
        var link = given.atlasFor(given.fabrikam()).link();
        var known = page(path + link.substring(link.lastIndexOf('/') + 1));
        assertThat(page(path + SOME_TOKEN).asByteArray(), is(known.asByteArray()));
        assertThat(page(path + "0").asByteArray(), is(known.asByteArray()));
        assertThat(known.asString(), containsString("Guesthouse"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/p/x", "/d/x", "/my", "/problems/request-open", "/" })
    @DisplayName("APR-05 a page can only be read")
    void onlyRead(String path) {
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            var answer = guesthouse.nobody().send(method, path, "application/json", "{}").refused(405, "method-not-allowed");
            assertThat(answer.header("Allow"), is("GET, HEAD"));
        }
    }

    @Test
    @DisplayName("APR-05 the page of a decision says that opening it decides nothing")
    void decidesNothing() {
        assertThat(page("/d/x").asString(), containsString("Opening this link decides nothing"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ProblemType.class)
    @DisplayName("OPS-06 the type of every problem leads to a page that explains it")
    void problems(ProblemType problem) {
        assertThat(page("/problems/" + problem.slug()).asString(), containsString("<h1>" + problem.title.replace("'", "&#39;") + "</h1>"));
        assertThat(page("/problems").asString(), containsString("href=\"/problems/" + problem.slug() + "\""));
    }

    @Test
    @DisplayName("OPS-06 there is no page of a problem that there is not")
    void noSuchProblem() {
        guesthouse.nobody().send("GET", "/problems/no-such-problem", null, null).refused(404, "not-found");
        guesthouse.nobody().send("GET", "/p", null, null).refused(404, "not-found");
        guesthouse.nobody().send("GET", "/d/x/more", null, null).refused(404, "not-found");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/", "/p/" + SOME_TOKEN, "/d/" + SOME_TOKEN, "/my", "/problems", "/problems/request-open" })
    @DisplayName("OPS-01 every link of a page leads somewhere, here to the functions' own description too")
    void links(String path) {
        var links = Pattern.compile("href=\"([^\"]+)\"").matcher(page(path).asString()).results().map(link -> link.group(1)).collect(toSet());
        assertThat(links, hasItem("/ui/"));
        links.forEach(link -> assertThat(link, given().get(link).statusCode(), is(200)));
    }

    private static Response page(String path) {
        var page = given().get(path);
        assertThat(page.statusCode(), is(200));
        return page;
    }
}
