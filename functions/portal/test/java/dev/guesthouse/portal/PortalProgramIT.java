package dev.guesthouse.portal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
    @ValueSource(strings = { "/", "/my", "/p/abc", "/d/abc", "/problems", "/problems/not-found" })
    @DisplayName("OPS-01 the pages are there, with the instance's name")
    void pages(String path) {
        given().get(path).then().statusCode(200).contentType("text/html").body(containsString("Guesthouse"));
    }

    @Test
    @DisplayName("OPS-01 what the pages load is there")
    void style() {
        given().get("/style.css").then().statusCode(200);
    }
}
