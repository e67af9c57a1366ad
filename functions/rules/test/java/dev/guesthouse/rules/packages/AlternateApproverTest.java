package dev.guesthouse.rules.packages;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.internalSponsors;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.PolicyBody.Stage;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AlternateApproverTest extends GuesthouseTest {

    private static final String ALMA = "alma@home.example";

    private Organization fabrikam;
    private AccessPackage atlas;

    @Test
    @DisplayName("POL-07 alternates are asked after the time that the stage says, and not before")
    void asked() {
        pending(sponsorsThen("P3D", person(ALMA)));
        clock.advance(Duration.ofDays(3).minusSeconds(1));
        assertThat(sweep(), is(0));
        assertThat(guesthouse.signIn(ALMA).get("pending-approvals").items(), is(empty()));
        var before = mails.newestFirst(ALMA).size();
        clock.advance(Duration.ofSeconds(1));
        assertThat(sweep(), is(1));
        assertThat(sweep(), is(0));
        assertThat(mails.await(ALMA, before + 1).get(0).subject(), containsString("Atlas"));
        assertThat(guesthouse.signIn(ALMA).get("pending-approvals").items().size(), is(1));
    }

    @Test
    @DisplayName("POL-07 an alternate decides once they were asked, and not before")
    void decides() {
        var request = pending(sponsorsThen("P3D", person(ALMA)));
        given.caller(ALMA).post("approve-request", "requestId", request, "justification", "Early").refused(404, "not-found");
        clock.advance(Duration.ofDays(3));
        sweep();
        var decided = guesthouse.signIn(ALMA).post("approve-request", "requestId", request, "justification", "Late").ok();
        assertThat(decided.text("state"), equalTo("delivering"));
    }

    @Test
    @DisplayName("POL-07 primaries can still decide when alternates were asked, and of both at once one does")
    void primaries() {
        var request = pending(sponsorsThen("P3D", person(ALMA)));
        clock.advance(Duration.ofDays(3));
        sweep();
        var sana = guesthouse.signIn(SANA);
        var alma = guesthouse.signIn(ALMA);
        var answers = AtOnce.<Answer>all(List.of(() -> sana.post("approve-request", "requestId", request, "justification", "Yes"),
                () -> alma.post("deny-request", "requestId", request, "justification", "No")));
        assertThat(answers.stream().filter(answer -> answer.status() == 200).count(), is(1L));
        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> answer.refused(409, "already-decided"));
    }

    @Test
    @DisplayName("POL-07 nobody is asked any more where it was decided before")
    void decidedBefore() {
        var request = pending(sponsorsThen("P3D", person(ALMA)));
        given.sana().post("approve-request", "requestId", request, "justification", "Yes").ok();
        clock.advance(Duration.ofDays(3));
        assertThat(sweep(), is(0));
    }

    @Test
    @DisplayName("POL-07 an alternate needs their standing when they decide, as every approver does")
    void standing() {
        var request = pending(sponsorsThen("P3D", internalSponsors()));
        clock.advance(Duration.ofDays(3));
        sweep();
        guesthouse.signIn(Surroundings.ADMINISTRATOR).post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "internal", "person",
                JsonBody.person(OMAR)).ok();
        guesthouse.signIn(OMAR).post("approve-request", "requestId", request, "justification", "Yes").refused(403, "forbidden");
        assertThat(guesthouse.signIn(PIA).get("request", "id", request).text("state"), equalTo("pendingApproval"));
    }

    @Test
    @DisplayName("POL-07 a request whose last primary approver is gone stays open for an alternate who was asked")
    void primaryGone() {
        var request = pending(stage(person(SANA)).with("alternateApprovers", List.of(person(ALMA))).with("alternateAfter", "P3D"));
        clock.advance(Duration.ofDays(3));
        sweep();
        guesthouse.signIn(Surroundings.ADMINISTRATOR).post("block-person", "person", JsonBody.person(SANA), "justification", "Gone").ok();
        assertThat(guesthouse.signIn(ALMA).post("approve-request", "requestId", request, "justification", "Yes").ok().text("state"),
                equalTo("delivering"));
    }

    @Test
    @DisplayName("POL-07 who was asked as primary is not asked again as alternate")
    void both() {
        pending(stage(person(SANA)).with("alternateApprovers", List.of(person(SANA), person(ALMA))).with("alternateAfter", "P3D"));
        clock.advance(Duration.ofDays(3));
        assertThat(sweep(), is(1));
        assertThat(database.count("SELECT count(*) FROM stage_approver"), is(2L));
    }

    @Test
    @DisplayName("POL-07 alternates are asked after at least 1 day and less than the time-out; one goes with the other")
    void refused() {
        prepare();
        var alternates = List.of(person(ALMA));
        save(stage(person(SANA)).with("alternateApprovers", alternates).with("alternateAfter", "PT23H"))
                .names("approval.stages[0].alternateAfter");
        save(stage(person(SANA)).within("P5D").with("alternateApprovers", alternates).with("alternateAfter", "P5D"))
                .names("approval.stages[0].alternateAfter");
        save(stage(person(SANA)).with("alternateApprovers", alternates)).names("approval.stages[0].alternateAfter");
        save(stage(person(SANA)).with("alternateAfter", "P3D")).names("approval.stages[0].alternateAfter");
        save(stage(person(SANA)).with("alternateApprovers", List.of(person("unknown@home.example"))).with("alternateAfter", "P3D"))
                .names("approval.stages[0].alternateApprovers[0].person");
        var saved = save(stage(person(SANA)).with("alternateApprovers", alternates).with("alternateAfter", "P13D")).ok();
        assertThat(saved.json("approval.stages[0].alternateApprovers.person.email"), equalTo(List.of(ALMA)));
        assertThat(saved.text("approval.stages[0].alternateAfter"), equalTo("P13D"));
    }

    private static Stage sponsorsThen(String after, Map<String, Object> alternate) {
        return stage(externalSponsors()).orElse(person(OMAR)).with("alternateApprovers", List.of(alternate)).with("alternateAfter", after);
    }

    private void prepare() {
        fabrikam = given.fabrikam();
        given.member(ALMA, "Alma Lind");
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    private Answer save(Stage stage) {
        return given.admin().post("add-policy", policy(atlas).forOrganizations(fabrikam).stages(stage).json());
    }

    private String pending(Stage stage) {
        prepare();
        save(stage).ok();
        return given.request(PIA, atlas);
    }

    private int sweep() {
        return guesthouse.signIn(Surroundings.ADMINISTRATOR).post("time-out-requests").ok().json("alternatesAsked");
    }
}
