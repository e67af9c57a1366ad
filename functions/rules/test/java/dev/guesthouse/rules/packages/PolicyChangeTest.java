package dev.guesthouse.rules.packages;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.of;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PolicyChangeTest extends GuesthouseTest {

    private Organization fabrikam;
    private AccessPackage atlas;
    private String policy;

    @Test
    @DisplayName("POL-12 a change makes a new version in which what is left out stays")
    void change() {
        atlas();
        var changed = change("expiration", of("kind", "afterDuration", "duration", "P7D")).ok();
        assertThat(changed.json("version"), is(2));
        assertThat(changed.text("expiration.duration"), equalTo("P7D"));
        assertThat(changed.text("scope"), equalTo("specificOrganizations"));
        assertThat(changed.json("organizations"), equalTo(List.of(fabrikam.id())));
        assertThat(changed.json("approval.requestorJustificationRequired"), is(true));
        assertThat(changed.json("approval.stages[0].primaryApprovers.kind"), equalTo(List.of("externalSponsors")));
        assertThat(changed.json("approval.stages[0].fallbackApprovers.person.email"), equalTo(List.of(OMAR)));
        assertThat(given.admin().get("package", "id", atlas.id()).json("policies.version"), equalTo(List.of(2)));
    }

    @Test
    @DisplayName("POL-12 name, description and whether it is enabled make no new version")
    void names() {
        atlas();
        var changed = change("displayName", "Fabrikam's people", "description", "All of them", "enabled", false).ok();
        assertThat(changed.json("version"), is(1));
        assertThat(changed.text("displayName"), equalTo("Fabrikam's people"));
        assertThat(changed.json("enabled"), is(false));
        assertThat(given.pia().get("available-packages").items(), is(empty()));
        assertThat(change("enabled", true, "description", "").ok().text("description"), nullValue());
        given.saved(policy(atlas).named("Other").forOrganizations(fabrikam));
        change("displayName", "OTHER").refused(409, "name-taken");
    }

    @Test
    @DisplayName("POL-12 what a pending request was made under decides it, whatever the policy says by then")
    void pending() {
        atlas();
        var request = given.request(PIA, atlas);
        change("scope", "allMembers", "approval", of("stages", List.of(stage(person(OMAR)).json(), stage(person(OMAR)).json())),
                "expiration", of("kind", "afterDuration", "duration", "P1D")).ok();
        var decided = given.sana().post("approve-request", "requestId", request, "justification", "Yes").ok();
        assertThat(decided.text("state"), equalTo("delivering"));
        var access = given.pia().get("my-access");
        assertThat(access.each("endDateTime"), equalTo(List.of(SettableClock.START.plus(Duration.ofDays(180)).toString())));
        given.caller("otto@fabrikam.example").post("submit-request", "packageId", atlas.id(), "justification", "Too").refused(404, "not-found");
    }

    @Test
    @DisplayName("POL-12 access that was given is not changed with the policy")
    void granted() {
        atlas();
        given.sana().post("approve-request", "requestId", given.request(PIA, atlas), "justification", "Yes").ok();
        change("expiration", of("kind", "onDate", "endDateTime", "2027-01-01T00:00:00Z")).ok();
        assertThat(given.pia().get("my-access").each("endDateTime"), equalTo(List.of(SettableClock.START.plus(Duration.ofDays(180)).toString())));
    }

    @Test
    @DisplayName("POL-03 approval goes only in so many words, and not where any external user may ask")
    void approvalTaken() {
        atlas();
        assertThat(change("organizations", List.of(fabrikam.id())).ok().json("approval.stages.size()"), is(1));
        assertThat(change("approval", of("stages", List.of())).ok().json("approval"), nullValue());
        change("scope", "anyExternalUser").names("approval");
        change("scope", "anyExternalUser", "approval", of("stages", List.of())).names("approval");
        change("approval", of("requestorJustificationRequired", true)).names("approval.stages");
        assertThat("the first said nothing new", given.admin().get("package", "id", atlas.id()).json("policies[0].version"), is(2));
    }

    @Test
    @DisplayName("POL-12 a change is held to what a new policy is held to, and a refused one leaves the policy as it was")
    void refused() {
        atlas();
        change("scope", "specificPeople", "displayName", "Nobody").names("people");
        change("organizations", List.of()).names("organizations");
        change("scope", "allMembers", "organizations", List.of(fabrikam.id())).names("organizations");
        change("expiration", of("kind", "never")).names("expiration.kind");
        change("approval", of("stages", List.of(stage(of("kind", "manager")).json()))).names("approval.stages[0].fallbackApprovers");
        given.admin().post("change-policy", "displayName", " ").names("id", "displayName");
        given.admin().post("change-policy", "id", atlas.id()).refused(404, "not-found");
        var shown = given.admin().get("package", "id", atlas.id());
        assertThat(shown.json("policies[0].version"), is(1));
        assertThat(shown.text("policies[0].displayName"), equalTo("Partners"));
        assertThat(change("scope", "allMembers").ok().json("organizations"), is(empty()));
    }

    @Test
    @DisplayName("POL-12 a refused change names what was sent, not what was there and does not go with it")
    void refusedByWhatWasSent() {
        atlas();
        given.member("kim@home.example", "Kim");
        change("extension", of("allowed", true)).ok();
        change("scope", "nobody").names("scope");
        change("scope", "nobody", "extension", of("allowed", false)).ok();
        change("scope", "specificPeople", "people", List.of(JsonBody.person("kim@home.example")), "expiration", of("kind", "never")).ok();
        change("people", List.of(JsonBody.person(SANA))).names("people");
        change("scope", "anyExternalUser").names("scope");
        change("scope", "allMembers", "expiration", of("kind", "onDate", "endDateTime", SettableClock.START.plusSeconds(60).toString())).ok();
        clock.advance(Duration.ofMinutes(5));
        change("questions", List.of()).ok();
        change("scope", "nobody").ok();
        change("expiration", of("kind", "onDate", "endDateTime", SettableClock.START.plusSeconds(61).toString())).names("expiration.endDateTime");
    }

    @Test
    @DisplayName("POL-12 a policy with open requests cannot be deleted, only disabled")
    void openRequests() {
        atlas();
        var request = given.request(PIA, atlas);
        change("expiration", of("kind", "afterDuration", "duration", "P7D")).ok();
        assertThat(delete().refused(409, "in-use").json("requests.id"), equalTo(List.of(request)));
        change("enabled", false).ok();
        given.sana().post("approve-request", "requestId", request, "justification", "Yes").ok();
        eventually(() -> given.pia().get("request", "id", request).text("state"), equalTo("delivered"));
        delete().ok();
        delete().refused(404, "not-found");
        assertThat(given.admin().get("package", "id", atlas.id()).json("policies"), is(empty()));
        assertThat(given.pia().get("my-access").items().size(), is(1));
        given.saved(policy(atlas).forOrganizations(fabrikam));
    }

    @RepeatedTest(3)
    @DisplayName("POL-12 of asking under a policy and deleting it in the same instant one is refused")
    void atOnce() {
        atlas();
        var pia = given.pia();
        var admin = given.admin();
        var answers = AtOnce.<Answer>all(List.of(() -> pia.post("submit-request", "packageId", atlas.id(), "justification", "Now"),
                () -> admin.post("delete-policy", "id", policy)));
        assertThat(answers.toString(), answers.stream().filter(answer -> answer.status() < 300).count(), is(1L));
    }

    @Test
    @DisplayName("POL-12 of several changes in the same instant each makes a version of its own")
    void changesAtOnce() {
        atlas();
        var admin = given.admin();
        var answers = AtOnce.all(IntStream.rangeClosed(1, 4).<Callable<Answer>>mapToObj(days -> () -> admin.post("change-policy", "id", policy,
                "expiration", of("kind", "afterDuration", "duration", "P%dD".formatted(days)))).toList());
        assertThat(answers.stream().map(answer -> answer.ok().<Integer>json("version")).toList(), containsInAnyOrder(2, 3, 4, 5));
    }

    private void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        policy = given.saved(policy(atlas).forOrganizations(fabrikam));
    }

    private Answer change(Object... fields) {
        var body = of(fields);
        body.put("id", policy);
        return given.admin().post("change-policy", body);
    }

    private Answer delete() {
        return given.admin().post("delete-policy", "id", policy);
    }
}
