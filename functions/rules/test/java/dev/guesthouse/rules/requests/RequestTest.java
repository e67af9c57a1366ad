package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RequestTest extends GuesthouseTest {

    private static final String QUINN = "quinn@fabrikam.example";

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.atlasFor(fabrikam);
    }

    @Test
    @DisplayName("REQ-01 a requestor sees what is offered to their kind and in their scope, and no trace of anything else")
    void available() {
        forContoso("Closed");
        given.accessPackage(atlas.catalog(), "No policy");
        assertThat(given.pia().get("available-packages").each("displayName"), contains("Atlas"));
        assertThat(given.pia().get("available-packages").body(), not(containsString("Closed")));
        assertThat(given.pia().get("available-packages").text("next"), nullValue());
        assertThat(given.omar().get("available-packages").items(), empty());
    }

    @Test
    @DisplayName("REQ-01 nothing of a catalog that is disabled, and of one not for external users nothing for these")
    void closedCatalogs() {
        var disabled = in("Disabled", false, true, "allMembers");
        var internal = in("Internal", true, false, "allMembers");
        var external = in("External", true, false, "anyExternalUser");
        assertThat(given.omar().get("available-packages").each("id"), contains(internal));
        given.omar().post("submit-request", "packageId", disabled, "justification", "x").refused(404, "not-found");
        given.pia().get("available-package", "id", external).refused(404, "not-found");
        given.pia().post("submit-request", "packageId", external, "justification", "x").refused(404, "not-found");
    }

    @Test
    @DisplayName("REQ-02 a request that needs approval is pending, and no guest exists before it is approved")
    void pending() {
        var asked = given.pia().post("submit-request", "packageId", atlas.id(), "justification", "The new line");
        assertThat(asked.status(), is(201));
        assertThat(asked.header("Location"), equalTo("/request?id=" + asked.id()));
        assertThat(asked.text("requestType"), equalTo("userAdd"));
        assertThat(asked.text("state"), equalTo("pendingApproval"));
        assertThat(asked.text("assignmentId"), nullValue());
        assertThat(given.admin().get("people", "kind", "guest").each("email"), contains(SANA));
        assertThat(given.pia().get("my-access").items(), empty());
        assertThat(database.memberships(PIA), empty());
    }

    @Test
    @DisplayName("REQ-02 a request that needs no approval is delivered at once")
    void withoutApproval() {
        var open = given.accessPackage(given.catalog("Open"), "Open");
        given.saved(policy(open).forOrganizations(fabrikam).withoutApproval());
        var request = given.pia().post("submit-request", "packageId", open.id()).ok().id();
        eventually(() -> given.pia().get("request", "id", request).text("state"), equalTo("delivered"));
        assertThat(given.pia().get("whoami").text("person.kind"), equalTo("guest"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "\n" })
    @DisplayName("REQ-03 a missing or blank justification that is required is refused by its name, and no request is made")
    void justification(String justification) {
        given.pia().post("submit-request", "packageId", atlas.id()).names("justification");
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", justification).names("justification");
        assertThat(given.pia().get("my-requests").items(), empty());
        assertThat(database.count("SELECT count(*) FROM message WHERE kind = 'decisionAsked'"), is(0L));
    }

    @Test
    @DisplayName("REQ-03 a justification can be left out where none is required, and is at most 4,000 characters long")
    void justificationOptional() {
        var free = given.accessPackage(given.catalog("Free"), "Free");
        given.saved(policy(free).forOrganizations(fabrikam).noRequestorJustification());
        given.pia().post("submit-request", "packageId", free.id(), "justification", "x".repeat(4_001)).names("justification");
        given.pia().post("submit-request", "packageId", free.id()).ok();
    }

    @Test
    @DisplayName("REQ-04 out of scope, hidden and out of scope, disabled and unknown are one and the same 404")
    void oneAnswer() {
        var foreign = forContoso("Foreign");
        var hidden = forContoso("Hidden");
        database.run("UPDATE access_package SET hidden = true WHERE id = ?::uuid", hidden);
        var disabled = given.accessPackage(atlas.catalog(), "Disabled");
        given.saved(policy(disabled).forOrganizations(fabrikam).with("enabled", false));
        var answers = List.of(foreign, hidden, disabled.id(), "01890a5d-ac96-774b-bcce-b302099a8057").stream().map(id -> {
            given.pia().get("available-package", "id", id).refused(404, "not-found");
            return given.pia().post("submit-request", "packageId", id, "justification", "x").refused(404, "not-found").body();
        }).distinct().toList();
        assertThat(answers.toString(), answers.size(), is(1));
    }

    @Test
    @DisplayName("ORG-04 a user of an unknown domain, or of one that only ends alike, is out of scope")
    void unknownDomain() {
        for (var email : List.of("eve@unknown.example", "eve@notfabrikam.example")) {
            given.caller(email).post("submit-request", "packageId", atlas.id(), "justification", "x").refused(404, "not-found");
        }
    }

    @Test
    @DisplayName("REQ-06 a pending request can be taken back by its requestor")
    void cancel() {
        var request = given.request(PIA, atlas);
        assertThat(given.pia().post("cancel-request", "requestId", request).ok().text("state"), equalTo("canceled"));
        given.sana().post("approve-request", "requestId", request, "justification", "x").refused(409, "not-pending");
        given.pia().post("cancel-request", "requestId", request).refused(409, "not-pending");
        given.request(PIA, atlas);
    }

    @Test
    @DisplayName("REQ-06 a request that was decided cannot be taken back")
    void cancelTooLate() {
        var request = given.request(PIA, atlas);
        given.sana().post("approve-request", "requestId", request, "justification", "Welcome").ok();
        given.pia().post("cancel-request", "requestId", request).refused(409, "not-pending");
    }

    @Test
    @DisplayName("REQ-06 nobody takes somebody else's request back, and who may not see it is told nothing")
    void cancelForeign() {
        var request = given.request(PIA, atlas);
        given.sana().post("cancel-request", "requestId", request).refused(403, "forbidden");
        given.caller(QUINN).post("cancel-request", "requestId", request).refused(404, "not-found");
        assertThat(given.pia().get("request", "id", request).text("state"), equalTo("pendingApproval"));
    }

    @Test
    @DisplayName("REQ-08 a request is seen by its requestor, its approvers and administrators; to anybody else it is not there")
    void visible() {
        var request = given.request(PIA, atlas);
        for (var email : List.of(PIA, SANA, Surroundings.ADMINISTRATOR)) {
            given.caller(email).get("request", "id", request).ok();
        }
        for (var email : List.of(QUINN, OMAR)) {
            given.caller(email).get("request", "id", request).refused(404, "not-found");
        }
    }

    @Test
    @DisplayName("REQ-09 a person sees all of their requests and nobody else's, ended ones too")
    void history() {
        var first = given.request(PIA, atlas);
        given.sana().post("deny-request", "requestId", first, "justification", "Not yet").ok();
        clock.advance(Duration.ofMinutes(1));
        var second = given.request(PIA, atlas);
        given.request(QUINN, atlas);
        assertThat(given.pia().get("my-requests").each("id"), contains(second, first));
        assertThat(given.pia().get("my-requests", "state", "denied").each("id"), contains(first));
    }

    private String forContoso(String name) {
        var contoso = given.organization("Contoso of " + name, name.toLowerCase() + ".contoso.example");
        var made = given.accessPackage(atlas.catalog(), name);
        given.saved(policy(made).forOrganizations(contoso));
        return made.id();
    }

    private String in(String name, boolean enabled, boolean external, String scope) {
        var catalog = given.catalog(name);
        database.run("UPDATE catalog SET enabled = ?, enabled_for_external_users = ? WHERE id = ?::uuid", enabled, external, catalog.id());
        var made = given.accessPackage(catalog, name);
        given.saved(policy(made).scope(scope));
        return made.id();
    }
}
