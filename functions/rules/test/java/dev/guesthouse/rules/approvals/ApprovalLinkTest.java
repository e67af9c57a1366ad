package dev.guesthouse.rules.approvals;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.Base64;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.secret.Secret;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ApprovalLinkTest extends GuesthouseTest {

    private Organization fabrikam;
    private AccessPackage atlas;
    private String request;
    private String link;

    @BeforeEach
    void piaAsks() {
        fabrikam = given.fabrikam();
        given.guest("sam@fabrikam.example", "Sam Oduya");
        given.sponsor(fabrikam, "external", "sam@fabrikam.example");
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(externalSponsors()).orElse(person(OMAR)), stage(externalSponsors(), person(OMAR))));
        request = given.request(PIA, atlas);
        link = mails.to(SANA, "please decide").link();
    }

    @Test
    @DisplayName("APR-05 opening the link changes nothing, however often, whoever fetches it")
    void opening() {
        var before = database.column("SELECT md5(r::text) FROM assignment_request r UNION ALL SELECT md5(s::text) FROM request_stage s");
        var path = mails.to(SANA, "please decide").path();
        for (var caller : new dev.guesthouse.test.Client[] { guesthouse.nobody(), given.pia(), given.sana() }) {
            for (var method : new String[] { "GET", "HEAD", "GET" }) {
                caller.send(method, path, null, null);
            }
            caller.get("approval", "link", link);
        }
        assertThat(database.column("SELECT md5(r::text) FROM assignment_request r UNION ALL SELECT md5(s::text) FROM request_stage s"), equalTo(before));
        given.sana().post("approve-request", "link", link, "justification", "Welcome").ok();
    }

    @Test
    @DisplayName("APR-05 deciding takes somebody who has proved to be that approver: the link alone is no credential")
    void noCredential() {
        guesthouse.nobody().post("approve-request", "link", link, "justification", "x").refused(401, "unauthenticated");
        given.pia().post("approve-request", "link", link, "justification", "x").refused(404, "not-found");
        given.admin().get("approval", "link", link).refused(404, "not-found");
        given.sana().get("approve-request", "link", link, "justification", "x").refused(405, "method-not-allowed");
    }

    @Test
    @DisplayName("APR-06 the link is found as it is pasted, with what mail programs and sentences put around it")
    void pasted() {
        given.sana().get("approval", "link", " " + link + "?utm_source=mail#top ").ok();
        given.sana().post("deny-request", "link", "(" + link + ").", "justification", "x").ok();
    }

    @Test
    @DisplayName("APR-06 the link has 256 random bits, is one approver's own and kept as a hash only")
    void token() {
        assertThat(link, startsWith(Surroundings.URL + "/d/"));
        var token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(Base64.getUrlDecoder().decode(token).length, is(32));
        assertThat(mails.to("sam@fabrikam.example", "please decide").link(), not(equalTo(link)));
        given.caller("sam@fabrikam.example").get("approval", "link", link).refused(404, "not-found");
        assertThat(database.count("SELECT count(*) FROM approval_link WHERE token_hash = ?", Secret.hash(token)), is(1L));
        assertThat(database.column("SELECT m::text FROM message m WHERE m::text LIKE '%' || ? || '%'", token), hasSize(0));
    }

    @Test
    @DisplayName("APR-06 the link decides its own stage and no other: once that is decided it decides nothing more")
    void ownStage() {
        given.sana().post("approve-request", "link", link, "justification", "Welcome").ok();
        given.sana().post("approve-request", "link", link, "justification", "Again").refused(409, "already-decided");
        assertThat(given.sana().get("request", "id", request).text("stages[1].state"), equalTo("open"));
        given.sana().post("approve-request", "link", mails.await(SANA, 2, "please decide").get(0).link(), "justification", "Welcome").ok();
    }

    @Test
    @DisplayName("APR-06 after the decision the link shows the outcome to the one who decided and to those who are still approvers, read-only")
    void outcome() {
        var sams = mails.to("sam@fabrikam.example", "please decide").link();
        given.sana().post("deny-request", "link", link, "justification", "No").ok();
        for (var each : new String[][] { { SANA, link }, { "sam@fabrikam.example", sams } }) {
            var seen = given.caller(each[0]).get("approval", "link", each[1]).ok();
            assertThat(seen.text("stages[0].decidedBy.email"), equalTo(SANA));
            assertThat(seen.json("mayDecide"), is(false));
        }
    }

    @Test
    @DisplayName("APR-06 to a sponsor who is none any more and did not decide, the link shows nothing")
    void outcomeWithoutStanding() {
        var sams = mails.to("sam@fabrikam.example", "please decide").link();
        given.sana().post("deny-request", "link", link, "justification", "No").ok();
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", JsonBody.person("sam@fabrikam.example")).ok();
        given.caller("sam@fabrikam.example").get("approval", "link", sams).refused(404, "not-found");
    }
}
