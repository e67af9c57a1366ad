package dev.guesthouse.outcomes.expiry;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.Given.role;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
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
class OverlapTest extends GuesthouseTest {

    private Organization fabrikam;
    private Catalog catalog;

    @BeforeEach
    void catalog() {
        fabrikam = given.fabrikam();
        catalog = given.catalog("Projects");
    }

    @Test
    @DisplayName("ASG-03 a role that another live assignment grants stays; it goes with the last one")
    void overlap() {
        given.delivered(PIA, lasting("PT1H", role(catalog.team(), "member"), role(catalog.site(), "owner")));
        given.delivered(PIA, lasting("PT2H", role(catalog.team(), "member")));
        clock.advance(Duration.ofHours(1));
        given.admin().post("expire-assignments").ok();
        eventually(() -> database.memberships(PIA), contains("team-Projects member"));
        clock.advance(Duration.ofHours(1));
        given.admin().post("expire-assignments").ok();
        eventually(() -> database.memberships(PIA), empty());
    }

    @Test
    @DisplayName("ASG-03 an assignment whose time is over keeps no role for another, though it was not swept yet")
    void overdueKeepsNothing() {
        given.delivered(PIA, lasting("PT1H", role(catalog.team(), "member")));
        given.delivered(PIA, lasting("PT2H", role(catalog.team(), "member")));
        clock.advance(Duration.ofHours(2));
        given.admin().post("expire-assignments", "batchSize", 1, "maxBatches", 1).ok();
        assertThat(database.column("SELECT wanted FROM role_grant"), contains("f"));
    }

    @RepeatedTest(5)
    @DisplayName("ASG-08 two endings in the same instant of two assignments that grant one role leave it revoked")
    void twoEndings() {
        given.delivered(PIA, lasting("PT1H", role(catalog.team(), "member")));
        given.delivered(PIA, lasting("PT2H", role(catalog.team(), "member")));
        clock.advance(Duration.ofHours(2));
        var admin = given.admin();
        var answers = AtOnce.times(4, () -> admin.post("expire-assignments", "batchSize", 1, "maxBatches", 1).ok());
        // One whose person another call is at is left for the next.
        var last = admin.post("expire-assignments").ok().<Integer>json("ended");
        assertThat(answers.stream().mapToInt(answer -> answer.<Integer>json("ended")).sum() + last, is(2));
        eventually(() -> database.memberships(PIA), empty());
        assertThat(database.column("SELECT wanted OR held FROM role_grant"), contains("f"));
    }

    @RepeatedTest(3)
    @DisplayName("ASG-08 two packages that grant one role, given back in the same instant, leave it revoked")
    void givenBackAtOnce() {
        var first = given.delivered(PIA, lasting("PT5H", role(catalog.team(), "member")));
        var second = given.delivered(PIA, lasting("PT6H", role(catalog.team(), "member")));
        var pia = given.pia();
        AtOnce.all(List.<Callable<Answer>>of(() -> pia.post("give-back-access", "assignmentId", first).ok(),
                () -> pia.post("give-back-access", "assignmentId", second).ok()));
        eventually(() -> database.memberships(PIA), empty());
        assertThat(database.column("SELECT wanted OR held FROM role_grant"), contains("f"));
    }

    @Test
    @DisplayName("ASG-08 a grant is unique for person and resource role, however many assignments want it at once")
    void uniqueGrant() {
        var packages = List.of(lasting("PT1H", role(catalog.team(), "member")), lasting("PT2H", role(catalog.team(), "member")),
                lasting("PT3H", role(catalog.team(), "member")), lasting("PT4H", role(catalog.team(), "member")));
        var pia = given.pia();
        AtOnce.all(packages.stream().<Callable<Answer>>map(each -> () -> pia.post("submit-request", "packageId", each.id()).ok()).toList());
        assertThat(pia.get("my-access").items(), hasSize(4));
        assertThat(database.count("SELECT count(*) FROM role_grant"), is(1L));
        eventually(() -> database.memberships(PIA), contains("team-Projects member"));
    }

    @RepeatedTest(3)
    @DisplayName("ASG-08 an ending and a new assignment of the same role in the same instant leave it with its holder")
    void endingAgainstGiving() {
        // Sana was a guest before: losing her last access does not block her (GST-03).
        given.delivered(SANA, lasting("PT1H", role(catalog.team(), "member")));
        var next = lasting("PT5H", role(catalog.team(), "member"));
        clock.advance(Duration.ofHours(1));
        var admin = given.admin();
        var sana = given.sana();
        AtOnce.all(List.<Callable<Answer>>of(() -> admin.post("expire-assignments").ok(), () -> sana.post("submit-request", "packageId", next.id()).ok()));
        assertThat(database.column("SELECT wanted FROM role_grant"), contains("t"));
        given.admin().post("deliver").ok();
        eventually(() -> database.memberships(SANA), contains("team-Projects member"));
    }

    @Test
    @DisplayName("ASG-08 PKG-04 a program whose clock is behind the one by which access was given takes no role of it away")
    void clockBehind() {
        var ending = given.delivered(PIA, lasting("PT5H", role(catalog.team(), "member")));
        var pia = given.pia();
        clock.advance(Duration.ofSeconds(2));
        var staying = lasting("PT6H", role(catalog.team(), "member"));
        given.delivered(PIA, staying);
        clock.advance(Duration.ofSeconds(-1));
        pia.post("give-back-access", "assignmentId", ending).ok();
        given.admin().post("change-package", "id", staying.id(), "resourceRoles", List.of(role(catalog.team(), "member"), role(catalog.site(), "owner"))).ok();
        // What is not live by its own clock is delivered a little later.
        clock.advance(Duration.ofSeconds(10));
        given.admin().post("deliver").ok();
        eventually(() -> database.memberships(PIA), contains("site-Projects owner", "team-Projects member"));
    }

    @SafeVarargs
    private AccessPackage lasting(String duration, Map<String, Object>... roles) {
        var made = given.accessPackage(catalog, "For " + duration, roles);
        given.saved(policy(made).forOrganizations(fabrikam).withoutApproval().lasting(duration));
        return made;
    }
}
