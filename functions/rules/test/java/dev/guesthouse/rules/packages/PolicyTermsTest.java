package dev.guesthouse.rules.packages;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.internalSponsors;
import static dev.guesthouse.test.PolicyBody.manager;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.PolicyBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PolicyTermsTest extends GuesthouseTest {

    private Organization fabrikam;
    private PolicyBody policy;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        policy = policy(given.accessPackage(given.catalog("Projects"), "Atlas")).forOrganizations(fabrikam);
    }

    @Test
    @DisplayName("POL-04 approval has 1 to 3 stages; a stage has 14 days and asks for a justification unless told otherwise")
    void stages() {
        var saved = save(policy.stages(stage(externalSponsors()).orElse(person(OMAR)).with("timeout", null).with("approverJustificationRequired", null),
                stage(person(OMAR)).within("P1D").unjustified(), stage(person(OMAR)).within("P90D"))).ok();
        assertThat(saved.json("approval.stages"), hasSize(3));
        assertThat(saved.text("approval.stages[0].timeout"), is("P14D"));
        assertThat(saved.json("approval.stages[0].approverJustificationRequired"), is(true));
        assertThat(saved.json("approval.stages[1].approverJustificationRequired"), is(false));
        assertThat(saved.<Integer>json("version"), is(1));
    }

    @Test
    @DisplayName("POL-04 no stage and a fourth one are refused")
    void stageCount() {
        var omar = stage(person(OMAR));
        assertThat(refusedFields(policy.stages()), everyItem(startsWith("approval.stages")));
        assertThat(refusedFields(policy.stages(omar, omar, omar, omar)), everyItem(startsWith("approval.stages")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT23H", "P91D", "P0D", "P1M", "14", "-P1D" })
    @DisplayName("POL-04 a stage's time-out is 1 to 90 days")
    void timeout(String timeout) {
        save(policy.stages(stage(person(OMAR)).within(timeout))).names("approval.stages[0].timeout");
    }

    @Test
    @DisplayName("POL-04 an approver is either a kind that is known or a person who is known")
    void approvers() {
        save(policy.stages(stage(person("ghost@home.example")))).names("approval.stages[0].primaryApprovers[0].person");
        assertThat(refusedFields(policy.stages(stage(JsonBody.of()))), not(empty()));
        assertThat(refusedFields(policy.stages(stage(JsonBody.of("kind", "externalSponsors", "person", JsonBody.person(OMAR))))), not(empty()));
        assertThat(refusedFields(policy.stages(stage(JsonBody.of("kind", "anybody")))), not(empty()));
    }

    @Test
    @DisplayName("POL-05 a stage with only sponsors and no fallback is refused when it is saved, the stage named")
    void strandedStage() {
        assertThat(refusedFields(policy.stages(stage(externalSponsors()))), everyItem(startsWith("approval.stages[0]")));
        assertThat(refusedFields(policy.stages(stage(person(OMAR)), stage(externalSponsors(), internalSponsors()))),
                everyItem(startsWith("approval.stages[1]")));
        assertThat(refusedFields(policy.stages(stage(externalSponsors()).orElse(internalSponsors()))), everyItem(startsWith("approval.stages[0]")));
        assertThat(refusedFields(policy.stages(stage(manager()))), everyItem(startsWith("approval.stages[0]")));
        assertThat(refusedFields(policy.stages(stage())), everyItem(startsWith("approval.stages[0]")));
        save(policy.stages(stage(externalSponsors()).orElse(person(OMAR)))).ok();
    }

    @Test
    @DisplayName("POL-08 access can last for hours or days up to 3,660 days")
    void durations() {
        save(policy.lasting("PT1H").named("Hour")).ok();
        save(policy.lasting("P3660D").named("Long")).ok();
    }

    @ParameterizedTest
    @ValueSource(strings = { "P3661D", "P0D", "P6M", "P1Y", "PT30M", "180", "P" })
    @DisplayName("POL-08 months, years, nothing and more than 3,660 days are refused")
    void badDuration(String duration) {
        save(policy.lasting(duration)).names("expiration.duration");
    }

    @Test
    @DisplayName("POL-08 access without end is refused for people of partners, and can be given to members")
    void never() {
        save(policy.neverEnding()).names("expiration.kind");
        save(policy.with("organizations", null).scope("anyExternalUser").neverEnding()).names("expiration.kind");
        save(policy.with("organizations", null).scope("allMembers").neverEnding().named("Ours")).ok();
    }

    @Test
    @DisplayName("POL-08 an end on a date must lie ahead, no more than 3,660 days, and goes with no duration")
    void onDate() {
        save(policy.endingOn(SettableClock.START)).names("expiration.endDateTime");
        save(policy.with("expiration", JsonBody.of("kind", "onDate"))).names("expiration.endDateTime");
        save(policy.with("expiration", JsonBody.of("kind", "afterDuration"))).names("expiration.duration");
        save(policy.with("expiration", null)).names("expiration");
        save(policy.endingOn(SettableClock.START.plusSeconds(1))).ok();
        save(policy.named("Too long").endingOn(Instant.parse("9999-12-31T23:59:59Z"))).names("expiration.endDateTime");
        save(policy.named("Too long").endingOn(SettableClock.START.plus(Duration.ofDays(3_660)).plusSeconds(1))).names("expiration.endDateTime");
        save(policy.named("Long").endingOn(SettableClock.START.plus(Duration.ofDays(3_660)))).ok();
    }

    @Test
    @DisplayName("POL-09 extending is refused when the policy is saved where nobody may ask")
    void extensionForNobody() {
        var direct = policy.with("organizations", null).scope("nobody").withoutApproval();
        save(direct.with("extension", JsonBody.of("allowed", true))).names("extension.allowed");
        var saved = save(direct.with("extension", JsonBody.of("allowed", false))).ok().id();
        given.admin().post("change-policy", "id", saved, "extension", JsonBody.of("allowed", true)).names("extension.allowed");
    }

    @Test
    @DisplayName("POL-08 a duration runs from the last approval")
    void fromApproval() {
        given.saved(policy.lasting("P180D"));
        var request = given.pia().post("submit-request", "packageId", policy.json().get("packageId"), "justification", "x").ok().id();
        clock.advance(Duration.ofDays(3));
        given.sana().post("approve-request", "requestId", request, "justification", "Welcome").ok();
        assertThat(given.caller(PIA).get("my-access").<List<String>>each("endDateTime"),
                is(List.of(SettableClock.START.plus(Duration.ofDays(183)).toString())));
    }

    @Test
    @DisplayName("OPS-06 a field that is not known is refused, not ignored: a typo must not loosen a policy")
    void typo() {
        save(policy.with("aproval", null)).names("aproval");
        save(policy.stages(stage(person(OMAR)).with("fallbackAprovers", List.of()))).names("approval.stages[0].fallbackAprovers");
    }

    private Answer save(PolicyBody body) {
        return given.admin().post("add-policy", body.json());
    }

    private List<String> refusedFields(PolicyBody body) {
        return save(body).refused(422, "invalid-input").json("errors.field");
    }
}
