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
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.PolicyBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DryRunTest extends GuesthouseTest {

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    @Test
    @DisplayName("POL-04 a dry run of a policy names for each organization in its scope whom each stage would ask, and saves nothing")
    void deciders() {
        given.organization("Tailspin", "tailspin.example");
        var before = everything();
        var tried = dryRun(policy(atlas).scope("allConfiguredOrganizations").stages(stage(externalSponsors()).orElse(person(OMAR)),
                stage(internalSponsors(), person(OMAR))));
        assertThat(tried.status(), is(200));
        assertThat(tried.header("Location"), nullValue());
        assertThat(tried.json("effect.organizations"), is(2));
        assertThat(tried.json("effect.asks.organization.displayName"), equalTo(List.of("Fabrikam", "Tailspin")));
        assertThat(tried.json("effect.asks[0].stages.approvers.email"), equalTo(List.of(List.of(SANA), List.of(OMAR))));
        assertThat(tried.json("effect.asks[0].stages.fallback"), equalTo(List.of(false, false)));
        assertThat(tried.json("effect.asks[1].stages.approvers.email"), equalTo(List.of(List.of(OMAR), List.of(OMAR))));
        assertThat(tried.json("effect.asks[1].stages.fallback"), equalTo(List.of(true, false)));
        assertThat(everything(), equalTo(before));
        assertThat(given.admin().get("package", "id", atlas.id()).ok().json("policies"), equalTo(List.of()));
    }

    @Test
    @DisplayName("POL-06 it names whom a request asks then: sponsors and people who have their standing")
    void asAsked() {
        var saved = policy(atlas).forOrganizations(fabrikam);
        assertThat(approvers(dryRun(saved)), equalTo(List.of(SANA)));
        given.admin().post("block-person", "person", JsonBody.person(SANA)).ok();
        assertThat(approvers(dryRun(saved)), equalTo(List.of(OMAR)));
        given.saved(saved);
        var request = given.request(PIA, atlas);
        assertThat(given.admin().get("request", "id", request).ok().json("stages[0].approvers.email"), equalTo(List.of(OMAR)));
    }

    @Test
    @DisplayName("POL-05 it says of whom nobody would be asked, and what no policy may say it refuses")
    void nobody() {
        var other = given.member("lea@home.example", "Lea");
        given.organization("Tailspin", "tailspin.example");
        given.admin().post("block-person", "person", Map.of("id", other)).ok();
        var tried = dryRun(policy(atlas).scope("anyExternalUser").stages(stage(externalSponsors()).orElse(person("lea@home.example"))));
        assertThat(tried.json("effect.asks.organization.displayName"), equalTo(List.of("Fabrikam", "Tailspin")));
        assertThat(tried.json("effect.asks[2].organization"), nullValue());
        assertThat(tried.json("effect.asks.stages.approvers.email"), equalTo(List.of(List.of(List.of(SANA)), List.of(List.of()), List.of(List.of()))));
        given.admin().post("add-policy", policy(atlas).forOrganizations(fabrikam).stages(stage(externalSponsors())).with("dryRun", true).json())
                .names("approval.stages[0].fallbackApprovers");
    }

    @Test
    @DisplayName("POL-04 of very many organizations the first twenty by name are told, and how many there are")
    void many() {
        IntStream.range(0, 21).forEach(number -> given.organization("Partner %02d".formatted(number), "partner%d.example".formatted(number)));
        var tried = dryRun(policy(atlas).scope("allConfiguredOrganizations"));
        assertThat(tried.json("effect.organizations"), is(22));
        assertThat(tried.<List<String>>json("effect.asks.organization.displayName"), hasSize(20));
        assertThat(tried.json("effect.asks[19].organization.displayName"), equalTo("Partner 18"));
    }

    @Test
    @DisplayName("POL-04 a policy can be tried for a package that is not there yet, and only tried")
    void noPackageYet() {
        var before = everything();
        var unbound = JsonBody.with(policy(atlas).forOrganizations(fabrikam).json(), "packageId", null, "dryRun", true);
        assertThat(approvers(given.admin().post("add-policy", unbound).ok()), equalTo(List.of(SANA)));
        given.admin().post("add-policy", JsonBody.with(unbound, "dryRun", false)).names("packageId");
        assertThat(everything(), equalTo(before));
    }

    @Test
    @DisplayName("POL-12 a dry run of a change tells how many have the package and how many ask for it, and they keep what they have")
    void changed() {
        var policy = given.saved(policy(atlas).forOrganizations(fabrikam));
        given.access(PIA, atlas);
        database.awaitDelivered(clock.instant());
        given.request("ana@fabrikam.example", atlas);
        var before = everything();
        var ofPolicy = given.admin().post("change-policy", "id", policy, "displayName", "Others", "notifyRequestor", false, "dryRun", true).ok();
        assertThat(ofPolicy.json("version"), is(2));
        assertThat(ofPolicy.json("effect.holders"), is(1));
        assertThat(ofPolicy.json("effect.openRequests"), is(1));
        assertThat(approvers(ofPolicy), equalTo(List.of(SANA)));
        var ofPackage = given.admin().post("change-package", "id", atlas.id(), "resourceRoles", List.of(Given.role(atlas.catalog().site(), "owner")),
                "dryRun", true).ok();
        assertThat(ofPackage.json("effect.holders"), is(1));
        assertThat(ofPackage.json("effect.openRequests"), is(1));
        assertThat(ofPackage.json("effect.organizations"), nullValue());
        assertThat(ofPackage.json("resourceRoles.role"), equalTo(List.of("owner")));
        assertThat(everything(), equalTo(before));
        assertThat(database.memberships(PIA), equalTo(List.of("site-Projects visitor", "team-Projects member")));
        assertThat(given.admin().get("package", "id", atlas.id()).ok().json("policies[0].displayName"), equalTo("Partners"));
    }

    @Test
    @DisplayName("PKG-01 a dry run of a package refuses what its making would, and makes none")
    void created() {
        var before = everything();
        var wanted = JsonBody.of("catalogId", atlas.catalog().id(), "displayName", "Desk", "dryRun", true);
        var tried = given.admin().post("create-package", wanted).ok();
        assertThat(tried.status(), is(200));
        assertThat(tried.json("effect.holders"), is(0));
        given.admin().post("create-package", JsonBody.with(wanted, "displayName", "Atlas")).refused(409, "name-taken");
        assertThat(everything(), equalTo(before));
        assertThat(given.admin().post("create-package", JsonBody.with(wanted, "dryRun", false)).ok().json("effect"), nullValue());
    }

    @Test
    @DisplayName("CAT-02 a catalog, resources for it and a package of it can be tried before any of them is there, and only tried")
    void nothingYet() {
        var before = everything();
        var admin = given.admin();
        assertThat(admin.post("create-catalog", "displayName", "Wind", "dryRun", true).ok().status(), is(200));
        admin.post("create-catalog", "displayName", "Projects", "dryRun", true).refused(409, "name-taken");
        var resources = JsonBody.of("resources", List.of(Given.resource("wind-team", "Wind team", "team")), "dryRun", true);
        assertThat(admin.post("add-resources", resources).ok().json("items[0].roles"), equalTo(List.of("member", "owner")));
        admin.post("add-resources", JsonBody.with(resources, "dryRun", false)).names("catalogId");
        assertThat(admin.post("create-package", "displayName", "Atlas", "dryRun", true).ok().text("displayName"), equalTo("Atlas"));
        admin.post("create-package", "displayName", "", "dryRun", true).names("displayName");
        admin.post("create-package", "displayName", "Atlas").names("catalogId");
        assertThat(everything(), equalTo(before));
    }

    @Test
    @DisplayName("REQ-05 a dry run is kept for no repeat: the change itself can follow with the same key")
    void key() {
        var body = policy(atlas).forOrganizations(fabrikam);
        var admin = given.admin().withKey("once");
        assertThat(admin.post("add-policy", body.with("dryRun", true).json()).ok().status(), is(200));
        assertThat(admin.post("add-policy", body.json()).ok().status(), is(201));
    }

    private Answer dryRun(PolicyBody policy) {
        return given.admin().post("add-policy", policy.with("dryRun", true).json()).ok();
    }

    private static List<String> approvers(Answer tried) {
        return tried.json("effect.asks[0].stages[0].approvers.email");
    }

    private String everything() {
        return database.value("SELECT concat_ws(' ', (SELECT count(*) FROM policy_version), (SELECT count(*) FROM access_package), (SELECT count(*) FROM catalog),"
                + " (SELECT count(*) FROM audit_event), (SELECT count(*) FROM role_grant WHERE wanted), (SELECT count(*) FROM message),"
                + " (SELECT count(*) FROM idempotency_key))");
    }
}
