package dev.guesthouse.rules.http;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class OperationsTest extends GuesthouseTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final Client stranger = guesthouse.nobody();

    @Test
    @DisplayName("OPS-04 liveness and readiness are told to load balancers, and readiness names the schema")
    void health() {
        assertThat(open("/q/health/live").text("status"), equalTo("UP"));
        var ready = open("/q/health/ready");
        assertThat(ready.text("status"), equalTo("UP"));
        assertThat(ready.body(), containsString("schema"));
    }

    @Test
    @DisplayName("OPS-04 metrics are not on the public port")
    void metricsApart() {
        stranger.send("GET", "/q/metrics", null, null).refused(404, "not-found");
        assertThat(RestAssured.get(metrics).statusCode(), is(200));
    }

    @Test
    @DisplayName("OPS-04 a metric tells the age of the oldest assignment that is due and not ended")
    void oldestDue() {
        assertThat(age(), is(0.0));
        var hour = given.accessPackage(given.catalog("Projects"), "Hour");
        given.saved(policy(hour).forOrganizations(given.fabrikam()).withoutApproval().lasting("PT1H"));
        given.delivered(PIA, hour);
        clock.advance(Duration.ofMinutes(90));
        assertThat(age(), is(1_800.0));
        given.admin().post("expire-assignments").ok();
        assertThat(age(), is(0.0));
    }

    @Test
    @DisplayName("OPS-04 every answer has a request id: the caller's own, or a new one where that could forge a log line")
    void requestId() {
        assertThat(stranger.with("X-Request-Id", "abc-123").get("whoami").header("X-Request-Id"), equalTo("abc-123"));
        for (var forged : List.of("a b", "x".repeat(65), "<script>")) {
            assertThat(stranger.with("X-Request-Id", forged).get("whoami").header("X-Request-Id"), matchesPattern("[0-9a-f-]{36}"));
        }
        assertThat(stranger.send("GET", "/nowhere", null, null).header("X-Request-Id"), matchesPattern("[0-9a-f-]{36}"));
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    @DisplayName("OPS-06 every type of problem has a page that explains it")
    void problemPages(ProblemType type) {
        var page = stranger.send("GET", "/problems/" + type.slug(), null, null);
        assertThat(page.status(), is(200));
        assertThat(page.header("Content-Type"), startsWith("text/html"));
        assertThat(page.body(), containsString("<code>/problems/" + type.slug() + "</code>"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/nowhere", "/organizations/", "/organizations/x", "/ORGANIZATIONS", "//organizations", "/%6Frganizations", "/organizations%00",
            "/organizations;x=1", "/q/dev", "/q/arc/beans", "/../etc/passwd" })
    @DisplayName("OPS-06 what is not there is a problem as well, and no way around the gate")
    void notThere(String path) {
        var answer = stranger.send("GET", path, null, null);
        assertThat(answer.toString(), answer.status(), not(is(200)));
        assertThat(answer.toString(), answer.status() < 500, is(true));
        assertThat(answer.header("Content-Type"), startsWith("application/problem+json"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/p/whatever", "/d/whatever", "/signin", "/" })
    @DisplayName("PKG-03 the pages of links open before sign-in, name the instance, and take nothing that is no form of theirs")
    void pages(String path) {
        var page = stranger.send("GET", path, null, null);
        assertThat(page.status(), is(200));
        assertThat(page.body(), containsString("Guesthouse"));
        assertThat(page.header("X-Content-Type-Options"), equalTo("nosniff"));
        assertThat(page.header("Referrer-Policy"), equalTo("no-referrer"));
        assertThat(page.header("Content-Security-Policy"), containsString("frame-ancestors 'none'"));
        assertThat(stranger.send("POST", path, "application/json", "{}").status(), is(403));
    }

    @Test
    @DisplayName("APR-06 the page of a link tells nothing of its token: a good one and a made-up one look the same")
    void samePage() {
        var atlas = given.atlasFor(given.fabrikam());
        given.request(PIA, atlas);
        assertThat(look(URI.create(atlas.link()).getPath()), equalTo(look("/p/made-up")));
        assertThat(look(mails.to("sana@fabrikam.example", "please decide").path()), equalTo(look("/d/made-up")));
    }

    /** What a browser sees that has been here before, but for the address itself. */
    private String look(String path) {
        return stranger.with("Cookie", "guesthouse_visitor=u3ZB8q2cJ0hPpRrVQk0z0S8m3n2vXHqg6G5pE1yJ4aA").send("GET", path, null, null).ok().body().replace(path, "…");
    }

    private Answer open(String path) {
        return stranger.send("GET", path, null, null).ok();
    }

    private double age() {
        return RestAssured.get(metrics).asString().lines().filter(line -> line.startsWith("guesthouse_assignments_oldest_due_age"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).findFirst().orElseThrow();
    }
}
