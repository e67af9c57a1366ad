package dev.guesthouse.rules.approvals;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DecisionTest extends GuesthouseTest {

    private static final String SAM = "sam@fabrikam.example";

    private Organization fabrikam;
    private AccessPackage atlas;
    private String request;

    @BeforeEach
    void piaAsks() {
        fabrikam = given.fabrikam();
        given.guest(SAM, "Sam Oduya");
        given.sponsor(fabrikam, "external", SAM);
        atlas = given.atlasFor(fabrikam);
        request = given.request(PIA, atlas);
    }

    @Test
    @DisplayName("APR-01 an approval gives access")
    void approve() {
        assertThat(approve(given.sana()).ok().text("assignmentId"), notNullValue());
        eventually(() -> given.pia().get("request", "id", request).text("state"), equalTo("delivered"));
        assertThat(given.pia().get("my-access").items(), hasSize(1));
    }

    @Test
    @DisplayName("APR-01 a denial ends the request, the requestor is told and holds nothing")
    void deny() {
        assertThat(given.sana().post("deny-request", "requestId", request, "justification", "Not this year").ok().text("state"), equalTo("denied"));
        assertThat(mails.to(PIA, "refused").says("Not this year"), is(true));
        assertThat(given.pia().get("my-access").items(), empty());
        assertThat(given.pia().get("request", "id", request).text("reason"), nullValue());
        assertThat(given.pia().get("whoami").text("person.kind"), equalTo("outsider"));
    }

    @Test
    @DisplayName("APR-02 who may not even see the request gets 404: a colleague, or a fallback who was not asked")
    void noApprover() {
        approve(given.caller("quinn@fabrikam.example")).refused(404, "not-found");
        approve(given.omar()).refused(404, "not-found");
        given.omar().get("approval", "requestId", request).refused(404, "not-found");
        given.omar().post("deny-request", "requestId", request, "justification", "x").refused(404, "not-found");
        assertThat(state(), equalTo("pendingApproval"));
    }

    @Test
    @DisplayName("APR-02 an administrator, who may see every request, gets 403 for one that is not theirs to decide")
    void seesButMayNotDecide() {
        approve(given.admin()).refused(403, "forbidden");
        assertThat(state(), equalTo("pendingApproval"));
    }

    @Test
    @DisplayName("APR-02 nobody decides their own request, not even as a sponsor")
    void ownRequest() {
        approve(given.pia()).refused(403, "forbidden");
        var sams = given.request(SAM, atlas);
        given.caller(SAM).post("approve-request", "requestId", sams, "justification", "Me").refused(403, "forbidden");
        given.sana().post("approve-request", "requestId", sams, "justification", "Welcome").ok();
    }

    @Test
    @DisplayName("APR-02 an approver who has lost their standing may not decide")
    void lostStanding() {
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", JsonBody.person(SANA)).ok();
        approve(given.sana()).refused(403, "forbidden");
        assertThat(given.sana().get("pending-approvals").items(), empty());
        approve(given.caller(SAM)).ok();
    }

    @Test
    @DisplayName("APR-02 APR-06 of a canceled request its state is told to approvers, not to the requestor who decides nor to one who lost their standing")
    void canceled() {
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", JsonBody.person(SANA)).ok();
        given.pia().post("cancel-request", "requestId", request).ok();
        approve(given.sana()).refused(403, "forbidden");
        approve(given.pia()).refused(403, "forbidden");
        approve(given.caller(SAM)).refused(409, "not-pending");
    }

    @Test
    @DisplayName("APR-03 a second decision is a conflict that says who decided what, when")
    void secondDecision() {
        approve(given.sana()).ok();
        clock.advance(Duration.ofHours(1));
        var refusal = given.caller(SAM).post("deny-request", "requestId", request, "justification", "No").refused(409, "already-decided");
        assertThat(refusal.text("decision.decision"), equalTo("approved"));
        assertThat(refusal.text("decision.decidedBy"), equalTo("Sana Malik"));
        assertThat(refusal.time("decision.decidedDateTime"), equalTo(SettableClock.START));
        approve(given.sana()).refused(409, "already-decided");
    }

    @Test
    @DisplayName("APR-03 who comes too late for a stage is told what became of it, whatever came of the other stages")
    void tooLateForAStage() {
        var twice = given.accessPackage(atlas.catalog(), "Twice");
        given.saved(policy(twice).forOrganizations(fabrikam).stages(stage(person(SANA)), stage(person(OMAR)).within("P1D")));
        request = given.request(PIA, twice);
        var link = mails.to(SANA, "asks for Twice").link();
        approve(given.sana()).ok();
        clock.advance(Duration.ofDays(1));
        given.admin().post("time-out-requests").ok();
        approve(given.omar()).refused(409, "not-pending");

        request = given.request(SAM, twice);
        approve(given.sana()).ok();
        deny(given.omar()).ok();
        assertThat(given.omar().post("approve-request", "requestId", request, "justification", "x").refused(409, "already-decided")
                .text("decision.decidedBy"), equalTo("Omar Haddad"));
        assertThat(given.sana().post("approve-request", "link", link, "justification", "x").refused(409, "already-decided").text("decision.decidedBy"),
                equalTo("Sana Malik"));
    }

    @Test
    @DisplayName("APR-03 of many decisions in the same instant one is recorded: one assignment, one message")
    void race() {
        var sana = given.sana();
        var sam = given.caller(SAM);
        var answers = AtOnce.all(List.<Callable<Answer>>of(() -> approve(sana), () -> deny(sam), () -> approve(sam),
                () -> deny(sana), () -> approve(sana), () -> approve(sam), () -> deny(sam), () -> deny(sana)));
        assertThat(answers.stream().filter(answer -> answer.status() == 200).count(), is(1L));
        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> answer.refused(409, "already-decided"));
        var approved = database.count("SELECT count(*) FROM request_stage WHERE state = 'approved'");
        assertThat(database.count("SELECT count(*) FROM assignment"), is(approved));
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action IN ('request.approved', 'request.denied')"), is(1L));
        eventually(() -> mails.newestFirst(PIA, "Atlas"), hasSize(1));
        eventually(() -> database.count("SELECT count(*) FROM message WHERE state = 'pending'"), is(0L));
        assertThat(mails.newestFirst(PIA, "Atlas"), hasSize(1));
    }

    @Test
    @DisplayName("APR-03 a decision and a cancellation in the same instant: one of the two takes effect")
    void decisionAgainstCancellation() {
        var sana = given.sana();
        var pia = given.pia();
        var answers = AtOnce.all(List.<Callable<Answer>>of(() -> approve(sana), () -> pia.post("cancel-request", "requestId", request)));
        assertThat(answers.stream().filter(answer -> answer.status() == 200).count(), is(1L));
        assertThat(database.count("SELECT count(*) FROM assignment"), is(answers.get(0).status() == 200 ? 1L : 0L));
    }

    @Test
    @DisplayName("APR-07 an approver sees who asks for what, why, until when and from when")
    void approval() {
        var seen = given.sana().get("approval", "requestId", request).ok();
        assertThat(seen.text("requestor.email"), equalTo(PIA));
        assertThat(seen.text("organization.displayName"), equalTo("Fabrikam"));
        assertThat(seen.text("package.displayName"), equalTo("Atlas"));
        assertThat(seen.json("roles.role"), contains("member", "visitor"));
        assertThat(seen.text("justification"), equalTo("The new line opens in May"));
        assertThat(seen.time("submittedDateTime"), equalTo(SettableClock.START));
        assertThat(seen.time("dueDateTime"), equalTo(SettableClock.START.plus(Duration.ofDays(14))));
        assertThat(seen.time("endDateTime"), equalTo(SettableClock.START.plus(Duration.ofDays(180))));
        assertThat(seen.json("mayDecide"), is(true));
        assertThat(given.sana().get("pending-approvals").each("requestId"), contains(request));
    }

    @Test
    @DisplayName("APR-07 an approver sees the dates that were asked for, and the end that follows from an asked-for start")
    void askedDates() {
        var window = given.accessPackage(atlas.catalog(), "Window");
        given.saved(policy(window).forOrganizations(fabrikam)
                .with("expiration", Map.of("kind", "afterDuration", "duration", "P30D", "requestorMayChoose", true)));
        var start = SettableClock.START.plus(Duration.ofDays(7));
        var end = start.plus(Duration.ofDays(3));
        var both = given.sana().get("approval", "requestId", ask(PIA, window, start, end)).ok();
        assertThat(both.text("requestType"), equalTo("userAdd"));
        assertThat(both.time("startDateTime"), equalTo(start));
        assertThat(both.time("endDateTime"), equalTo(end));
        var fromStart = given.sana().get("approval", "requestId", ask(SAM, window, start, null)).ok();
        assertThat(fromStart.time("startDateTime"), equalTo(start));
        assertThat(fromStart.time("endDateTime"), equalTo(start.plus(Duration.ofDays(30))));
    }

    @Test
    @DisplayName("APR-08 a justification that a stage asks for must be there and is refused by its name otherwise")
    void justification() {
        given.sana().post("approve-request", "requestId", request).names("justification");
        given.sana().post("deny-request", "requestId", request, "justification", " ").names("justification");
        assertThat(state(), equalTo("pendingApproval"));
    }

    @Test
    @DisplayName("APR-08 a stage that asks for no justification is decided without")
    void withoutJustification() {
        var free = given.accessPackage(atlas.catalog(), "Free");
        given.saved(policy(free).forOrganizations(fabrikam).stages(stage(person(OMAR)).unjustified()));
        given.omar().post("approve-request", "requestId", given.request(PIA, free)).ok();
    }

    @Test
    @DisplayName("APR-09 MSG-02 the other approvers see the decision and who took it; the one who did gets no message about it")
    void told() {
        approve(given.sana()).ok();
        assertThat(mails.to(SAM, "said yes").says("Sana Malik", "Welcome"), is(true));
        assertThat(given.caller(SAM).get("approval", "requestId", request).ok().text("stages[0].decidedBy.email"), equalTo(SANA));
        assertThat(mails.newestFirst(SANA, "said yes"), empty());
    }

    private String ask(String email, AccessPackage accessPackage, Instant start, Instant end) {
        return given.caller(email).post("submit-request", JsonBody.of("packageId", accessPackage.id(), "justification", "The new line",
                "startDateTime", start.toString(), "endDateTime", end == null ? null : end.toString())).ok().id();
    }

    private Answer approve(Client approver) {
        return approver.post("approve-request", "requestId", request, "justification", "Welcome");
    }

    private Answer deny(Client approver) {
        return approver.post("deny-request", "requestId", request, "justification", "No");
    }

    private String state() {
        return given.caller(Surroundings.ADMINISTRATOR).get("request", "id", request).text("state");
    }
}
