package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.expiry.StartScheduled;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class WindowTest extends GuesthouseTest {

    private static final Instant NEXT_WEEK = SettableClock.START.plus(Duration.ofDays(7));

    @Inject
    StartScheduled starts;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        var fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).forOrganizations(fabrikam)
                .with("expiration", Map.of("kind", "afterDuration", "duration", "P30D", "requestorMayChoose", true)));
    }

    @Test
    @DisplayName("POL-08 a requestor who may choose asks for a shorter window inside the policy's")
    void shorter() {
        var request = ask(null, NEXT_WEEK);
        approve(request);
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(NEXT_WEEK.toString()));
    }

    @Test
    @DisplayName("POL-08 a window outside the policy's is refused, each date named")
    void outside() {
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", "x", "startDateTime", SettableClock.START.minusSeconds(301).toString())
                .names("startDateTime");
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", "x", "endDateTime",
                SettableClock.START.plus(Duration.ofDays(31)).toString()).names("endDateTime");
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, 1, 300 })
    @DisplayName("POL-08 a start now, or the moment ago at which it was sent, is a start at once, also where nothing can be chosen")
    void startsNow(long secondsAgo) {
        var fixed = given.accessPackage(atlas.catalog(), "Fixed");
        var direct = given.saved(policy(fixed).scope("allConfiguredOrganizations").withoutApproval());
        var now = SettableClock.START.minusSeconds(secondsAgo).toString();
        var request = given.pia().post("submit-request", "packageId", fixed.id(), "justification", "x", "startDateTime", now).ok();
        assertThat(request.text("asked.startDateTime"), nullValue());
        assertThat(given.pia().get("my-access").each("startDateTime"), contains(SettableClock.START.toString()));
        assertThat(given.admin().post("assign-access", "packageId", fixed.id(), "policyId", direct, "person", JsonBody.person(Given.SANA),
                "startDateTime", now).ok().text("given.startDateTime"), equalTo(SettableClock.START.toString()));
    }

    @Test
    @DisplayName("POL-08 a policy whose end has passed is refused by its name, not by dates that nobody sent")
    void ended() {
        var ended = given.accessPackage(atlas.catalog(), "Ended");
        var policy = given.saved(policy(ended).scope("allMembers").endingOn(NEXT_WEEK));
        clock.set(NEXT_WEEK);
        given.admin().post("assign-access", "packageId", ended.id(), "policyId", policy, "person", JsonBody.person(Given.OMAR)).names("policyId");
    }

    @Test
    @DisplayName("POL-08 under a policy that does not let choose, dates are refused")
    void noChoice() {
        var fixed = given.accessPackage(atlas.catalog(), "Fixed");
        given.saved(policy(fixed).scope("allConfiguredOrganizations"));
        given.pia().post("submit-request", "packageId", fixed.id(), "justification", "x", "endDateTime", NEXT_WEEK.toString()).names("endDateTime");
    }

    @Test
    @DisplayName("REQ-07 a future start makes the approved request scheduled until then, and gives access from then on")
    void scheduled() {
        var request = ask(NEXT_WEEK, null);
        assertThat(approve(request), equalTo("scheduled"));
        assertThat(starts.nextDue(clock.instant()), equalTo(NEXT_WEEK));
        assertThat(starts.nextDue(NEXT_WEEK), nullValue());
        clock.set(NEXT_WEEK.minusSeconds(1));
        given.admin().post("start-scheduled").ok();
        assertThat(given.pia().get("my-access").each("assignmentId"), contains(nullValue()));
        clock.set(NEXT_WEEK.plusSeconds(60));
        given.admin().post("start-scheduled").ok();
        assertThat(given.pia().get("my-access").each("startDateTime"), contains(NEXT_WEEK.toString()));
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(NEXT_WEEK.plus(Duration.ofDays(30)).toString()));
        assertThat(given.admin().post("start-scheduled").ok().<Integer>json("started"), equalTo(0));
    }

    @Test
    @DisplayName("REQ-15 access that begins later stands in my-access with its beginning, after what is there")
    void beginsLater() {
        var request = ask(NEXT_WEEK, null);
        assertThat("as long as nobody has decided, nothing is to come", given.pia().get("my-access").items(), empty());
        approve(request);
        var desk = given.accessPackage(atlas.catalog(), "Desk");
        given.saved(policy(desk).scope("allConfiguredOrganizations").withoutApproval());
        given.delivered(PIA, desk);
        var access = given.pia().get("my-access");
        assertThat(access.each("package.displayName"), contains("Desk", "Atlas"));
        assertThat(access.each("delivery"), contains("delivered", null));
        assertThat(access.each("assignmentId"), contains(notNullValue(), nullValue()));
        assertThat(access.text("items[1].requestId"), equalTo(request));
        assertThat(access.time("items[1].startDateTime"), equalTo(NEXT_WEEK));
        assertThat(access.time("items[1].endDateTime"), equalTo(NEXT_WEEK.plus(Duration.ofDays(30))));
        assertThat(access.<List<?>>json("items[1].roles"), hasSize(2));
    }

    @Test
    @DisplayName("POL-08 no end lies more than 3,660 days ahead: not by an asked end, a late start, or both")
    void lastEnd() {
        var last = SettableClock.START.plus(Duration.ofDays(3_660));
        var desk = given.accessPackage(atlas.catalog(), "Desk");
        given.saved(policy(desk).scope("allMembers").withoutApproval().with("expiration", Map.of("kind", "never", "requestorMayChoose", true)));
        given.omar().post("submit-request", "packageId", desk.id(), "endDateTime", "9999-12-31T23:59:59Z").names("endDateTime");
        given.omar().post("submit-request", "packageId", desk.id(), "endDateTime", last.plusSeconds(1).toString()).names("endDateTime");
        given.omar().post("submit-request", "packageId", desk.id(), "startDateTime", last.toString()).names("startDateTime");
        given.omar().post("submit-request", "packageId", desk.id(), "endDateTime", last.toString()).ok();
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", "x", "startDateTime", last.minus(Duration.ofDays(29)).toString())
                .names("startDateTime");
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", "x", "startDateTime", last.minus(Duration.ofDays(30)).toString()).ok();
    }

    @Test
    @DisplayName("REQ-06 a scheduled request can be taken back")
    void cancelScheduled() {
        var request = ask(NEXT_WEEK, null);
        approve(request);
        given.pia().post("cancel-request", "requestId", request).ok();
        clock.set(NEXT_WEEK);
        given.admin().post("start-scheduled").ok();
        assertThat(given.pia().get("my-access").items(), empty());
    }

    @Test
    @DisplayName("REQ-13 at the start the requestor is looked at again, and denied with the reason")
    void lookedAtAgain() {
        var request = ask(NEXT_WEEK, null);
        approve(request);
        given.admin().post("set-domain-list", "mode", "deny", "domains", List.of("fabrikam.example")).ok();
        clock.set(NEXT_WEEK);
        given.admin().post("start-scheduled").ok();
        assertThat(given.admin().get("request", "id", request).text("state"), equalTo("denied"));
        assertThat(given.admin().get("request", "id", request).text("reason"), equalTo("domainBlocked"));
    }

    @Test
    @DisplayName("REQ-12 when the policy's end passes before access is given, the request is denied with windowPassed, and approving is a conflict")
    void windowPassed() {
        var sale = given.accessPackage(atlas.catalog(), "Sale");
        given.saved(policy(sale).scope("allConfiguredOrganizations").endingOn(NEXT_WEEK));
        var request = given.request(PIA, sale);
        clock.set(NEXT_WEEK);
        given.sana().post("approve-request", "requestId", request, "justification", "late").refused(409, "not-pending");
        given.admin().post("time-out-requests").ok();
        assertThat(given.admin().get("request", "id", request).text("reason"), equalTo("windowPassed"));
    }

    private String ask(Instant start, Instant end) {
        return given.pia().post("submit-request", JsonBody.of("packageId", atlas.id(), "justification", "The new line",
                "startDateTime", start == null ? null : start.toString(), "endDateTime", end == null ? null : end.toString())).ok().id();
    }

    private String approve(String request) {
        return given.sana().post("approve-request", "requestId", request, "justification", "Welcome").ok().text("state");
    }
}
