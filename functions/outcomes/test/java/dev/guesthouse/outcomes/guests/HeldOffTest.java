package dev.guesthouse.outcomes.guests;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.guesthouse.guest.GuestRules;
import dev.guesthouse.settings.DeletionDelay;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.PolicyBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;

/** What a guest without access is not deleted for, and until when. */
@QuarkusTest
class HeldOffTest extends GuesthouseTest {

    private static final String QUINN = "quinn@fabrikam.example";

    /** Something that holds a deletion off: how it begins, which answers what it is known by, and how it ends. */
    private enum Hold {
        requestTakenBack(test -> given(test).request(PIA, test.atlas), (test, id) -> given(test).pia().post("cancel-request", "requestId", id).ok()),
        requestDenied(test -> given(test).request(PIA, test.atlas),
                (test, id) -> given(test).sana().post("deny-request", "requestId", id, "justification", "No").ok()),
        requestTimedOut(test -> given(test).request(PIA, test.atlas), (test, id) -> {
            test.clock.advance(Duration.ofDays(1));
            given(test).admin().post("time-out-requests").ok();
        }),
        scheduledRequest(test -> test.asksForLater(300), (test, id) -> given(test).pia().post("cancel-request", "requestId", id).ok()),
        sponsorship(test -> {
            given(test).sponsor(test.fabrikam, "external", PIA);
            return null;
        }, (test, id) -> test.noSponsor(PIA)),
        askedToDecide(test -> given(test).request(QUINN, test.decided),
                (test, id) -> given(test).pia().post("approve-request", "requestId", id, "justification", "Yes").ok());

        private final Function<HeldOffTest, String> begin;
        private final BiConsumer<HeldOffTest, String> end;

        Hold(Function<HeldOffTest, String> begin, BiConsumer<HeldOffTest, String> end) {
            this.begin = begin;
            this.end = end;
        }

        private static Given given(HeldOffTest test) {
            return test.given;
        }
    }

    @Inject
    EntityManager entities;
    private Organization fabrikam;
    private AccessPackage atlas;
    private AccessPackage borealis;
    /** For which Pia decides, by name. */
    private AccessPackage decided;
    private String policyOfBorealis;
    private String pia;

    @BeforeEach
    void packages() {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).forOrganizations(fabrikam).with("expiration",
                JsonBody.of("kind", "afterDuration", "duration", "P180D", "requestorMayChoose", true)));
        borealis = given.accessPackage(atlas.catalog(), "Borealis");
        policyOfBorealis = given.saved(policy(borealis).scope("nobody").withoutApproval());
        decided = given.accessPackage(atlas.catalog(), "Cedar");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("GST-06 each thing alone holds the deletion off, which comes as long after its end as it was to come after the last access")
    void each(Hold hold) {
        // Whose accounts are not blocked may be asked to decide still.
        loseAccess(hold != Hold.askedToDecide, "P30D");
        if (hold == Hold.askedToDecide) {
            given.saved(policy(decided).forOrganizations(fabrikam).stages(stage(PolicyBody.person(PIA)).orElse(PolicyBody.person(OMAR))));
        }
        assertThat(deletion(), is(SettableClock.START.plus(Duration.ofDays(30))));
        rules(true, "P1D");
        clock.advance(Duration.ofDays(29));
        var id = hold.begin.apply(this);
        assertThat(deletion(), is(nullValue()));
        clock.advance(Duration.ofDays(13));
        assertThat(deleted(), is(0));
        hold.end.accept(this, id);
        assertThat(deletion(), is(clock.instant().plus(Duration.ofDays(30))));
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(deleted(), is(0));
        clock.advance(Duration.ofSeconds(1));
        assertThat(deleted(), is(1));
    }

    @Test
    @DisplayName("GST-06 where guests are deleted at once, a start that was approved for later comes all the same")
    void startsLater() {
        rules(true, "P0D");
        var held = assign(PIA);
        asksForLater(60);
        given.pia().post("give-back-access", "assignmentId", held).ok();
        assertThat(deleted(), is(0));
        clock.advance(Duration.ofDays(60));
        assertThat(given.admin().post("start-scheduled").ok().<Integer>json("started"), is(1));
        assertThat(given.pia().get("my-access").ok().<String>each("package.displayName"), contains("Atlas"));
        assertThat(deleted(), is(0));
    }

    @Test
    @DisplayName("GST-06 a sponsor who gives their own package back, or has none when they are made one, goes on as a sponsor; as none they have no say")
    void sponsors() {
        given.admin().post("change-person", "person", person(SANA), "governed", true).ok();
        var held = assign(SANA);
        var request = given.request(QUINN, atlas);
        given.sana().post("give-back-access", "assignmentId", held).ok();
        assertThat("their account elsewhere is blocked", eventually(() -> database.value("SELECT blocked FROM local_account WHERE email = ?", SANA),
                is("t")), is("t"));
        assertThat("nobody else was asked", given.omar().get("pending-approvals").items(), empty());
        var access = given.sana().post("approve-request", "requestId", request, "justification", "Yes").ok().text("assignmentId");
        clock.advance(Duration.ofDays(100));
        assertThat(deleted(), is(0));
        assertThat(guesthouse.signIn(SANA).get("my-organization").ok().<List<?>>json("organizations[0].access"), hasSize(1));
        given.sana().post("end-access", "assignmentId", access, "justification", "Over").ok();

        var other = given.request("rosa@fabrikam.example", atlas);
        noSponsor(SANA);
        given.sana().get("my-organization").refused(403, "forbidden");
        given.sana().post("approve-request", "requestId", other, "justification", "Yes").refused(403, "forbidden");
        assertThat(given.omar().get("pending-approvals").each("requestId"), contains(other));
        given.sponsor(fabrikam, "external", SANA);
        given.sana().get("my-organization").ok();
        given.admin().post("reassign-stage", "requestId", other, "approvers", List.of(person(SANA)), "justification", "Hers").ok();
        given.sana().post("approve-request", "requestId", other, "justification", "Yes").ok();
    }

    @Test
    @DisplayName("GST-06 GST-05 nothing holds off that somebody is erased on wish")
    void erased() {
        loseAccess(true, "P30D");
        var request = asksForLater(300);
        given.sponsor(fabrikam, "external", PIA);
        given.admin().post("erase-person", "person", person(PIA)).ok();
        assertThat(database.value("SELECT state FROM person WHERE id = ?::uuid", pia), is("deleted"));
        assertThat(given.admin().get("request", "id", request).text("state"), is("canceled"));
        assertThat(given.admin().get("organization", "id", fabrikam.id()).json("externalSponsors.email"), contains(SANA));
    }

    @Test
    @DisplayName("GST-06 of a request and a deletion at the same moment the first counts: who has asked is kept, who was deleted is signed out")
    void asksMeanwhile() {
        loseAccess(true, "P30D");
        clock.advance(Duration.ofDays(30));
        var caller = given.pia();
        Supplier<Answer> ask = () -> caller.post("submit-request", "packageId", atlas.id(), "justification", "Again");
        var request = oneAfterTheOther(ask, this::endGuests, answer -> assertThat(answer.ok().<Integer>json("deleted"), is(0))).ok().id();
        given.pia().post("cancel-request", "requestId", request).ok();
        clock.advance(Duration.ofDays(30));
        var later = given.pia();
        assertThat(oneAfterTheOther(this::endGuests, () -> later.post("submit-request", "packageId", atlas.id(), "justification", "Again"),
                answer -> answer.refused(401, "unauthenticated")).ok().<Integer>json("deleted"), is(1));
        assertThat(database.count("SELECT count(*) FROM assignment_request WHERE completed_at IS NULL"), is(0L));
    }

    @Test
    @DisplayName("GST-06 of being made a sponsor and a deletion at the same moment the first counts: no sponsor is deleted, nobody deleted is a sponsor")
    void sponsorMeanwhile() {
        loseAccess(true, "P30D");
        clock.advance(Duration.ofDays(30));
        var admin = given.admin();
        Supplier<Answer> sponsor = () -> admin.post("add-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", JsonBody.of("id", pia));
        oneAfterTheOther(sponsor, this::endGuests, answer -> assertThat(answer.ok().<Integer>json("deleted"), is(0))).ok();
        noSponsor(PIA);
        clock.advance(Duration.ofDays(30));
        var later = given.admin();
        assertThat(oneAfterTheOther(this::endGuests, () -> later.post("add-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person",
                JsonBody.of("id", pia)), answer -> answer.names("person")).ok().<Integer>json("deleted"), is(1));
        assertThat(given.admin().get("organization", "id", fabrikam.id()).json("externalSponsors.email"), contains(SANA));
    }

    /** What the first of two calls answers that both wait for Pia, and come to her one after the other. */
    private Answer oneAfterTheOther(Supplier<Answer> first, Supplier<Answer> second, Consumer<Answer> check) {
        given.admin();
        var calls = QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("SELECT id FROM person WHERE id = cast(:id AS uuid) FOR UPDATE").setParameter("id", pia).getResultList();
            var one = begun(first, 1);
            return List.of(one, begun(second, 2));
        });
        check.accept(calls.get(1).join());
        return calls.get(0).join();
    }

    private CompletableFuture<Answer> begun(Supplier<Answer> call, long waiting) {
        var answer = AtOnce.begun(call);
        eventually(this::waiting, is(waiting));
        return answer;
    }

    /** That Pia has lost the only access that she had, given by an administrator. */
    private void loseAccess(boolean block, String deleteAfter) {
        rules(block, deleteAfter);
        var held = assign(PIA);
        given.admin().post("end-access", "assignmentId", held, "justification", "The project is over").ok();
        pia = given.admin().get("person", "email", PIA).ok().id();
    }

    /** Answers the assignment's id, once it has made a guest of whoever has it. */
    private String assign(String email) {
        var assigned = given.admin().post("assign-access", "packageId", borealis.id(), "policyId", policyOfBorealis, "person", person(email)).ok();
        eventually(() -> given.admin().get("request", "id", assigned.id()).text("state"), is("delivered"));
        return assigned.text("assignmentId");
    }

    private String asksForLater(int days) {
        var request = given.pia().post("submit-request", "packageId", atlas.id(), "justification", "For May", "startDateTime",
                clock.instant().plus(Duration.ofDays(days)).toString()).ok().id();
        assertThat(given.sana().post("approve-request", "requestId", request, "justification", "Yes").ok().text("state"), is("scheduled"));
        return request;
    }

    private void noSponsor(String email) {
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", person(email)).ok();
    }

    private Instant deletion() {
        var pia = given.admin().get("person", "email", PIA).ok();
        return pia.text("deleteDateTime") == null ? null : pia.time("deleteDateTime");
    }

    private int deleted() {
        return endGuests().ok().json("deleted");
    }

    private Answer endGuests() {
        return given.admin().post("end-guests");
    }

    private static void rules(boolean block, String deleteAfter) {
        QuarkusMock.installMockForType(new GuestRules(block, DeletionDelay.parse(deleteAfter)), GuestRules.class);
    }
}
