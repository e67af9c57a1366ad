package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ExtensionTest extends GuesthouseTest {

    private static final Duration DURATION = Duration.ofDays(30);
    private static final Instant END = SettableClock.START.plus(DURATION);
    /** Some days after access was given: what is extended now ends later. */
    private static final Instant NOW = SettableClock.START.plus(Duration.ofDays(10));

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    @Test
    @DisplayName("POL-09 where it is allowed, the holder extends to one duration from now, without approval")
    void extend() {
        var access = access(true, false);
        extend(access).ok();
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(NOW.plus(DURATION).toString()));
        assertThat(given.pia().get("my-requests").each("requestType"), contains("userExtend", "userAdd"));
    }

    @Test
    @DisplayName("POL-09 repeating an extension adds nothing: access never ends later than one duration after the moment it was given")
    void repeated() {
        var access = access(true, false);
        extend(access).ok();
        for (int i = 0; i < 3; i++) {
            extend(access).refused(409, "extension-refused");
        }
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(NOW.plus(DURATION).toString()));
        clock.advance(Duration.ofHours(1));
        extend(access).ok();
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(NOW.plus(DURATION).plus(Duration.ofHours(1)).toString()));
    }

    @Test
    @DisplayName("POL-09 an extension that is approved runs from the moment of the approval")
    void fromApproval() {
        var access = access(true, true);
        var request = extend(access).ok().id();
        assertThat(given.sana().get("approval", "requestId", request).ok().time("endDateTime"), equalTo(NOW.plus(DURATION)));
        clock.advance(Duration.ofDays(2));
        approve(request).ok();
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(NOW.plus(DURATION).plus(Duration.ofDays(2)).toString()));
    }

    @Test
    @DisplayName("POL-09 an extension never passes a fixed end date")
    void fixedEnd() {
        given.saved(policy(atlas).forOrganizations(fabrikam).endingOn(END).with("extension", Map.of("allowed", true)));
        var access = given.access(PIA, atlas);
        clock.set(NOW);
        extend(access).refused(409, "extension-refused");
        shorten(access, NOW.plus(Duration.ofDays(1)));
        given.pia().post("extend-access", "assignmentId", access, "justification", "x", "endDateTime", END.plusSeconds(1).toString()).names("endDateTime");
        approve(extend(access).ok().id()).ok();
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(END.toString()));
    }

    @Test
    @DisplayName("POL-08 POL-09 an extension ends 3,660 days from now at the latest; without a duration the end is said")
    void lastEnd() {
        var last = NOW.plus(Duration.ofDays(3_660));
        given.saved(policy(atlas).scope("allMembers").withoutApproval().with("extension", Map.of("allowed", true))
                .with("expiration", Map.of("kind", "never", "requestorMayChoose", true)));
        var access = given.omar().post("submit-request", "packageId", atlas.id(), "endDateTime", END.toString()).ok().text("assignmentId");
        eventually(() -> given.omar().get("my-access").each("delivery"), contains("delivered"));
        clock.set(NOW);
        given.omar().post("extend-access", "assignmentId", access).names("endDateTime");
        given.omar().post("extend-access", "assignmentId", access, "endDateTime", "9999-12-31T23:59:59Z").names("endDateTime");
        given.omar().post("extend-access", "assignmentId", access, "endDateTime", last.plusSeconds(1).toString()).names("endDateTime");
        given.omar().post("extend-access", "assignmentId", access, "endDateTime", last.toString()).ok();
        assertThat(given.omar().get("my-access").each("endDateTime"), contains(last.toString()));
    }

    @Test
    @DisplayName("POL-09 what an administrator shortened is lengthened only by approval, though extending needs none otherwise")
    void shortened() {
        var access = access(true, false);
        var soon = NOW.plus(Duration.ofDays(1));
        shorten(access, soon);
        var request = extend(access).ok();
        assertThat(request.text("state"), equalTo("pendingApproval"));
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(soon.toString()));
        approve(request.id()).ok();
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(NOW.plus(DURATION).toString()));
        clock.advance(Duration.ofHours(1));
        assertThat("approval made up for it", extend(access).ok().text("state"), equalTo("delivered"));
    }

    @Test
    @DisplayName("POL-09 what an administrator shortened is lengthened by nobody's asking where nobody could approve, until they make it as long again")
    void shortenedWithoutApprovers() {
        given.saved(policy(atlas).forOrganizations(fabrikam).withoutApproval().lasting("P30D").with("extension", Map.of("allowed", true)));
        var access = given.delivered(PIA, atlas);
        clock.set(NOW);
        shorten(access, NOW.plus(Duration.ofDays(1)));
        extend(access).refused(409, "extension-refused");
        shorten(access, NOW.plus(Duration.ofDays(2)));
        extend(access).refused(409, "extension-refused");
        shorten(access, END);
        extend(access).ok();
    }

    @Test
    @DisplayName("POL-09 APR-07 with approval again the approver sees the end that is asked for, and it moves when it is approved")
    void withApproval() {
        var access = access(true, true);
        var later = END.plus(Duration.ofDays(3));
        var request = given.pia().post("extend-access", "assignmentId", access, "endDateTime", later.toString(), "justification", "More").ok();
        assertThat(request.text("state"), equalTo("pendingApproval"));
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(END.toString()));
        assertThat(request.text("assignmentId"), equalTo(access));
        var seen = given.sana().get("approval", "requestId", request.id()).ok();
        assertThat(seen.text("requestType"), equalTo("userExtend"));
        assertThat(seen.time("endDateTime"), equalTo(later));
        given.sana().post("approve-request", "requestId", request.id(), "justification", "Fine").ok();
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(later.toString()));
    }

    @Test
    @DisplayName("POL-09 an approved extension never shortens access whose end somebody moved further meanwhile")
    void movedFurtherMeanwhile() {
        var access = access(true, true);
        var asked = END.plus(Duration.ofDays(3));
        var further = END.plus(Duration.ofDays(60));
        var request = given.pia().post("extend-access", "assignmentId", access, "endDateTime", asked.toString(), "justification", "More").ok().id();
        given.admin().post("change-access", "assignmentId", access, "endDateTime", further.toString(), "justification", "The project is longer").ok();
        assertThat(given.sana().get("approval", "requestId", request).ok().time("endDateTime"), equalTo(further));
        assertThat(given.sana().post("approve-request", "requestId", request, "justification", "Fine").ok().text("state"), equalTo("delivered"));
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(further.toString()));
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'assignment.changed'"), equalTo(1L));
    }

    @Test
    @DisplayName("POL-09 where it is not allowed, or the person is in scope no more, it is refused")
    void refused() {
        var access = access(false, false);
        given.pia().post("extend-access", "assignmentId", access, "justification", "x").refused(409, "extension-refused");
        given.sana().post("extend-access", "assignmentId", access, "justification", "x").refused(409, "extension-refused");
        given.caller("quinn@fabrikam.example").post("extend-access", "assignmentId", access, "justification", "x").refused(404, "not-found");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "change-policy", "delete-policy" })
    @DisplayName("POL-02 POL-09 a policy that was disabled or deleted extends nothing any more")
    void policyIsOver(String how) {
        var access = access(true, false);
        var policy = given.admin().get("package", "id", atlas.id()).text("policies[0].id");
        given.admin().post(how, how.equals("change-policy") ? JsonBody.of("id", policy, "enabled", false) : JsonBody.of("id", policy)).ok();
        given.pia().post("extend-access", "assignmentId", access, "justification", "More to do").refused(409, "extension-refused");
    }

    @Test
    @DisplayName("POL-09 where the policy's end was moved before that of the access it is refused, and names no date that nobody sent")
    void endMovedEarlier() {
        var access = access(true, false);
        given.admin().post("change-policy", "id", given.admin().get("package", "id", atlas.id()).text("policies[0].id"), "expiration",
                JsonBody.of("kind", "onDate", "endDateTime", END.minus(Duration.ofDays(1)).toString())).ok();
        given.pia().post("extend-access", "assignmentId", access, "justification", "x").refused(409, "extension-refused");
        given.pia().post("extend-access", "assignmentId", access, "justification", "x", "endDateTime", END.plusSeconds(1).toString())
                .refused(409, "extension-refused");
    }

    @Test
    @DisplayName("POL-09 an extension is asked for inside one duration, and never for a moment before the end that holds")
    void inside() {
        var access = access(true, false);
        given.pia().post("extend-access", "assignmentId", access, "justification", "x", "endDateTime", END.toString()).names("endDateTime");
        given.pia().post("extend-access", "assignmentId", access, "justification", "x", "endDateTime", NOW.plus(DURATION).plusSeconds(1).toString())
                .names("endDateTime");
    }

    @Test
    @DisplayName("POL-09 REQ-14 an extension cannot be approved after the end, and ends with the access")
    void tooLate() {
        var access = access(true, true);
        clock.set(END.minus(Duration.ofDays(1)));
        var request = extend(access).ok().id();
        clock.set(END);
        approve(request).refused(409, "not-pending");
        assertThat(given.pia().get("my-access").items(), empty());
        given.admin().post("expire-assignments").ok();
        assertEnded(request);
        approve(request).refused(409, "not-pending");
    }

    @Test
    @DisplayName("REQ-14 an open extension ends with its access, its approvers are told, and the package can be asked for anew")
    void endsWithAccess() {
        given.guest(PIA, "Pia Ruiz");
        var access = access(true, true);
        var request = extend(access).ok().id();
        var told = database.count("SELECT count(*) FROM message WHERE kind = 'stageClosed'");
        given.sana().post("end-access", "assignmentId", access, "justification", "The line is built").ok();
        assertEnded(request);
        assertThat(given.sana().get("pending-approvals").items(), empty());
        assertThat(database.count("SELECT count(*) FROM message WHERE kind = 'stageClosed' AND recipient = ?", SANA), equalTo(told + 1));
        given.request(PIA, atlas);
    }

    @Test
    @DisplayName("REQ-14 REQ-05 an open extension of access whose time is over is in nobody's way, though no job ran")
    void notInTheWay() {
        given.guest(PIA, "Pia Ruiz");
        var request = extend(access(true, true)).ok().id();
        clock.set(END);
        var anew = given.request(PIA, atlas);
        assertEnded(request);
        assertThat(given.admin().get("request", "id", anew).text("state"), equalTo("pendingApproval"));
    }

    @RepeatedTest(3)
    @DisplayName("REQ-14 of an approval and the end of access in the same instant, none leaves an extension open or access behind")
    void approvalAndEndAtOnce() {
        given.guest(PIA, "Pia Ruiz");
        var access = access(true, true);
        var request = extend(access).ok().id();
        var sana = given.sana();
        var pia = given.pia();
        var answers = AtOnce.all(List.<Callable<Answer>>of(() -> sana.post("approve-request", "requestId", request, "justification", "Fine"),
                () -> pia.post("give-back-access", "assignmentId", access)));
        answers.get(1).ok();
        assertThat(database.count("SELECT count(*) FROM assignment WHERE ended_at IS NULL"), equalTo(0L));
        if (answers.get(0).status() == 200) {
            assertThat(given.admin().get("request", "id", request).text("state"), equalTo("delivered"));
        } else {
            answers.get(0).refused(409, "not-pending");
            assertEnded(request);
        }
    }

    @Test
    @DisplayName("ASG-06 access is given back by its holder at any time, and by nobody else")
    void giveBack() {
        var access = access(true, true);
        eventually(() -> database.memberships(PIA), hasSize(2));
        given.sana().post("give-back-access", "assignmentId", access).refused(404, "not-found");
        var request = given.pia().post("extend-access", "assignmentId", access, "justification", "More").ok().id();
        assertThat(given.pia().post("give-back-access", "assignmentId", access).ok().text("requestType"), equalTo("userRemove"));
        assertThat(given.admin().get("assignments", "person", PIA, "state", "live").items(), empty());
        eventually(() -> database.memberships(PIA), empty());
        assertEnded(request);
        approve(request).refused(409, "not-pending");
    }

    @RepeatedTest(3)
    @DisplayName("POL-09 ASG-03 an extension and the expiry in the same instant: one of the two takes effect")
    void expiryAtOnce() {
        // A guest who was there before stays signed in (GST-03).
        given.guest(PIA, "Pia Ruiz");
        var access = access(true, false);
        clock.set(END.minusNanos(1_000));
        var pia = given.pia();
        var admin = given.admin();
        var extended = AtOnce.all(List.<Callable<Answer>>of(() -> pia.post("extend-access", "assignmentId", access, "justification", "More"), () -> {
            clock.set(END);
            return admin.post("expire-assignments").ok();
        })).get(0);
        admin.post("expire-assignments").ok();
        var there = database.count("SELECT count(*) FROM assignment WHERE ended_at IS NULL AND end_at > ?", END);
        if (extended.status() == 201) {
            assertThat(there, equalTo(1L));
            eventually(() -> database.memberships(PIA), hasSize(2));
        } else {
            extended.refused(409, "already-ended");
            assertThat(there, equalTo(0L));
            eventually(() -> database.memberships(PIA), empty());
        }
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action IN ('assignment.changed', 'assignment.expired')"), equalTo(1L));
    }

    private String access(boolean allowed, boolean approval) {
        given.saved(policy(atlas).forOrganizations(fabrikam).lasting("P30D")
                .with("extension", Map.of("allowed", allowed, "approvalRequired", approval)));
        var access = given.access(PIA, atlas);
        clock.set(NOW);
        return access;
    }

    private Answer extend(String access) {
        return given.pia().post("extend-access", "assignmentId", access, "justification", "More to do");
    }

    private Answer approve(String request) {
        return given.sana().post("approve-request", "requestId", request, "justification", "Fine");
    }

    private void shorten(String access, Instant end) {
        given.admin().post("change-access", "assignmentId", access, "endDateTime", end.toString(), "justification", "Another plan").ok();
    }

    private void assertEnded(String request) {
        var ended = given.admin().get("request", "id", request).ok();
        assertThat(ended.text("state"), equalTo("canceled"));
        assertThat(ended.text("reason"), equalTo("ended"));
    }
}
