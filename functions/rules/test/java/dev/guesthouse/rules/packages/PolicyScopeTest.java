package dev.guesthouse.rules.packages;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.PolicyBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PolicyScopeTest extends GuesthouseTest {

    private static final String CARA = "cara@contoso.example";
    private static final String EVE = "eve@unknown.example";
    private static final String KIM = "kim@home.example";

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        given.organization("Contoso", "contoso.example");
        given.member(KIM, "Kim");
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    @Test
    @DisplayName("POL-01 specific organizations: their people and nobody else")
    void specificOrganizations() {
        given.saved(decidedByOmar().forOrganizations(fabrikam));
        openTo(PIA);
        closedTo(CARA, EVE, KIM);
    }

    @Test
    @DisplayName("POL-01 all configured organizations: their people, no strangers, no members")
    void allConfiguredOrganizations() {
        given.saved(decidedByOmar().scope("allConfiguredOrganizations"));
        openTo(PIA, CARA);
        closedTo(EVE, KIM);
    }

    @Test
    @DisplayName("POL-01 any external user: partners and strangers, no members")
    void anyExternalUser() {
        given.saved(decidedByOmar().scope("anyExternalUser"));
        openTo(PIA, CARA, EVE);
        closedTo(KIM);
    }

    @Test
    @DisplayName("POL-01 specific people: just these")
    void specificPeople() {
        given.guest(CARA, "Cara");
        given.saved(decidedByOmar().forPeople(CARA, KIM));
        openTo(CARA, KIM);
        closedTo(PIA, EVE);
    }

    @Test
    @DisplayName("POL-01 all members: everybody at home and nobody else")
    void allMembers() {
        given.saved(decidedByOmar().scope("allMembers"));
        openTo(KIM, "lee@home.example");
        closedTo(PIA, EVE, "kim+1@home.example", "lee@eu.home.example");
    }

    @Test
    @DisplayName("POL-01 nobody: nobody can ask")
    void nobody() {
        given.saved(decidedByOmar().scope("nobody"));
        closedTo(PIA, KIM);
    }

    @Test
    @DisplayName("POL-01 a package has any number of policies, each with a name of its own")
    void several() {
        given.saved(decidedByOmar().forOrganizations(fabrikam));
        given.saved(decidedByOmar().named("Ours").scope("allMembers"));
        openTo(PIA, KIM);
        assertThat(given.admin().get("package", "id", atlas.id()).json("policies.displayName"), contains("Partners", "Ours"));
        given.admin().post("add-policy", decidedByOmar().named("OURS").scope("nobody").json()).refused(409, "name-taken");
    }

    @Test
    @DisplayName("POL-01 organizations and people are named just where the scope asks for them, and must be known")
    void scopeFields() {
        var admin = given.admin();
        admin.post("add-policy", decidedByOmar().scope("specificOrganizations").json()).names("organizations");
        admin.post("add-policy", decidedByOmar().scope("specificPeople").json()).names("people");
        admin.post("add-policy", decidedByOmar().forOrganizations(fabrikam).scope("allMembers").json()).names("organizations");
        admin.post("add-policy", decidedByOmar().forPeople("ghost@home.example").json()).names("people[0]");
        admin.post("add-policy", decidedByOmar().forOrganizations(new Organization("01890a5d-ac96-774b-bcce-b302099a8057")).json())
                .names("organizations[0]");
        admin.post("add-policy", decidedByOmar().scope("everybody").json()).names("scope");
    }

    @Test
    @DisplayName("POL-02 a disabled policy takes no new requests")
    void disabled() {
        given.saved(decidedByOmar().forOrganizations(fabrikam).with("enabled", false));
        closedTo(PIA);
    }

    @Test
    @DisplayName("POL-02 a disabled policy lets running requests go on")
    void disabledLater() {
        var policy = given.saved(decidedByOmar().forOrganizations(fabrikam));
        var request = given.request(PIA, atlas);
        database.run("UPDATE policy SET enabled = false WHERE id = ?::uuid", policy);
        assertThat(given.caller(OMAR).post("approve-request", "requestId", request, "justification", "Welcome").ok().text("stages[0].state"),
                is("approved"));
    }

    @Test
    @DisplayName("POL-03 any external user without approval is refused when it is saved")
    void anyoneWithoutApproval() {
        given.admin().post("add-policy", decidedByOmar().scope("anyExternalUser").withoutApproval().json()).names("approval");
    }

    @Test
    @DisplayName("POL-11 a tie lets the requestor choose: without a choice it is a conflict that lists the policies")
    void tie() {
        var first = given.saved(decidedByOmar().forOrganizations(fabrikam));
        var second = given.saved(decidedByOmar().named("Short").forOrganizations(fabrikam).lasting("P7D"));
        given.saved(decidedByOmar().named("Wider").scope("allConfiguredOrganizations"));
        assertThat(given.pia().post("submit-request", "packageId", atlas.id(), "justification", "x").refused(409, "choose-policy")
                .json("policies.id"), containsInAnyOrder(first, second));
        given.pia().post("submit-request", "packageId", atlas.id(), "policyId", second, "justification", "x").ok();
    }

    private PolicyBody decidedByOmar() {
        return policy(atlas).stages(stage(person(OMAR)));
    }

    private void openTo(String... people) {
        for (var email : people) {
            given.caller(email).get("available-package", "id", atlas.id()).ok();
            assertThat(email, given.caller(email).get("available-packages").each("id"), contains(atlas.id()));
        }
    }

    private void closedTo(String... people) {
        for (var email : people) {
            given.caller(email).get("available-package", "id", atlas.id()).refused(404, "not-found");
            assertThat(email, given.caller(email).get("available-packages").items().isEmpty());
            given.caller(email).post("submit-request", "packageId", atlas.id(), "justification", "x").refused(404, "not-found");
        }
    }
}
