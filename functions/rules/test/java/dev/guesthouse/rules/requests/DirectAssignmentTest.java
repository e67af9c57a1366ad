package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DirectAssignmentTest extends GuesthouseTest {

    private AccessPackage atlas;
    private String direct;

    @BeforeEach
    void atlas() {
        given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        direct = given.saved(policy(atlas).scope("nobody").withoutApproval());
    }

    @Test
    @DisplayName("REQ-10 under a policy for nobody, access is assigned to an address that nobody has entered anywhere")
    void namedAddress() {
        assertThat(assign(PIA).ok().text("requestType"), equalTo("adminAdd"));
        eventually(() -> database.memberships(PIA), hasSize(2));
        assertThat(given.admin().get("person", "email", PIA).text("kind"), equalTo("guest"));
    }

    @Test
    @DisplayName("AUD-01 REQ-10 whoever becomes a person here by it, of a partner or a member, is in the audit as the administrator's doing")
    void newcomersAreRecorded() {
        assign(PIA).ok();
        assign("noa@home.example").ok();
        var added = given.admin().get("events", "action", "person.added", "actor", given.admin().get("whoami").text("person.id"));
        assertThat(added.<String>each("after.email"), hasItems(PIA, "noa@home.example"));
        assertThat(added.<String>each("after.kind"), hasItems("outsider", "member"));
    }

    @Test
    @DisplayName("REQ-10 the domain list still applies to a named address")
    void domainList() {
        given.admin().post("set-domain-list", "mode", "deny", "domains", List.of("fabrikam.example")).ok();
        assign(PIA).names("person");
        assertThat(given.admin().get("people", "kind", "outsider").each("email"), empty());
    }

    @Test
    @DisplayName("REQ-10 under any other policy only people in its scope are assigned")
    void inScope() {
        var members = given.saved(policy(atlas).named("Members").scope("allMembers").withoutApproval());
        given.admin().post("assign-access", "packageId", atlas.id(), "policyId", members, "person", JsonBody.person(SANA)).names("person");
        given.admin().post("assign-access", "packageId", atlas.id(), "policyId", members, "person", JsonBody.person(OMAR)).ok();
    }

    @Test
    @DisplayName("REQ-10 a manager of the package changes the end of access, and removes it")
    void changeAndRemove() {
        var access = assign(PIA).ok().text("assignmentId");
        var end = SettableClock.START.plus(Duration.ofDays(2));
        given.admin().post("change-access", "assignmentId", access, "endDateTime", SettableClock.START.toString()).names("endDateTime");
        given.admin().post("change-access", "assignmentId", access, "endDateTime", end.toString()).ok();
        assertThat(given.admin().get("assignments", "person", PIA, "state", "live").each("endDateTime"), contains(end.toString()));
        given.admin().post("remove-access", "assignmentId", access, "justification", "Done").ok();
        eventually(() -> database.memberships(PIA), empty());
        assertThat(given.admin().get("assignments", "person", PIA, "state", "live").items(), empty());
        assertThat(given.admin().get("assignments", "state", "ended").each("endReason"), contains("endedByPerson"));
    }

    @Test
    @DisplayName("POL-08 nobody assigns or changes access to an end more than 3,660 days ahead")
    void lastEnd() {
        var last = SettableClock.START.plus(Duration.ofDays(3_660));
        var ours = given.saved(policy(atlas).named("Ours").scope("allMembers").withoutApproval().neverEnding());
        given.admin().post("assign-access", "packageId", atlas.id(), "policyId", ours, "person", JsonBody.person(OMAR), "endDateTime",
                last.plusSeconds(1).toString()).names("endDateTime");
        var access = given.admin().post("assign-access", "packageId", atlas.id(), "policyId", ours, "person", JsonBody.person(OMAR)).ok().text("assignmentId");
        given.admin().post("change-access", "assignmentId", access, "endDateTime", "9999-12-31T23:59:59Z").names("endDateTime");
        given.admin().post("change-access", "assignmentId", access, "endDateTime", last.plusSeconds(1).toString()).names("endDateTime");
        given.admin().post("change-access", "assignmentId", access, "endDateTime", last.toString()).ok();
    }

    @Test
    @DisplayName("MSG-04 a direct assignment sends nobody a message of a request, just the holder that access is there")
    void messageOfAccessOnly() {
        assign(PIA).ok();
        mails.to(PIA, "You have Atlas");
        assertThat(database.column("SELECT kind FROM message WHERE kind <> 'signInCode'"), contains("accessGiven"));
    }

    @Test
    @DisplayName("MSG-04 a direct assignment that comes to nothing before its start tells nobody who has not asked that they were denied")
    void noDenial() {
        var tomorrow = SettableClock.START.plus(Duration.ofDays(1));
        var request = given.admin().post("assign-access", "packageId", atlas.id(), "policyId", direct, "person", JsonBody.person(PIA),
                "startDateTime", tomorrow.toString()).ok().id();
        given.admin().post("set-domain-list", "mode", "deny", "domains", List.of("fabrikam.example")).ok();
        clock.set(tomorrow);
        given.admin().post("start-scheduled").ok();
        assertThat(given.admin().get("request", "id", request).text("reason"), equalTo("domainBlocked"));
        assertThat(database.column("SELECT kind FROM message WHERE kind <> 'signInCode'"), empty());
    }

    @Test
    @DisplayName("REQ-05 what a person has, or has asked for, is not assigned twice")
    void twice() {
        assign(PIA).ok();
        assign(PIA).refused(409, "access-live");
    }

    @Test
    @DisplayName("REQ-11 a request that was delivered is not delivered anew")
    void reprocess() {
        var request = assign(PIA).ok().id();
        eventually(() -> given.admin().get("request", "id", request).text("state"), equalTo("delivered"));
        given.admin().post("reprocess-request", "requestId", request).refused(409, "not-pending");
    }

    @Test
    @DisplayName("IDY-02 assigning, changing and removing is for administrators")
    void administratorsOnly() {
        var access = assign(PIA).ok().text("assignmentId");
        given.pia().post("assign-access", "packageId", atlas.id()).refused(403, "forbidden");
        given.pia().post("change-access", "assignmentId", access).refused(403, "forbidden");
        given.pia().post("remove-access", "assignmentId", access).refused(403, "forbidden");
        given.pia().post("reprocess-request", "requestId", access).refused(403, "forbidden");
    }

    private Answer assign(String email) {
        return given.admin().post("assign-access", "packageId", atlas.id(), "policyId", direct, "person", JsonBody.person(email), "justification", "Asked by phone");
    }
}
