package dev.guesthouse.portal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.testing.DatabaseBeside;
import dev.guesthouse.testing.ProgramTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
@QuarkusTestResource(DatabaseBeside.class)
class PortalProgramIT extends ProgramTest {

    @ParameterizedTest
    @ValueSource(strings = { "/", "/signin", "/p/abc", "/d/abc", "/problems", "/problems/not-found" })
    @DisplayName("OPS-01 the pages are there, with the instance's name")
    void pages(String path) {
        given().get(path).then().statusCode(200).contentType("text/html").body(containsString("Guesthouse"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/signin", "/p/abc", "/d/abc", "/problems", "/problems/not-found" })
    @DisplayName("OPS-01 whatever the pages load or link to is there, without any other program")
    void links(String path) {
        var links = Pattern.compile("(?:href|src)=\"([^\"#]+)\"").matcher(given().get(path).asString()).results().map(link -> link.group(1)).toList();
        assertThat(links, hasItem("/style.css"));
        links.forEach(link -> given().get(link).then().statusCode(200));
    }
}
