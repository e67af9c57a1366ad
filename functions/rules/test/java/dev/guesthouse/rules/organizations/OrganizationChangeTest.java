package dev.guesthouse.rules.organizations;

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
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OrganizationChangeTest extends GuesthouseTest {

    private static final String WANDA = "wanda@woodgrove.example";

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.atlasFor(fabrikam);
    }

    @Test
    @DisplayName("ORG-01 what a change leaves out stays, and a name that is taken is refused")
    void change() {
        given.organization("Woodgrove", "woodgrove.example");
        var changed = given.admin().post("change-organization", "id", fabrikam.id(), "description", "Machines").ok();
        assertThat(changed.text("displayName"), equalTo("Fabrikam"));
        assertThat(changed.text("description"), equalTo("Machines"));
        given.admin().post("change-organization", "id", fabrikam.id(), "displayName", "WOODGROVE").refused(409, "name-taken");
    }

    @Test
    @DisplayName("ORG-04 a change of domains works at once, and stages whose sponsor belongs no more ask the fallback")
    void domains() {
        given.request(PIA, atlas);
        given.admin().post("change-organization", "id", fabrikam.id(), "identitySources", List.of(Map.of("domain", "fabrikam.test"))).ok();
        assertThat(given.pia().get("available-packages").items(), empty());
        assertThat(given.omar().get("pending-approvals").each("requestor.email"), contains(PIA));
    }

    @Test
    @DisplayName("ORG-05 POL-06 where another organization claims the subdomain of the last sponsor, stages ask the fallback")
    void subdomainClaimed() {
        given.guest("eva@eu.fabrikam.example", "Eva Lind");
        given.sponsor(fabrikam, "external", "eva@eu.fabrikam.example");
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", JsonBody.person(SANA)).ok();
        var request = given.request(PIA, atlas);
        given.organization("Fabrikam Europe", "eu.fabrikam.example");
        assertThat(given.omar().get("pending-approvals").each("requestId"), contains(request));
    }

    @Test
    @DisplayName("ORG-10 approving somebody of an unknown organization records it as proposed, which can be taken over or removed")
    void proposed() {
        var open = given.accessPackage(atlas.catalog(), "Open");
        given.saved(policy(open).scope("anyExternalUser").stages(stage(person(OMAR))));
        var everybody = given.accessPackage(atlas.catalog(), "Configured");
        given.saved(policy(everybody).scope("allConfiguredOrganizations").named("Configured").withoutApproval());
        var request = given.request(WANDA, open);
        assertThat(given.admin().get("organizations", "state", "proposed").items(), empty());
        given.omar().post("approve-request", "requestId", request, "justification", "Fine").ok();

        var proposed = given.admin().get("organizations", "state", "proposed");
        assertThat(proposed.each("displayName"), contains("woodgrove.example"));
        given.caller(WANDA).get("available-package", "id", everybody.id()).refused(404, "not-found");
        given.admin().post("change-organization", "id", proposed.<String>each("id").get(0), "state", "configured", "displayName", "Woodgrove").ok();
        given.caller(WANDA).get("available-package", "id", everybody.id()).ok();
    }

    @Test
    @DisplayName("ORG-11 removing an organization asks what becomes of its people's access")
    void asks() {
        given.admin().post("remove-organization", "id", fabrikam.id()).names("assignments");
    }

    @Test
    @DisplayName("ORG-11 with keep its people's access lasts; open requests are canceled, the domain is free, its people count as unknown")
    void keep() {
        given.access(PIA, atlas);
        var open = given.request("quinn@fabrikam.example", atlas);
        assertThat(given.admin().post("remove-organization", "id", fabrikam.id(), "assignments", "keep").status(), equalTo(204));
        assertThat(given.pia().get("my-access").items(), hasSize(1));
        assertThat(given.admin().get("request", "id", open).text("state"), equalTo("canceled"));
        assertThat(given.admin().get("request", "id", open).text("reason"), equalTo("organizationRemoved"));
        assertThat(given.admin().get("person", "email", PIA).text("organizationId"), nullValue());
        given.organization("Fabrikam", "fabrikam.example");
    }

    @Test
    @DisplayName("ORG-11 with end its people's access ends now, and is revoked in the target")
    void end() {
        given.access(PIA, atlas);
        eventually(() -> database.memberships(PIA), hasSize(2));
        given.admin().post("remove-organization", "id", fabrikam.id(), "assignments", "end").ok();
        assertThat(given.admin().get("assignments", "person", PIA, "state", "live").items(), empty());
        eventually(() -> database.memberships(PIA), empty());
        mails.to(PIA, "ended");
    }
}
