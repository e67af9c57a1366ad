package dev.guesthouse.http;

import static dev.guesthouse.test.PolicyBody.policy;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("OPS-04 health and metrics")
class MetricsTest extends GuesthouseTest {

    private static final String UNSENT = "guesthouse_messages_oldest_unsent_age_seconds ";
    private static final String UNDELIVERED = "guesthouse_grants_oldest_undelivered_age_seconds ";

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    @Test
    @DisplayName("OPS-04 health is served where functions are, metrics are not")
    void ports() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(404);
        given().port(managementPort).get("/q/metrics").then().statusCode(200);
    }

    @Test
    @DisplayName("OPS-06 where metrics are served nobody may send more than a stranger either")
    void body() {
        given().port(managementPort).body("x".repeat(4 * 1024 + 1)).post("/q/metrics").then().statusCode(413);
    }

    @Test
    @DisplayName("OPS-04 metrics tell for how long the oldest due assignment waits for its end")
    void oldestDue() {
        assertThat(scrape(), containsString("guesthouse_assignments_oldest_due_age_seconds 0.0\n"));
        var atlas = given.accessPackage(given.catalog("Projects"), "Project Atlas");
        given.saved(policy(atlas).forOrganizations(given.fabrikam()).withoutApproval().lasting("P14D"));
        given.request(Given.PIA, atlas);
        clock.advance(Duration.ofDays(14).plusSeconds(90));
        assertThat(scrape(), containsString("guesthouse_assignments_oldest_due_age_seconds 90.0\n"));
    }

    @Test
    @DisplayName("OPS-04 metrics tell for how long the oldest message could not be sent, and the oldest grant not be delivered")
    void oldestUndelivered() {
        var admin = given.admin();
        assertThat(scrape(), both(containsString(UNSENT + "0.0\n")).and(containsString(UNDELIVERED + "0.0\n")));
        mails.refuse();
        admin.post("invite-guest", "email", "gina@fabrikam.example", "displayName", "Gina").ok();
        eventually(() -> database.value("SELECT tries FROM message"), is("1"));
        clock.advance(Duration.ofSeconds(90));
        assertThat(scrape(), containsString(UNSENT + "90.0\n"));
        mails.take();
        admin.post("send-messages").ok();
        assertThat(scrape(), containsString(UNSENT + "0.0\n"));

        var atlas = given.accessPackage(given.catalog("Projects"), "Project Atlas");
        given.saved(policy(atlas).forOrganizations(given.fabrikam()).withoutApproval());
        given.delivered(Given.PIA, atlas);
        assertThat(scrape(), containsString(UNDELIVERED + "0.0\n"));
        database.run("UPDATE role_grant SET held = false, tries = 1, next_try_at = null");
        clock.advance(Duration.ofSeconds(60));
        assertThat(scrape(), containsString(UNDELIVERED + "60.0\n"));
    }

    @Test
    @DisplayName("OPS-04 methods that callers make up take no room")
    void madeUpMethods() {
        for (var number = 0; number < 3; number++) {
            given().request("BREW" + number, "/p/x").then().statusCode(greaterThanOrEqualTo(400));
        }
        // A call is counted once its answer has gone.
        eventually(this::scrape, containsString("method=\"OTHER\""));
        assertThat(scrape(), not(containsString("BREW")));
    }

    private String scrape() {
        return given().port(managementPort).accept("text/plain").get("/q/metrics").asString();
    }
}
