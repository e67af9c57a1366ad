package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RepeatedRequestTest extends GuesthouseTest {

    private static final String QUINN = "quinn@fabrikam.example";

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.atlasFor(fabrikam);
    }

    @Test
    @DisplayName("REQ-05 a second request while one is open is a conflict that names it")
    void open() {
        var first = given.request(PIA, atlas);
        assertThat(submit(given.pia(), "again").refused(409, "request-open").text("request"), equalTo(first));
        given.request(QUINN, atlas);
    }

    @Test
    @DisplayName("REQ-05 of many requests in the same instant one is made, and one message goes out")
    void race() {
        var pia = given.pia();
        var answers = AtOnce.times(10, () -> submit(pia, "Now"));
        assertThat(answers.stream().filter(answer -> answer.status() == 201).count(), is(1L));
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> answer.refused(409, "request-open"));
        assertThat(pia.get("my-requests").items(), hasSize(1));
        mails.to(SANA, "please decide");
        assertThat(database.count("SELECT count(*) FROM message WHERE kind = 'decisionAsked'"), is(1L));
    }

    @Test
    @DisplayName("REQ-05 a request while an assignment lives is a conflict that names it")
    void live() {
        var assignment = given.access(PIA, atlas);
        eventually(() -> database.value("SELECT state FROM assignment"), equalTo("delivered"));
        assertThat(submit(given.pia(), "more").refused(409, "access-live").text("assignment"), equalTo(assignment));
    }

    @Test
    @DisplayName("REQ-05 an assignment whose time is over is ended first and never in the way, though no job ran")
    void endedButNotSwept() {
        var day = given.accessPackage(given.catalog("Days"), "Day");
        given.saved(policy(day).forOrganizations(fabrikam).withoutApproval().lasting("P1D"));
        var first = given.pia().post("submit-request", "packageId", day.id()).ok().text("assignmentId");
        eventually(() -> database.value("SELECT state FROM assignment WHERE id = ?::uuid", first), equalTo("delivered"));
        clock.advance(Duration.ofDays(1));
        var second = given.pia().post("submit-request", "packageId", day.id()).ok().text("assignmentId");
        assertThat(second, not(equalTo(first)));
        assertThat(database.value("SELECT state FROM assignment WHERE id = ?::uuid", first), equalTo("expired"));
        assertThat(given.pia().get("my-access").each("assignmentId"), contains(second));
        assertThat(given.admin().get("events", "subject", first, "action", "assignment.expired").items(), hasSize(1));
    }

    @Test
    @DisplayName("REQ-05 access whose time was over before it was delivered is not in the way either, though no job ran")
    void endedBeforeDelivery() {
        var day = given.accessPackage(given.catalog("Days"), "Day");
        given.saved(policy(day).forOrganizations(fabrikam).withoutApproval().lasting("P1D"));
        var first = given.delivered(PIA, day);
        // As one finds it whose target keeps the delivery waiting.
        database.run("UPDATE role_grant SET held = false, claimed_until = ?", clock.instant().plus(Duration.ofDays(2)));
        database.run("UPDATE assignment SET state = 'delivering'");
        database.run("UPDATE assignment_request SET state = 'delivering', completed_at = null");
        clock.advance(Duration.ofDays(1));
        assertThat(given.pia().post("submit-request", "packageId", day.id()).ok().text("assignmentId"), not(equalTo(first)));
        assertThat(given.pia().get("my-requests").each("reason"), hasItem("windowPassed"));
    }

    @Test
    @DisplayName("REQ-05 the same call with the same key answers the first result and changes nothing")
    void sameKey() {
        var pia = given.pia().withKey("k1");
        var first = submit(pia, "The new line");
        clock.advance(Duration.ofHours(1));
        var second = submit(pia, "The new line");
        assertThat(second.status(), is(201));
        assertThat(second.body(), equalTo(first.body()));
        assertThat(second.header("Location"), equalTo(first.header("Location")));
        assertThat(given.pia().get("my-requests").items(), hasSize(1));
    }

    @Test
    @DisplayName("REQ-05 many repeats in the same instant are one call")
    void sameKeyAtOnce() {
        var pia = given.pia().withKey("k1");
        var answers = AtOnce.times(8, () -> submit(pia, "The new line"));
        assertThat(answers.toString(), answers.stream().map(Answer::status).toList(), everyItem(is(201)));
        assertThat(answers.stream().map(Answer::body).distinct().toList(), hasSize(1));
        assertThat(given.pia().get("my-requests").items(), hasSize(1));
    }

    @Test
    @DisplayName("REQ-05 the same key with another body is refused")
    void otherBody() {
        submit(given.pia().withKey("k1"), "The new line").ok();
        submit(given.pia().withKey("k1"), "Another line").refused(409, "key-reused");
    }

    @Test
    @DisplayName("REQ-05 a key is its caller's and its function's own")
    void othersKey() {
        submit(given.pia().withKey("k1"), "The new line").ok();
        submit(given.caller(QUINN).withKey("k1"), "Mine too").ok();
        var request = given.pia().get("my-requests").<String>each("id").get(0);
        assertThat(given.pia().withKey("k1").post("cancel-request", "requestId", request).ok().text("state"), equalTo("canceled"));
    }

    @Test
    @DisplayName("REQ-05 a refusal is not kept: once its cause is gone the same call works")
    void refusalsAreNotKept() {
        var first = given.request(PIA, atlas);
        submit(given.pia().withKey("k1"), "again").refused(409, "request-open");
        given.pia().post("cancel-request", "requestId", first).ok();
        assertThat(submit(given.pia().withKey("k1"), "again").status(), is(201));
    }

    @Test
    @DisplayName("REQ-05 a key is good for 24 hours")
    void oldKey() {
        submit(given.pia().withKey("k1"), "The new line").ok();
        clock.advance(Duration.ofHours(24));
        submit(given.pia().withKey("k1"), "The new line").refused(409, "request-open");
    }

    @Test
    @DisplayName("REQ-05 a key that is too long is refused")
    void badKey() {
        submit(given.pia().withKey("x".repeat(256)), "The new line").names("Idempotency-Key");
    }

    private Answer submit(Client caller, String justification) {
        return caller.post("submit-request", "packageId", atlas.id(), "justification", justification);
    }
}
