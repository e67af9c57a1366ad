package dev.guesthouse.rules.approvals;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EligibilityTest extends GuesthouseTest {

    @Test
    @DisplayName("APR-11 a requestor who was blocked meanwhile is denied at the last approval, with the reason")
    void blocked() {
        var asked = askedOfOmar();
        given.admin().post("block-person", "person", JsonBody.person(PIA), "justification", "Left").ok();
        deniedAtApproval(asked);
    }

    @Test
    @DisplayName("APR-11 a requestor who fell out of scope meanwhile is denied at the last approval, with the reason")
    void outOfScope() {
        var asked = askedOfOmar();
        database.run("UPDATE identity_source SET domain = 'sold.example'");
        deniedAtApproval(asked);
        assertThat(mails.to(PIA, "refused").says("Atlas"), is(true));
    }

    private String askedOfOmar() {
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).forOrganizations(given.fabrikam()).stages(stage(person(OMAR))));
        return given.request(PIA, atlas);
    }

    private void deniedAtApproval(String asked) {
        var denied = given.omar().post("approve-request", "requestId", asked, "justification", "Welcome").ok();
        assertThat(denied.text("state"), equalTo("denied"));
        assertThat(denied.text("reason"), equalTo("notEligible"));
        assertThat(database.count("SELECT count(*) FROM assignment"), is(0L));
    }
}
