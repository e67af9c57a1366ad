package dev.guesthouse.rules.organizations;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.internalSponsors;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

/** Organizations that nobody added, beside those that somebody did. */
@QuarkusTest
class ProposedOrganizationTest extends GuesthouseTest {

    private static final String ANA = "ana@eu.woodgrove.example";
    private static final String BEA = "bea@woodgrove.example";

    /** For any external user; Omar decides. */
    private AccessPackage open;
    /** For all configured organizations, without approval. */
    private AccessPackage connected;

    @BeforeEach
    void packages() {
        given.member(OMAR, "Omar Haddad");
        var catalog = given.catalog("Projects");
        open = given.accessPackage(catalog, "Open");
        given.saved(policy(open).scope("anyExternalUser").stages(stage(person(OMAR))).with("expiration",
                JsonBody.of("kind", "afterDuration", "duration", "P180D", "requestorMayChoose", true)));
        connected = given.accessPackage(catalog, "Connected");
        given.saved(policy(connected).scope("allConfiguredOrganizations").withoutApproval());
    }

    @Test
    @DisplayName("ORG-10 an organization that is added takes over the proposed ones that its domains cover, and names them; their people get what its people get")
    void added() {
        approve(ANA);
        approve(BEA);
        approve("eva@litware.example");
        var before = proposed("eu.woodgrove.example");
        given.caller(ANA).get("available-package", "id", connected.id()).refused(404, "not-found");

        var added = add("Woodgrove", "woodgrove.example").ok();
        assertThat(added.json("takenOver.displayName"), contains("eu.woodgrove.example", "woodgrove.example"));
        assertThat(added.<String>json("takenOver[0].id"), is(before));
        assertThat(given.admin().get("organizations", "state", "proposed").each("displayName"), contains("litware.example"));
        given.admin().get("organization", "id", before).refused(404, "not-found");
        given.caller(ANA).get("available-package", "id", connected.id()).ok();
        assertThat(given.admin().get("person", "email", ANA).text("organizationId"), is(added.id()));
        assertThat(given.admin().get("requests", "organizationId", added.id()).each("requestor.email"), containsInAnyOrder(ANA, BEA));
        assertThat(given.admin().get("events", "action", "organization.takenOver", "subject", before).each("after.by"), contains(added.id()));
        assertThat(add("Litware", "litware.test").ok().json("takenOver"), empty());
    }

    @Test
    @DisplayName("ORG-10 its domain and its name are in nobody's way, looked up or added")
    void inNobodysWay() {
        approve(BEA);
        given.admin().get("find-directory", "domain", "woodgrove.example").ok();
        given.admin().post("add-member", "email", "kim@woodgrove.example", "displayName", "Kim").ok();
        assertThat(add("woodgrove.example", "woodgrove.example").ok().json("takenOver.displayName"), contains("woodgrove.example"));
        given.admin().post("add-member", "email", "lee@woodgrove.example", "displayName", "Lee").names("email");
    }

    @Test
    @DisplayName("ORG-10 a proposed organization is merged into one that is given its domain")
    void merged() {
        approve(ANA);
        var woodgrove = given.organization("Woodgrove", "woodgrove.test");
        var domains = List.of(Map.of("domain", "woodgrove.test"), Map.of("domain", "eu.woodgrove.example"));
        var merged = given.admin().post("change-organization", "id", woodgrove.id(), "identitySources", domains).ok();
        assertThat(merged.json("takenOver.displayName"), contains("eu.woodgrove.example"));
        assertThat(merged.json("identitySources.domain"), contains("eu.woodgrove.example", "woodgrove.test"));
        assertThat(given.admin().get("requests", "organizationId", woodgrove.id()).items(), hasSize(1));
        assertThat(given.admin().post("change-organization", "id", woodgrove.id(), "identitySources", domains).ok().json("takenOver"), empty());
    }

    @Test
    @DisplayName("ORG-10 one that is promoted takes over what its domain covers, and only then has other domains; written back as it was read, it stays proposed")
    void promoted() {
        approve(ANA);
        approve(BEA);
        var proposed = proposed("woodgrove.example");
        var both = List.of(Map.of("domain", "woodgrove.example"), Map.of("domain", "woodgrove.test"));
        given.admin().post("change-organization", "id", proposed, "identitySources", both).names("identitySources");
        var same = given.admin().post("change-organization", "id", proposed, "state", "proposed", "identitySources", both.subList(0, 1)).ok();
        assertThat(same.text("state"), is("proposed"));
        assertThat(same.json("takenOver"), empty());
        var promoted = given.admin().post("change-organization", "id", proposed, "state", "configured", "identitySources", both).ok();
        assertThat(promoted.json("takenOver.displayName"), contains("eu.woodgrove.example"));
        assertThat(given.admin().get("person", "email", ANA).text("organizationId"), is(proposed));
        given.admin().post("change-organization", "id", proposed, "state", "proposed").names("state");
    }

    @Test
    @DisplayName("ORG-10 ORG-04 whoever a configured organization has is of no proposed one, in lists, for sponsors, and at its removal")
    void configuredFirst() {
        var assignment = approve(ANA).text("assignmentId");
        eventually(() -> given.admin().get("person", "email", ANA).text("kind"), is("guest"));
        var woodgrove = given.organization("Woodgrove", "woodgrove.test");
        given.sponsor(woodgrove, "internal", OMAR);
        // As if it had been proposed while the domain above it was being claimed.
        database.run("UPDATE identity_source SET domain = 'woodgrove.example' WHERE domain = 'woodgrove.test'");
        for (var list : List.of("people", "assignments")) {
            assertThat(list, given.admin().get(list, "organizationId", woodgrove.id()).items(), hasSize(1));
            assertThat(list, given.admin().get(list, "organizationId", proposed("eu.woodgrove.example")).items(), empty());
        }
        assertThat(given.omar().get("my-organization").ok().json("organizations[0].access.assignmentId"), contains(assignment));
        given.caller(ANA).get("available-package", "id", connected.id()).ok();
        given.admin().post("remove-organization", "id", woodgrove.id(), "assignments", "end").ok();
        assertThat(given.admin().get("assignments", "person", ANA, "state", "live").items(), empty());
        assertThat(given.admin().get("person", "email", ANA).text("organizationId"), is(proposed("eu.woodgrove.example")));
    }

    @Test
    @DisplayName("ORG-10 ORG-07 sponsors of a proposed organization go on answering for its people, and stages go on waiting for them alone")
    void sponsors() {
        approve(ANA);
        given.guest("sam@eu.woodgrove.example", "Sam Holt");
        var organization = new Organization(proposed("eu.woodgrove.example"));
        given.sponsor(organization, "external", "sam@eu.woodgrove.example");
        given.sponsor(organization, "internal", OMAR);
        var sponsored = given.accessPackage(open.catalog(), "Sponsored");
        given.saved(policy(sponsored).scope("anyExternalUser").stages(stage(externalSponsors(), internalSponsors()).orElse(person(OMAR))));
        var request = given.request(ANA, sponsored);
        var added = given.admin().post("add-organization", "displayName", "Woodgrove", "identitySources", List.of(Map.of("domain", "woodgrove.example")),
                "internalSponsors", List.of(JsonBody.person(OMAR))).ok();
        assertThat(added.json("externalSponsors.email"), contains("sam@eu.woodgrove.example"));
        assertThat(added.json("internalSponsors.email"), contains(OMAR));
        assertThat(database.count("SELECT count(*) FROM stage_approver WHERE part = 'fallback'"), is(0L));
        given.caller("sam@eu.woodgrove.example").post("approve-request", "requestId", request, "justification", "Ours").ok();
    }

    @Test
    @DisplayName("ORG-10 one that a policy is for is not taken over, since the policy would be for others then: the refusal names the policy")
    void inUse() {
        approve(ANA);
        var organization = new Organization(proposed("eu.woodgrove.example"));
        given.saved(policy(connected).named("Europe").forOrganizations(organization).withoutApproval());
        var refusal = add("Woodgrove", "woodgrove.example").refused(409, "in-use");
        assertThat(refusal.json("policies.displayName"), contains("Europe"));
        given.admin().get("organization", "id", organization.id()).ok();
        given.caller(ANA).get("available-package", "id", connected.id()).ok();
        given.admin().post("change-organization", "id", organization.id(), "state", "configured").ok();
        assertThat(add("Woodgrove", "woodgrove.example").ok().json("takenOver"), empty());
    }

    @Test
    @DisplayName("ORG-10 it is recorded at the approval, for a later start too, whatever its domain's length and whoever is named like it")
    void recorded() {
        var long1 = "%s.%s.example".formatted("a".repeat(60), "b".repeat(60));
        given.organization("woodgrove.example", "other.example");
        approve(BEA);
        approve("ana@x." + long1);
        approve("bea@y.x." + long1.replace("b.", "c."));
        var later = given.caller("eva@litware.example").post("submit-request", "packageId", open.id(), "justification", "For May", "startDateTime",
                clock.instant().plus(Duration.ofDays(10)).toString()).ok().id();
        given.omar().post("approve-request", "requestId", later, "justification", "Fine").ok();
        var names = given.admin().get("organizations", "state", "proposed").<String>each("displayName");
        assertThat(names, containsInAnyOrder(is("woodgrove.example (2)"), is("litware.example"), startsWith("x.aaaa"), startsWith("y.x.aaaa")));
        assertThat(given.admin().get("request", "id", later).ok().<Object>json("organization"), is(not(nullValue())));
    }

    /** Has Omar approve somebody's request; answers it. */
    private Answer approve(String email) {
        return given.omar().post("approve-request", "requestId", given.request(email, open), "justification", "Fine").ok();
    }

    private Answer add(String displayName, String domain) {
        return given.admin().post("add-organization", "displayName", displayName, "identitySources", List.of(Map.of("domain", domain)));
    }

    /** The id of the proposed organization of a name. */
    private String proposed(String displayName) {
        return given.admin().get("organizations", "state", "proposed", "search", displayName).<String>each("id").get(0);
    }
}
