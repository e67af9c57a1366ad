package dev.guesthouse.rules.packages;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Catalog;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class IncompatiblePackageTest extends GuesthouseTest {

    private Organization fabrikam;
    private Catalog projects;

    @Test
    @DisplayName("PKG-06 a package names those that it is incompatible with, which can be changed")
    void named() {
        prepare();
        var bids = open("Bids", "P30D");
        var audit = open("Audit", "P30D");
        var made = given.admin().post("create-package", "catalogId", projects.id(), "displayName", "Both", "incompatibleWith",
                List.of(bids.id(), audit.id())).ok();
        assertThat(made.json("incompatibleWith.displayName"), containsInAnyOrder("Bids", "Audit"));
        given.admin().post("change-package", "id", made.id(), "description", "Stays").ok();
        assertThat(given.admin().post("change-package", "id", made.id(), "incompatibleWith", List.of(audit.id())).ok()
                .json("incompatibleWith.id"), equalTo(List.of(audit.id())));
        assertThat(given.admin().get("package", "id", audit.id()).json("incompatibleWith"), is(empty()));
        assertThat(given.admin().post("change-package", "id", made.id(), "incompatibleWith", List.of()).ok().json("incompatibleWith"), is(empty()));
    }

    @Test
    @DisplayName("PKG-06 a package is not incompatible with itself or with what is not there")
    void unfit() {
        prepare();
        var bids = open("Bids", "P30D");
        exclude(bids, bids.id(), "01890a5d-ac96-774b-bcce-b302099a8057").names("incompatibleWith[0]", "incompatibleWith[1]");
        given.admin().post("create-package", "catalogId", projects.id(), "displayName", "Both", "incompatibleWith",
                List.of("01890a5d-ac96-774b-bcce-b302099a8057")).names("incompatibleWith[0]");
    }

    @Test
    @DisplayName("PKG-06 who holds an incompatible package can neither ask for it nor be assigned it, and the refusal names what is in the way")
    void held() {
        prepare();
        var bids = open("Bids", "P30D");
        var audit = open("Audit", "P180D");
        var other = open("Other", "P30D");
        exclude(audit, bids.id(), other.id()).ok();
        given.request(PIA, bids);
        var refusal = given.pia().post("submit-request", "packageId", audit.id(), "justification", "Both").refused(409, "incompatible");
        assertThat(refusal.text("package"), equalTo(bids.id()));
        assertThat(refusal.body(), containsString("Bids"));
        assertThat(refusal.body(), not(containsString("Other")));
        var policy = given.admin().get("package", "id", audit.id()).text("policies[0].id");
        given.admin().post("assign-access", "packageId", audit.id(), "policyId", policy, "person", person(PIA)).refused(409, "incompatible");
        clock.advance(Duration.ofDays(30));
        guesthouse.signIn(PIA).post("submit-request", "packageId", audit.id(), "justification", "Now").ok();
    }

    @Test
    @DisplayName("PKG-06 a requestor sees of the incompatible packages just those that they hold")
    void seen() {
        prepare();
        var bids = open("Bids", "P30D");
        var audit = open("Audit", "P30D");
        var other = open("Other", "P30D");
        exclude(audit, bids.id(), other.id()).ok();
        assertThat(given.pia().get("available-package", "id", audit.id()).ok().json("inTheWay"), is(empty()));
        given.request(PIA, bids);
        assertThat(given.pia().get("available-package", "id", audit.id()).ok().json("inTheWay.displayName"), equalTo(List.of("Bids")));
        assertThat(given.pia().get("available-packages", "search", "aud").ok().json("items[0].inTheWay.id"), equalTo(List.of(bids.id())));
    }

    @Test
    @DisplayName("PKG-06 it holds in one direction: who holds the one that excludes can ask for the other")
    void oneDirection() {
        prepare();
        var bids = open("Bids", "P30D");
        var audit = open("Audit", "P30D");
        exclude(audit, bids.id()).ok();
        given.request(PIA, audit);
        given.request(PIA, bids);
        assertThat(given.pia().get("my-access").items().size(), is(2));
    }

    @Test
    @DisplayName("PKG-06 who has got an incompatible package while they waited for approval is denied it, with the reason")
    void gotMeanwhile() {
        prepare();
        var bids = open("Bids", "P30D");
        var audit = given.accessPackage(projects, "Audit");
        given.saved(policy(audit).forOrganizations(fabrikam));
        exclude(audit, bids.id()).ok();
        var request = given.request(PIA, audit);
        given.request(PIA, bids);
        var decided = given.sana().post("approve-request", "requestId", request, "justification", "Yes").ok();
        assertThat(decided.text("state"), equalTo("denied"));
        assertThat(decided.text("reason"), equalTo("incompatible"));
    }

    @RepeatedTest(3)
    @DisplayName("PKG-06 of two packages that exclude each other and are asked for in the same instant one is given")
    void atOnce() {
        prepare();
        var bids = open("Bids", "P30D");
        var audit = open("Audit", "P30D");
        exclude(audit, bids.id()).ok();
        exclude(bids, audit.id()).ok();
        var pia = given.pia();
        AtOnce.<Answer>all(List.of(() -> pia.post("submit-request", "packageId", bids.id(), "justification", "One"),
                () -> pia.post("submit-request", "packageId", audit.id(), "justification", "Other")));
        assertThat(pia.get("my-access").items().size(), is(1));
    }

    @RepeatedTest(3)
    @DisplayName("PKG-06 of two packages that exclude each other and are approved in the same instant one is given")
    void approvedAtOnce() {
        prepare();
        var bids = given.accessPackage(projects, "Bids");
        var audit = given.accessPackage(projects, "Audit");
        given.saved(policy(bids).forOrganizations(fabrikam));
        given.saved(policy(audit).forOrganizations(fabrikam));
        exclude(audit, bids.id()).ok();
        exclude(bids, audit.id()).ok();
        var one = given.request(PIA, bids);
        var other = given.request(PIA, audit);
        var sana = given.sana();
        AtOnce.<Answer>all(List.of(() -> sana.post("approve-request", "requestId", one, "justification", "Yes"),
                () -> sana.post("approve-request", "requestId", other, "justification", "Yes"))).forEach(Answer::ok);
        assertThat(given.pia().get("my-access").items().size(), is(1));
    }

    private void prepare() {
        fabrikam = given.fabrikam();
        projects = given.catalog("Projects");
    }

    /** A package that Fabrikam's people get by asking. */
    private AccessPackage open(String displayName, String duration) {
        var made = given.accessPackage(projects, displayName);
        given.saved(policy(made).forOrganizations(fabrikam).withoutApproval().lasting(duration));
        return made;
    }

    private Answer exclude(AccessPackage accessPackage, String... others) {
        return given.admin().post("change-package", "id", accessPackage.id(), "incompatibleWith", List.of(others));
    }
}
