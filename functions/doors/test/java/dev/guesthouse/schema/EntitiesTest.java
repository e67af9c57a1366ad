package dev.guesthouse.schema;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayWithSize;
import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SchemaValidationException;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("OPS-02 the schema is the one that the program knows")
class EntitiesTest extends GuesthouseTest {

    @Inject
    EntityManagerFactory hibernate;
    @Inject
    Flyway flyway;

    @Test
    @DisplayName("the migrations make the tables and columns that the entities need")
    void fit() throws SchemaValidationException {
        hibernate.getSchemaManager().validate();
    }

    @Test
    @DisplayName("OPS-02 migrations that are not known here are not ignored")
    void newerIsNotIgnored() {
        assertThat(flyway.getConfiguration().getIgnoreMigrationPatterns(), arrayWithSize(0));
    }

    @Test
    @DisplayName("OPS-02 readiness says which version it found and which it knows")
    void readiness() {
        var schema = given().get("/q/health/ready").then().statusCode(200).extract().jsonPath();
        var found = schema.getString("checks.find { it.name == 'schema' }.data.found");
        assertThat(schema.getString("checks.find { it.name == 'schema' }.data.known"), is(found));
    }
}
