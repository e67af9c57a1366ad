package dev.guesthouse.rules.packages;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PolicyChoiceTest extends GuesthouseTest {

    private Organization fabrikam;
    private AccessPackage atlas;

    @Test
    @DisplayName("POL-11 the more specific scope wins: any external user, all configured organizations, specific organizations")
    void organizations() {
        atlas();
        var any = given.saved(policy(atlas).named("Any").scope("anyExternalUser"));
        assertWins(given.pia(), any);
        var configured = given.saved(policy(atlas).named("Configured").scope("allConfiguredOrganizations"));
        assertWins(given.pia(), configured);
        assertWins(given.caller("stranger@unknown.example"), any);
        var specific = given.saved(policy(atlas).named("Fabrikam").forOrganizations(fabrikam));
        assertWins(given.pia(), specific);
        given.admin().post("change-policy", "id", specific, "enabled", false).ok();
        assertWins(given.pia(), configured);
    }

    @Test
    @DisplayName("POL-11 specific people win over all members")
    void people() {
        atlas();
        given.member("mia@home.example", "Mia");
        var members = given.saved(policy(atlas).named("Members").scope("allMembers"));
        assertWins(given.caller("mia@home.example"), members);
        var people = given.saved(policy(atlas).named("People").forPeople("mia@home.example"));
        assertWins(given.caller("mia@home.example"), people);
        assertWins(given.omar(), members);
    }

    @Test
    @DisplayName("POL-11 specific people and specific organizations are a tie, and the requestor's choice decides")
    void tie() {
        atlas();
        given.guest(PIA, "Pia");
        var organization = given.saved(policy(atlas).named("Fabrikam").forOrganizations(fabrikam));
        var people = given.saved(policy(atlas).named("People").forPeople(PIA).lasting("P10D"));
        var wide = given.saved(policy(atlas).named("Configured").scope("allConfiguredOrganizations"));
        assertThat(given.pia().get("available-package", "id", atlas.id()).json("policies.id"), equalTo(List.of(organization, people)));
        var refusal = given.pia().post("submit-request", "packageId", atlas.id(), "justification", "Mine").refused(409, "choose-policy");
        assertThat(refusal.json("policies.id"), equalTo(List.of(organization, people)));
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", "Mine", "policyId", wide).names("policyId");
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", "Mine", "policyId", people).ok();
        assertThat(database.value("SELECT p.display_name FROM assignment_request r JOIN policy_version v ON v.id = r.policy_version_id"
                + " JOIN policy p ON p.id = v.policy_id"), equalTo("People"));
    }

    private void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    private void assertWins(Client caller, String policy) {
        assertThat(caller.get("available-package", "id", atlas.id()).ok().json("policies.id"), equalTo(List.of(policy)));
    }
}
