package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ExplainTest extends GuesthouseTest {

    /** Nobody has entered her anywhere, nor has she come. */
    private static final String ANA = "ana@fabrikam.example";

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.atlasFor(fabrikam);
    }

    @Test
    @DisplayName("AUD-04 every rule is walked to the end of the list, and says what it depends on")
    void walked() {
        var answer = explain(ANA);
        assertThat(answer.json("rules.rule"), equalTo(List.of("standing", "domainList", "enabled", "scope", "choice", "justification", "answers",
                "window", "requestOpen", "accessLive", "incompatible", "flood")));
        assertThat(answer.json("canAsk"), is(true));
        assertThat(answer.<List<String>>json("rules.findAll { it.holds == null }.rule"), equalTo(List.of("justification")));
        assertThat(answer.<List<String>>json("rules.findAll { it.holds == false }.rule"), empty());
        assertThat(answer.text("organization.displayName"), equalTo("Fabrikam"));
        assertThat(answer.json("policies.outcome"), equalTo(List.of("applies")));
    }

    @Test
    @DisplayName("AUD-04 of an address that nobody has here it is told what its owner would see, and nobody comes to be known by that")
    void nobody() {
        var people = everything();
        var answer = explain(ANA);
        assertThat(answer.json("person"), nullValue());
        assertThat(everything(), equalTo(people));
        assertThat(answer.json("sees"), equalTo(given.caller(ANA).get("available-package", "id", atlas.id()).ok().json("$")));
        assertThat(explain(ANA).text("person.email"), equalTo(ANA));
        given.admin().get("explain", "person", "01890a5d-ac96-774b-bcce-b302099a8057", "packageId", atlas.id()).names("person");
        given.admin().get("explain", "person", "ana@", "packageId", atlas.id()).names("person");
    }

    @Test
    @DisplayName("AUD-04 somebody of no connected organization is in no policy's scope, and it is said whose they are not")
    void outOfScope() {
        var answer = explain("ana@elsewhere.example");
        assertThat(refused(answer), equalTo(List.of("scope")));
        assertThat(detail(answer, "scope"), containsString("elsewhere.example"));
        assertThat(answer.json("canAsk"), is(false));
        assertThat(answer.json("sees"), nullValue());
        assertThat(answer.json("organization"), nullValue());
        assertThat(answer.json("policies.outcome"), equalTo(List.of("outOfScope")));
        assertThat(detail(explain(OMAR), "scope"), containsString("members"));
    }

    @Test
    @DisplayName("AUD-04 ORG-08 a domain that the list keeps out is in the way of a policy that would apply")
    void domainList() {
        given.admin().post("set-domain-list", "mode", "deny", "domains", List.of("fabrikam.example")).ok();
        var answer = explain(ANA);
        assertThat(refused(answer), equalTo(List.of("domainList", "scope")));
        assertThat(answer.json("policies.outcome"), equalTo(List.of("wouldApply")));
    }

    @Test
    @DisplayName("AUD-04 POL-11 of several policies it is told which wins, which ties, which is disabled and which has ended")
    void policies() {
        given.saved(policy(atlas).named("All").scope("allConfiguredOrganizations"));
        var off = given.saved(policy(atlas).named("Off").forOrganizations(fabrikam).with("enabled", false));
        given.saved(policy(atlas).named("Over").forOrganizations(fabrikam).endingOn(clock.instant().plus(Duration.ofDays(1))));
        clock.advance(Duration.ofDays(2));
        assertThat(explain(ANA).json("policies.outcome"), equalTo(List.of("applies", "outranked", "disabled", "ended")));
        given.admin().post("change-policy", "id", off, "enabled", true).ok();
        var tie = explain(ANA);
        assertThat(tie.json("policies.outcome"), equalTo(List.of("applies", "outranked", "applies", "ended")));
        assertThat(refused(tie), equalTo(List.of("choice")));
        assertThat(detail(tie, "choice"), equalTo("2 policies fit: choose one."));
    }

    @Test
    @DisplayName("AUD-04 REQ-01 a package that takes no requests says what it lacks: roles, an enabled catalog, one for others, a policy")
    void closed() {
        var catalog = atlas.catalog().id();
        given.admin().post("change-catalog", "id", catalog, "enabledForExternalUsers", false).ok();
        assertThat(detail(explain(ANA), "enabled"), equalTo("Its catalog, Projects, is for members only."));
        given.admin().post("change-catalog", "id", catalog, "enabled", false).ok();
        assertThat(detail(explain(ANA), "enabled"), equalTo("Its catalog, Projects, is not enabled."));
        given.admin().post("change-package", "id", atlas.id(), "resourceRoles", List.of()).ok();
        assertThat(detail(explain(ANA), "enabled"), equalTo("Atlas is a draft: it gives nothing yet."));
        given.admin().post("change-package", "id", atlas.id(), "resourceRoles", List.of(Given.role(atlas.catalog().team(), "member"))).ok();
        given.admin().post("change-catalog", "id", catalog, "enabled", true, "enabledForExternalUsers", true).ok();
        var policy = given.admin().get("package", "id", atlas.id()).ok().text("policies[0].id");
        given.admin().post("change-policy", "id", policy, "enabled", false).ok();
        var answer = explain(ANA);
        assertThat(refused(answer), equalTo(List.of("enabled", "scope")));
        assertThat(detail(answer, "enabled"), equalTo("It has no policy that takes requests now."));
    }

    @Test
    @DisplayName("AUD-04 REQ-05 PKG-06 what somebody has and asks for already stands in the way, each by its rule")
    void there() {
        var desk = given.accessPackage(atlas.catalog(), "Desk");
        given.saved(policy(desk).forOrganizations(fabrikam).withoutApproval());
        given.admin().post("change-package", "id", atlas.id(), "incompatibleWith", List.of(desk.id())).ok();
        given.request(PIA, atlas);
        given.delivered(PIA, desk);
        assertThat(refused(explain(PIA)), equalTo(List.of("requestOpen", "incompatible")));
        assertThat(detail(explain(PIA), "incompatible"), containsString("Desk"));
        var ofDesk = given.admin().get("explain", "person", PIA, "packageId", desk.id()).ok();
        assertThat(refused(ofDesk), equalTo(List.of("accessLive")));
        given.admin().post("block-person", "person", JsonBody.person(PIA)).ok();
        assertThat(refused(explain(PIA)).get(0), equalTo("standing"));
    }

    @Test
    @DisplayName("AUD-04 it is told to administrators, of a package that is there")
    void whom() {
        given.pia().get("explain", "person", PIA, "packageId", atlas.id()).refused(403, "forbidden");
        given.admin().get("explain").names("person", "packageId");
        given.admin().get("explain", "person", PIA, "packageId", fabrikam.id()).refused(404, "not-found");
        given.machine("explain").get("explain", "person", "new@home.example", "packageId", atlas.id()).ok();
    }

    private Answer explain(String email) {
        return given.admin().get("explain", "person", email, "packageId", atlas.id()).ok();
    }

    private static List<String> refused(Answer answer) {
        return answer.json("rules.findAll { it.holds == false }.rule");
    }

    private static String detail(Answer answer, String rule) {
        return answer.text("rules.find { it.rule == '%s' }.detail".formatted(rule));
    }

    private String everything() {
        return database.value("SELECT (SELECT count(*) FROM person) || ' ' || (SELECT count(*) FROM audit_event) || ' ' || (SELECT count(*) FROM message)");
    }
}
