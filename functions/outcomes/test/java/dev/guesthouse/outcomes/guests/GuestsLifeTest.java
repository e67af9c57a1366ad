package dev.guesthouse.outcomes.guests;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.guest.GuestRules;
import dev.guesthouse.settings.DeletionDelay;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.PolicyBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class GuestsLifeTest extends GuesthouseTest {

    private Organization fabrikam;
    private AccessPackage atlas;
    private AccessPackage borealis;
    private String policyOfBorealis;

    @BeforeEach
    void packages() {
        fabrikam = given.fabrikam();
        atlas = given.atlasFor(fabrikam);
        borealis = given.accessPackage(atlas.catalog(), "Borealis", Given.role(atlas.catalog().team(), "owner"));
        policyOfBorealis = given.saved(policy(borealis).scope("nobody").withoutApproval());
    }

    @Test
    @DisplayName("GST-02 the accounts of a guest who loses the last assignment are blocked from that moment, and the guest is deleted after 30 days")
    void blockedThenDeleted() {
        end(access()).ok();
        var lost = pia();
        assertThat(lost.text("state"), is("active"));
        assertThat(lost.time("deleteDateTime"), is(SettableClock.START.plus(Duration.ofDays(30))));
        assertThat(eventually(() -> localAccount("blocked"), is("t")), is("t"));
        mails.to(PIA, "Your access to Atlas ended");

        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(endGuests().<Integer>json("deleted"), is(0));
        clock.advance(Duration.ofSeconds(1));
        assertThat(endGuests().<Integer>json("deleted"), is(1));
        assertThat(endGuests().<Integer>json("deleted"), is(0));
        admin().get("person", "id", lost.id()).refused(404, "not-found");
        assertThat(eventually(() -> database.column("SELECT external_id FROM local_account"), is(empty())), is(empty()));
        assertThat(database.column("SELECT external_id FROM account"), is(empty()));
    }

    @Test
    @DisplayName("GST-02 a guest without access goes on signing in, sees what was theirs, asks again by the letter's link, and has access again")
    void asksAgain() {
        var session = given.pia();
        end(access()).ok();
        session.get("whoami").ok();
        var pia = guesthouse.signIn(PIA);
        assertThat(pia.get("my-access").ok().items(), empty());
        assertThat(pia.get("my-requests").ok().<String>each("package.displayName"), hasItem("Atlas"));
        var link = mails.to(PIA, "Your access to Atlas ended").link();
        var again = pia.post("submit-request", "link", link, "justification", "There is more to do").ok().id();
        given.sana().post("approve-request", "requestId", again, "justification", "Yes").ok();
        assertThat(withoutAccess(), is("f"));
        assertThat(pia().text("deleteDateTime"), is(nullValue()));
        assertThat(eventually(() -> localAccount("blocked"), is("f")), is("f"));
        assertThat(pia.get("my-access").ok().items(), hasSize(1));
    }

    @Test
    @DisplayName("GST-02 POL-06 a guest without access who is no sponsor has no say about others: the fallbacks are asked, until there is access again")
    void noSay() {
        var cedar = given.accessPackage(atlas.catalog(), "Cedar");
        var assignment = access();
        given.saved(policy(cedar).forOrganizations(fabrikam).stages(stage(PolicyBody.person(PIA)).orElse(PolicyBody.person(OMAR))));
        var request = given.request("quinn@fabrikam.example", cedar);
        end(assignment).ok();
        mails.to(OMAR, "asks for Cedar");
        given.pia().post("approve-request", "requestId", request, "justification", "Yes").refused(403, "forbidden");
        admin().post("reassign-stage", "requestId", request, "approvers", List.of(person(PIA)), "justification", "She knows").names("approvers");
        assignBorealis();
        admin().post("reassign-stage", "requestId", request, "approvers", List.of(person(PIA)), "justification", "She knows").ok();
        given.pia().post("approve-request", "requestId", request, "justification", "Yes").ok();
    }

    @Test
    @DisplayName("GST-06 an open request holds the deletion off, and so does a sponsorship; once there is neither, its time runs anew")
    void heldOff() {
        end(access()).ok();
        clock.advance(Duration.ofDays(29));
        var again = given.request(PIA, atlas);
        clock.advance(Duration.ofDays(2));
        assertThat(endGuests().<Integer>json("deleted"), is(0));
        given.sponsor(fabrikam, "external", PIA);
        given.pia().post("cancel-request", "requestId", again).ok();
        assertThat(endGuests().<Integer>json("deleted"), is(0));
        admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", person(PIA)).ok();
        assertThat(endGuests().<Integer>json("deleted"), is(0));
        clock.advance(Duration.ofDays(30));
        assertThat(endGuests().<Integer>json("deleted"), is(1));
    }

    @Test
    @DisplayName("GST-02 it is the same where the time of the last assignment is over")
    void expired() {
        access();
        clock.advance(Duration.ofDays(180));
        assertThat(admin().post("expire-assignments").ok().<Integer>json("ended"), is(1));
        assertThat(withoutAccess(), is("t"));
        assertThat(pia().time("deleteDateTime"), is(SettableClock.START.plus(Duration.ofDays(210))));
    }

    @Test
    @DisplayName("GST-02 who has something left stays as they are, and of two endings at once the second sees that nothing is left")
    void twoAtOnce() {
        var first = access();
        var second = assignBorealis();
        end(first).ok();
        assertThat(withoutAccess(), is("f"));
        assertThat(pia().text("deleteDateTime"), is(nullValue()));
        var third = admin().post("assign-access", "packageId", atlas.id(), "policyId", policyOf(atlas), "person", person(PIA)).ok().text("assignmentId");
        var answers = AtOnce.<Answer>all(List.of(() -> end(second), () -> end(third)));
        answers.forEach(Answer::ok);
        assertThat(withoutAccess(), is("t"));
        assertThat(pia().text("deleteDateTime"), is(not(nullValue())));
    }

    @Test
    @DisplayName("GST-02 new access in between unblocks the guest's accounts, and calls the deletion off")
    void newAccess() {
        end(access()).ok();
        assertThat(withoutAccess(), is("t"));
        eventually(() -> localAccount("blocked"), is("t"));
        clock.advance(Duration.ofDays(10));
        assignBorealis();
        assertThat(withoutAccess(), is("f"));
        assertThat(pia().text("deleteDateTime"), is(nullValue()));
        eventually(() -> localAccount("blocked"), is("f"));
        assertThat(guesthouse.signIn(PIA).get("my-access").items(), hasSize(1));
        clock.advance(Duration.ofDays(30));
        assertThat(endGuests().<Integer>json("deleted"), is(0));
    }

    @Test
    @DisplayName("GST-02 a request that was made before can still be approved, and calls the deletion off")
    void approvedLater() {
        var assignment = access();
        var policy = given.saved(policy(borealis).named("Asked").scope("allConfiguredOrganizations"));
        var request = given.pia().post("submit-request", "packageId", borealis.id(), "policyId", policy, "justification", "Please").ok().id();
        end(assignment).ok();
        assertThat(withoutAccess(), is("t"));
        given.sana().post("approve-request", "requestId", request, "justification", "Yes").ok();
        assertThat(withoutAccess(), is("f"));
        assertThat(pia().text("deleteDateTime"), is(nullValue()));
    }

    @Test
    @DisplayName("GST-02 the block of an administrator stays whatever access there is, and one that came after the system's does too")
    void administratorsBlock() {
        end(access()).ok();
        admin().post("block-person", "person", person(PIA), "justification", "Left").ok();
        admin().post("assign-access", "packageId", borealis.id(), "policyId", policyOfBorealis, "person", person(PIA)).names("person");
        assertThat(pia().text("state"), is("blocked"));
        assertThat(withoutAccess(), is("f"));
        assertThat(admin().post("unblock-person", "person", person(PIA)).ok().text("state"), is("active"));
        assertThat(pia().text("deleteDateTime"), is(nullValue()));
    }

    @Test
    @DisplayName("GST-02 an administrator can unblock a guest without access too, and calls the deletion off by it")
    void unblockedWithoutAccess() {
        end(access()).ok();
        eventually(() -> localAccount("blocked"), is("t"));
        admin().post("unblock-person", "person", person(PIA), "justification", "She comes back in May").ok();
        assertThat(withoutAccess(), is("f"));
        assertThat(pia().text("deleteDateTime"), is(nullValue()));
        assertThat(eventually(() -> localAccount("blocked"), is("f")), is("f"));
    }

    @Test
    @DisplayName("GST-03 a guest who was there before is neither blocked nor deleted, unless put under governance")
    void notGoverned() {
        given.guest(PIA, "Pia Berg");
        end(access()).ok();
        assertThat(withoutAccess(), is("f"));
        assertThat(pia().text("deleteDateTime"), is(nullValue()));
        clock.advance(Duration.ofDays(4000));
        assertThat(endGuests().<Integer>json("deleted"), is(0));
        admin().post("change-person", "person", person(PIA), "governed", true).ok();
        end(assignBorealis()).ok();
        assertThat(withoutAccess(), is("t"));
        var free = admin().post("change-person", "person", person(PIA), "governed", false).ok();
        assertThat(withoutAccess(), is("f"));
        assertThat(free.text("deleteDateTime"), is(nullValue()));
    }

    @Test
    @DisplayName("GST-02 by the settings, guests are kept with their accounts as they were, or blocked, or are deleted at once")
    void settings() {
        rules(false, "keep");
        var first = access();
        end(first).ok();
        assertThat(withoutAccess(), is("f"));
        assertThat(pia().text("deleteDateTime"), is(nullValue()));
        assertThat(given.pia().get("whoami").ok().text("person.email"), is(PIA));
        rules(true, "keep");
        end(assignBorealis()).ok();
        assertThat(withoutAccess(), is("t"));
        assertThat(pia().text("deleteDateTime"), is(nullValue()));
        rules(false, "P0D");
        end(assignBorealis()).ok();
        assertThat(withoutAccess(), is("f"));
        assertThat(endGuests().<Integer>json("deleted"), is(1));
        given.pia().get("whoami").refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("GST-04 a change of the setting does not move a deletion that is scheduled already")
    void settingChanges() {
        end(access()).ok();
        rules(true, "keep");
        clock.advance(Duration.ofDays(29));
        assertThat(endGuests().<Integer>json("deleted"), is(0));
        clock.advance(Duration.ofDays(1));
        assertThat(endGuests().<Integer>json("deleted"), is(1));
    }

    @Test
    @DisplayName("GST-02 two runs at once delete every guest once, in as many as the limit allows")
    void runsAtOnce() {
        for (var email : List.of("a@fabrikam.example", "b@fabrikam.example", "c@fabrikam.example")) {
            var guest = given.guest(email, "Guest");
            admin().post("change-person", "person", person(email), "governed", true).ok();
            var assignment = admin().post("assign-access", "packageId", borealis.id(), "policyId", policyOfBorealis, "person",
                    JsonBody.of("id", guest)).ok().text("assignmentId");
            end(assignment).ok();
        }
        clock.advance(Duration.ofDays(30));
        var admin = admin();
        assertThat(admin.post("end-guests", "limit", 1).ok().<Integer>json("deleted"), is(1));
        var counts = AtOnce.times(3, () -> admin.post("end-guests").ok().<Integer>json("deleted"));
        assertThat(counts.stream().mapToInt(Integer::intValue).sum(), is(2));
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'person.deleted'"), is(3L));
        admin.post("end-guests", "limit", 0).names("limit");
    }

    @Test
    @DisplayName("GST-02 what the system does to a guest is in the audit, by the system")
    void audited() {
        end(access()).ok();
        assignBorealis();
        eventually(() -> database.column("SELECT action FROM audit_event WHERE subject_id = ?::uuid AND actor_kind = 'system'"
                + " AND action NOT LIKE 'account%'", pia().id()), containsInAnyOrder("guest.created", "guest.withoutAccess", "guest.withAccess"));
        assertThat(Instant.parse(database.value("SELECT to_char((after->>'deleteDateTime')::timestamptz AT TIME ZONE 'UTC',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM audit_event WHERE action = 'guest.withoutAccess'")),
                is(SettableClock.START.plus(Duration.ofDays(30))));
        assertThat(database.column("SELECT state FROM assignment ORDER BY start_at, id LIMIT 1"), contains("expired"));
    }

    /** That Pia has Atlas, by request and approval; answers the assignment's id. */
    private String access() {
        var request = given.request(PIA, atlas);
        var assignment = given.sana().post("approve-request", "requestId", request, "justification", "Welcome").ok().text("assignmentId");
        eventually(() -> admin().get("request", "id", request).text("state"), is("delivered"));
        return assignment;
    }

    private String assignBorealis() {
        return admin().post("assign-access", "packageId", borealis.id(), "policyId", policyOfBorealis, "person", person(PIA)).ok().text("assignmentId");
    }

    /** Whether Pia's accounts are to be blocked for want of access. */
    private String withoutAccess() {
        return database.value("SELECT blocked_without_access FROM person WHERE email = ?", PIA);
    }

    private Answer end(String assignment) {
        return admin().post("end-access", "assignmentId", assignment, "justification", "The project is over");
    }

    private Answer pia() {
        return admin().get("person", "email", PIA).ok();
    }

    private Answer endGuests() {
        return admin().post("end-guests").ok();
    }

    private Client admin() {
        return given.admin();
    }

    private String localAccount(String column) {
        return database.value("SELECT " + column + " FROM local_account WHERE email = ?", PIA);
    }

    private String policyOf(AccessPackage accessPackage) {
        return database.value("SELECT id FROM policy WHERE access_package_id = ?::uuid", accessPackage.id());
    }

    private static void rules(boolean block, String deleteAfter) {
        QuarkusMock.installMockForType(new GuestRules(block, DeletionDelay.parse(deleteAfter)), GuestRules.class);
    }
}
