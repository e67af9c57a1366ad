package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.Given.PIA;
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

    private static final Instant END = SettableClock.START.plus(Duration.ofDays(30));

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    @Test
    @DisplayName("POL-09 where it is allowed, the holder extends by one duration more, without approval")
    void extend() {
        var access = access(true, false);
        given.pia().post("extend-access", "assignmentId", access, "justification", "More to do").ok();
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(END.plus(Duration.ofDays(30)).toString()));
        assertThat(given.pia().get("my-requests").each("requestType"), contains("userExtend", "userAdd"));
    }

    @Test
    @DisplayName("POL-09 APR-07 with approval again the approver sees the end that is asked for, and it moves when it is approved")
    void withApproval() {
        var access = access(true, true);
        var later = END.plus(Duration.ofDays(3));
        var request = given.pia().post("extend-access", "assignmentId", access, "endDateTime", later.toString(), "justification", "More").ok();
        assertThat(request.text("state"), equalTo("pendingApproval"));
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(END.toString()));
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
        given.sana().post("extend-access", "assignmentId", access, "justification", "x").refused(404, "not-found");
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
    @DisplayName("POL-09 an extension is asked for inside one duration, and never for a moment before the end that holds")
    void inside() {
        var access = access(true, false);
        given.pia().post("extend-access", "assignmentId", access, "justification", "x", "endDateTime", END.toString()).names("endDateTime");
        given.pia().post("extend-access", "assignmentId", access, "justification", "x", "endDateTime", END.plus(Duration.ofDays(31)).toString())
                .names("endDateTime");
    }

    @Test
    @DisplayName("POL-09 an extension that is approved after the end gives nothing back")
    void tooLate() {
        var access = access(true, true);
        clock.set(END.minus(Duration.ofDays(1)));
        var request = given.pia().post("extend-access", "assignmentId", access, "justification", "More").ok().id();
        clock.set(END);
        var decided = given.sana().post("approve-request", "requestId", request, "justification", "Fine").ok();
        assertThat(decided.text("state"), equalTo("denied"));
        assertThat(decided.text("reason"), equalTo("ended"));
        assertThat(given.pia().get("my-access").items(), empty());
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
        assertThat(given.sana().post("approve-request", "requestId", request, "justification", "Fine").ok().text("reason"), equalTo("ended"));
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
        return given.access(PIA, atlas);
    }
}
