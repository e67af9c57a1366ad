package dev.guesthouse.rules.approvals;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.internalSponsors;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.PolicyBody;
import io.quarkus.test.junit.QuarkusTest;

/** Requestors who belong to another organization by the time that somebody decides about them. */
@QuarkusTest
class MovedRequestorTest extends GuesthouseTest {

    private static final String EVA = "eva@eu.fabrikam.example";
    private static final String MARA = "mara@home.example";

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        given.member(MARA, "Mara Novak");
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    @Test
    @DisplayName("ORG-04 ORG-15 whose domain another organization claims is that one's at once: the old sponsor sees and decides nothing of theirs any more")
    void claimed() {
        var asked = asked(stage(externalSponsors()).orElse(PolicyBody.person(MARA)));
        claimEurope();
        nothingForSana(asked);
        given.sana().post("approve-request", "requestId", asked, "justification", "Welcome").refused(403, "forbidden");
        given.caller(MARA).post("approve-request", "requestId", asked, "justification", "Welcome").ok();
    }

    @Test
    @DisplayName("ORG-04 POL-06 the same where the organization gives the domain up, or the person moves to another address")
    void otherWays() {
        var asked = asked(stage(externalSponsors()).orElse(PolicyBody.person(MARA)));
        given.organization("Woodgrove", "woodgrove.example");
        given.admin().post("change-person", "person", person(PIA), "email", "pia@woodgrove.example").ok();
        nothingForSana(asked);
        given.sana().post("approve-request", "requestId", asked, "justification", "Welcome").refused(403, "forbidden");
        assertThat(given.caller(MARA).get("pending-approvals").each("requestId"), contains(asked));
        given.admin().post("change-person", "person", person("pia@woodgrove.example"), "email", PIA).ok();

        var other = given.accessPackage(atlas.catalog(), "Borealis");
        given.saved(policy(other).scope("allConfiguredOrganizations").stages(stage(internalSponsors()).orElse(PolicyBody.person(MARA))));
        var again = given.request(EVA, other);
        assertThat(given.omar().get("pending-approvals").each("requestId"), contains(again));
        given.admin().post("change-organization", "id", fabrikam.id(), "identitySources", List.of(Map.of("domain", "fabrikam.test"))).ok();
        assertThat(given.omar().get("pending-approvals").items(), empty());
        assertThat(given.caller(MARA).get("pending-approvals").<String>each("requestId"), equalTo(List.of(again, asked)));
    }

    @Test
    @DisplayName("ORG-04 POL-04 the next stage asks the sponsors of the organization that the requestor belongs to by then")
    void nextStage() {
        var asked = asked(stage(PolicyBody.person(MARA)), stage(externalSponsors()).orElse(PolicyBody.person(OMAR)));
        claimEurope();
        given.caller(MARA).post("approve-request", "requestId", asked, "justification", "Welcome").ok();
        nothingForSana(asked);
        given.sana().post("approve-request", "requestId", asked, "justification", "Welcome").refused(404, "not-found");
        assertThat(given.caller(EVA).get("pending-approvals").each("requestId"), contains(asked));
        given.caller(EVA).post("approve-request", "requestId", asked, "justification", "One of ours").ok();
    }

    private String asked(PolicyBody.Stage... stages) {
        given.saved(policy(atlas).scope("allConfiguredOrganizations").stages(stages));
        return given.request(PIA, atlas);
    }

    private void claimEurope() {
        var europe = given.organization("Fabrikam Europe", "eu.fabrikam.example");
        given.guest(EVA, "Eva Roth");
        given.sponsor(europe, "external", EVA);
    }

    private void nothingForSana(String asked) {
        assertThat(given.sana().get("my-organization").body(), not(containsString(asked)));
        assertThat(given.sana().get("pending-approvals").items(), empty());
        given.sana().get("approval", "requestId", asked).refused(404, "not-found");
    }
}
