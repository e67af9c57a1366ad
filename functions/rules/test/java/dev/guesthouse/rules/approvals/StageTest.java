package dev.guesthouse.rules.approvals;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.internalSponsors;
import static dev.guesthouse.test.PolicyBody.manager;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class StageTest extends GuesthouseTest {

    private static final String KIM = "kim@home.example";
    private static final String LEE = "lee@home.example";

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        given.member(LEE, "Lee Park");
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    @Test
    @DisplayName("POL-04 APR-01 three stages are asked one after the other, and only the last approval gives access")
    void threeStages() {
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(externalSponsors()).orElse(person(LEE)), stage(internalSponsors()).orElse(person(LEE)),
                stage(person(LEE))));
        var request = given.request(PIA, atlas);
        assertThat(mails.allTo(OMAR), empty());
        approve(given.omar(), request).refused(404, "not-found");
        assertThat(approve(given.sana(), request).ok().text("state"), equalTo("pendingApproval"));
        mails.to(OMAR, "please decide", "Sana Malik");
        approve(given.sana(), request).refused(403, "forbidden");
        assertThat(approve(given.omar(), request).ok().json("stages.number"), contains(1, 2, 3));
        assertThat(given.caller(LEE).get("approval", "requestId", request).ok().json("stages.decision"), contains("approved", "approved", null));
        assertThat(given.pia().get("my-access").items(), empty());
        approve(given.caller(LEE), request).ok();
        assertThat(given.pia().get("my-access").each("package.displayName"), contains("Atlas"));
    }

    @Test
    @DisplayName("APR-01 MSG-02 a denial in the second stage ends the request, and those who said yes before are told")
    void deniedLater() {
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(externalSponsors()).orElse(person(LEE)), stage(person(OMAR)), stage(person(LEE))));
        var request = given.request(PIA, atlas);
        approve(given.sana(), request).ok();
        assertThat(given.omar().post("deny-request", "requestId", request, "justification", "Too many").ok().text("state"), equalTo("denied"));
        mails.to(SANA, "refused", "Omar Haddad");
        mails.to(PIA, "refused");
        given.caller(LEE).get("approval", "requestId", request).refused(404, "not-found");
    }

    @Test
    @DisplayName("POL-04 a member's manager decides, and never the requestor")
    void managers() {
        given.admin().post("add-member", "email", KIM, "displayName", "Kim", "manager", JsonBody.person(LEE)).ok();
        given.saved(policy(atlas).scope("allMembers").stages(stage(manager()).orElse(person(OMAR))));
        approve(given.caller(LEE), given.request(KIM, atlas)).ok();
        var lees = given.request(LEE, atlas);
        approve(given.caller(LEE), lees).refused(403, "forbidden");
        approve(given.omar(), lees).ok();
    }

    @Test
    @DisplayName("POL-05 with no sponsor there at all, the fallback is asked")
    void noSponsor() {
        var contoso = given.organization("Contoso", "contoso.example");
        given.saved(policy(atlas).forOrganizations(contoso));
        var request = given.request("cara@contoso.example", atlas);
        mails.to(OMAR, "please decide", "Contoso");
        approve(given.omar(), request).ok();
    }

    @Test
    @DisplayName("POL-05 where nobody can be asked any more, the request ends visibly and administrators are told: it is never left pending")
    void nobodyLeft() {
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(person(OMAR))));
        given.admin().post("block-person", "person", JsonBody.person(OMAR)).ok();
        var request = given.request(PIA, atlas);
        var seen = given.pia().get("request", "id", request).ok();
        assertThat(seen.text("state"), equalTo("denied"));
        assertThat(seen.text("reason"), equalTo("noApprover"));
        mails.to(Surroundings.ADMINISTRATOR, "Nobody can decide");
        mails.to(PIA, "refused");
    }

    @Test
    @DisplayName("POL-06 fallbacks are not asked and may not decide while a primary approver is there")
    void fallbackWaits() {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        var request = given.request(PIA, atlas);
        mails.to(SANA, "please decide");
        assertThat(mails.allTo(OMAR), empty());
        approve(given.omar(), request).refused(404, "not-found");
    }

    @Test
    @DisplayName("POL-06 when the last primary approver of an open stage loses their standing, the fallbacks are asked")
    void fallbackSteps() {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        var request = given.request(PIA, atlas);
        removeSana();
        mails.to(OMAR, "please decide");
        approve(given.sana(), request).refused(403, "forbidden");
        approve(given.omar(), request).ok();
    }

    @Test
    @DisplayName("POL-06 with no fallback either the request is denied with the reason and the administrators are told")
    void noFallback() {
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(person(SANA))));
        var request = given.request(PIA, atlas);
        given.admin().post("block-person", "person", JsonBody.person(SANA)).ok();
        assertThat(given.pia().get("request", "id", request).text("reason"), equalTo("noApprover"));
        mails.to(Surroundings.ADMINISTRATOR, "Nobody can decide");
    }

    @Test
    @DisplayName("APR-12 approvers are those found when the stage opened: a sponsor who came later is not one")
    void laterSponsor() {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        var request = given.request(PIA, atlas);
        given.guest("sam@fabrikam.example", "Sam Oduya");
        given.sponsor(fabrikam, "external", "sam@fabrikam.example");
        approve(given.caller("sam@fabrikam.example"), request).refused(404, "not-found");
    }

    @Test
    @DisplayName("APR-12 an approver who is a sponsor again may decide again")
    void standingBack() {
        given.guest("sam@fabrikam.example", "Sam Oduya");
        given.sponsor(fabrikam, "external", "sam@fabrikam.example");
        given.saved(policy(atlas).forOrganizations(fabrikam));
        var request = given.request(PIA, atlas);
        removeSana();
        approve(given.sana(), request).refused(403, "forbidden");
        given.sponsor(fabrikam, "external", SANA);
        approve(given.sana(), request).ok();
    }

    @Test
    @DisplayName("APR-04 MSG-02 from its due moment on a stage cannot be decided, and the job denies it; requestor and approvers are told")
    void timeOut() {
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(externalSponsors()).orElse(person(OMAR)).within("P1D")));
        var request = given.request(PIA, atlas);
        clock.advance(Duration.ofDays(1).minusNanos(1_000));
        assertThat(given.admin().post("time-out-requests").ok().<Integer>json("timedOut"), is(0));
        clock.advance(Duration.ofNanos(1_000));
        approve(given.sana(), request).refused(409, "not-pending");
        assertThat(given.admin().post("time-out-requests").ok().<Integer>json("timedOut"), is(1));
        assertThat(given.admin().post("time-out-requests").ok().<Integer>json("timedOut"), is(0));
        assertThat(given.pia().get("request", "id", request).text("reason"), equalTo("timedOut"));
        mails.to(PIA, "Nobody decided");
        mails.to(SANA, "nobody decided");
        given.request(PIA, atlas);
    }

    @Test
    @DisplayName("REQ-12 a request whose policy's end passes first is denied with the reason, and approving it then is a conflict")
    void windowPassed() {
        given.saved(policy(atlas).forOrganizations(fabrikam).endingOn(clock.instant().plusSeconds(60)));
        var request = given.request(PIA, atlas);
        clock.advance(Duration.ofSeconds(60));
        approve(given.sana(), request).refused(409, "not-pending");
        given.admin().post("time-out-requests").ok();
        assertThat(given.pia().get("request", "id", request).text("reason"), equalTo("windowPassed"));
    }

    private void removeSana() {
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", JsonBody.person(SANA)).ok();
    }

    private static Answer approve(Client approver, String request) {
        return approver.post("approve-request", "requestId", request, "justification", "Welcome");
    }
}
