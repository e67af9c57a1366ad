package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

/** More time that sponsors ask for, for their organizations' people. */
@QuarkusTest
class SponsorExtendsTest extends GuesthouseTest {

    private static final Duration DURATION = Duration.ofDays(30);
    private static final Instant END = SettableClock.START.plus(DURATION);
    private static final Instant NOW = SettableClock.START.plus(Duration.ofDays(10));

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    @Test
    @DisplayName("ORG-15 POL-09 where no approval is needed, access is extended as soon as a sponsor asks; the request is its holder's and says who asked")
    void withoutApproval() {
        var access = access(false);
        var request = extend(given.sana(), access).ok();
        assertThat(request.text("requestor.email"), is(PIA));
        assertThat(request.text("askedBy.email"), is(SANA));
        assertThat(request.text("state"), is("delivered"));
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(NOW.plus(DURATION).toString()));
        assertThat(given.pia().get("my-requests").<String>each("requestType"), contains("userExtend", "userAdd"));
        assertThat(given.sana().get("my-requests").items().size(), is(0));
        assertThat(given.sana().get("request", "id", request.id()).ok().text("state"), is("delivered"));
        assertThat(mails.to(PIA, "You have Atlas until").text(), containsString("Who asked: Sana Malik (" + SANA + ")"));
        assertThat(mails.to(PIA, "You have Atlas until").text(), containsString("asked for more time for you"));
    }

    @Test
    @DisplayName("REQ-16 ORG-15 whoever asked for more time does not decide it: her stage goes to somebody else, who sees who asked")
    void decidedByOthers() {
        var access = access(true);
        var request = extend(given.sana(), access).ok();
        assertThat(request.text("state"), is("pendingApproval"));
        assertThat(database.column("SELECT p.email FROM stage_approver a JOIN request_stage s ON s.id = a.stage_id JOIN person p ON p.id = a.person_id"
                + " WHERE s.state = 'open'"), contains(OMAR));
        given.sana().post("approve-request", "requestId", request.id(), "justification", "Fine").refused(403, "forbidden");
        assertThat(given.omar().get("approval", "requestId", request.id()).ok().text("askedBy.email"), is(SANA));
        assertThat(mails.to(OMAR, "please decide").subject(), containsString("Sana Malik asks for more time for Atlas for " + PIA));
        given.omar().post("approve-request", "requestId", request.id(), "justification", "Until the line runs").ok();
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(NOW.plus(DURATION).toString()));
    }

    @Test
    @DisplayName("REQ-16 REQ-06 the holder can take back what was asked for them, whoever asked cannot")
    void takenBack() {
        var access = access(true);
        var request = extend(given.sana(), access).ok().id();
        given.sana().post("cancel-request", "requestId", request).refused(404, "not-found");
        given.pia().post("cancel-request", "requestId", request).ok();
        assertThat(given.pia().get("my-access").each("endDateTime"), contains(END.toString()));
    }

    @Test
    @DisplayName("ORG-15 REQ-04 for people of others, and for whoever is no sponsor any more, it is not there: as an id that never was")
    void notTheirs() {
        var access = access(false);
        given.organization("Contoso", "contoso.example");
        given.guest("cara@contoso.example", "Cara");
        given.sponsor(new Organization(given.admin().get("organizations", "search", "contoso").<String>each("id").get(0)), "external", "cara@contoso.example");
        for (var other : List.of("cara@contoso.example", "quinn@fabrikam.example", "mia@home.example", "eve@elsewhere.example")) {
            var refused = extend(given.caller(other), access);
            refused.refused(404, "not-found");
            assertThat(other, refused.text("detail"), equalTo(extend(given.caller(other), "01890a5d-ac96-774b-bcce-b302099a8057").text("detail")));
        }
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", JsonBody.person(SANA)).ok();
        extend(given.sana(), access).refused(404, "not-found");
        extend(given.omar(), access).ok();
    }

    @Test
    @DisplayName("POL-09 REQ-03 REQ-05 a sponsor's asking is refused for what refuses the holder's own: no reason, a date too late, a second time, a blocked holder")
    void refused() {
        var access = access(true);
        given.sana().post("extend-access", "assignmentId", access).names("justification");
        given.sana().post("extend-access", "assignmentId", access, "justification", "x", "endDateTime", NOW.plus(DURATION).plusSeconds(1).toString())
                .names("endDateTime");
        given.admin().post("block-person", "person", JsonBody.person(PIA), "justification", "Her account was taken over").ok();
        extend(given.sana(), access).refused(403, "forbidden");
        given.admin().post("unblock-person", "person", JsonBody.person(PIA)).ok();
        extend(given.sana(), access).ok();
        extend(given.pia(), access).refused(409, "request-open");
    }

    @Test
    @DisplayName("ORG-15 REQ-16 a sponsor who asks for themselves asks as everybody does")
    void own() {
        given.saved(policy(atlas).forOrganizations(fabrikam).withoutApproval().lasting("P30D").with("extension", Map.of("allowed", true)));
        var access = given.delivered(SANA, atlas);
        clock.set(NOW);
        assertThat(given.sana().post("extend-access", "assignmentId", access).ok().text("askedBy"), is(nullValue()));
    }

    @Test
    @DisplayName("ORG-15 POL-09 PAG-06 a sponsor and the holder see until when access can be extended, and nothing where it cannot")
    void latestEnd() {
        var access = access(false);
        assertThat(given.sana().get("my-organization").ok().json("organizations[0].access.latestEndDateTime"), contains(NOW.plus(DURATION).toString()));
        assertThat(given.pia().get("my-access").each("latestEndDateTime"), contains(NOW.plus(DURATION).toString()));
        extend(given.sana(), access).ok();
        assertThat(given.sana().get("my-organization").ok().text("organizations[0].access[0].latestEndDateTime"), is(nullValue()));
        clock.advance(Duration.ofHours(1));
        var policy = given.admin().get("package", "id", atlas.id()).text("policies[0].id");
        given.admin().post("change-policy", "id", policy, "extension", Map.of("allowed", false)).ok();
        assertThat(given.sana().get("my-organization").ok().text("organizations[0].access[0].latestEndDateTime"), is(nullValue()));
        assertThat(given.pia().get("my-access").<Object>each("latestEndDateTime"), contains(nullValue()));
    }

    @RepeatedTest(3)
    @DisplayName("ORG-15 REQ-05 of a sponsor and the holder who ask in the same instant, one is told that it was asked for already")
    void atOnce() {
        var access = access(true);
        var sana = given.sana();
        var pia = given.pia();
        var answers = AtOnce.all(List.<Callable<Answer>>of(() -> extend(sana, access), () -> extend(pia, access)));
        assertThat(answers.stream().filter(answer -> answer.status() == 201).count(), is(1L));
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> answer.refused(409, "request-open"));
        assertThat(database.count("SELECT count(*) FROM assignment_request WHERE type = 'userExtend'"), is(1L));
    }

    @Test
    @DisplayName("MSG-02 ORG-15 letters of more time that was refused say that somebody asked for it for them")
    void letters() {
        var access = access(true);
        var request = extend(given.sana(), access).ok().id();
        given.omar().post("deny-request", "requestId", request, "justification", "Not now").ok();
        var denied = mails.to(PIA, "refused");
        assertThat(denied.subject(), is("More time for Atlas, which was asked for for you, was refused on Fri 11 Dec"));
        assertThat(denied.text(), containsString("asked for more time for you"));
        assertThat(denied.text(), not(containsString("Your request")));
    }

    private String access(boolean approval) {
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(externalSponsors()).orElse(person(OMAR))).lasting("P30D")
                .with("extension", Map.of("allowed", true, "approvalRequired", approval)));
        var access = given.access(PIA, atlas);
        database.awaitDelivered(clock.instant());
        mails.empty();
        clock.set(NOW);
        return access;
    }

    private static Answer extend(Client by, String access) {
        return by.post("extend-access", "assignmentId", access, "justification", "The tests go on");
    }
}
