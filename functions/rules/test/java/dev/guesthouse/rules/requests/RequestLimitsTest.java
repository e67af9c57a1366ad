package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Catalog;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RequestLimitsTest extends GuesthouseTest {

    private static final String QUINN = "quinn@fabrikam.example";
    private static final String OFFICE = "198.51.100.7";

    private Organization fabrikam;
    private Catalog catalog;

    @BeforeEach
    void catalog() {
        fabrikam = given.fabrikam();
        catalog = given.catalog("Projects");
    }

    @Test
    @DisplayName("MSG-05 REQ-05 asking and giving back in turn has an end: every request for a package counts, five a day")
    void givenBack() {
        var atlas = withoutApproval("Atlas");
        for (int i = 0; i < 5; i++) {
            var assignment = submit(given.pia(), atlas).ok().text("assignmentId");
            given.pia().post("give-back-access", "assignmentId", assignment).ok();
        }
        var refused = submit(given.pia(), atlas).refused(429, "too-many-requests");
        assertThat(refused.header("Retry-After"), equalTo("86400"));
        assertThat(refused.text("detail"), equalTo("You have asked for this 5 times within a day: ask again from 2026-12-02T09:00:01Z on."));
        submit(given.pia(), withoutApproval("Borealis")).ok();
        submit(given.caller(QUINN), atlas).ok();

        clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(submit(given.pia(), atlas).refused(429, "too-many-requests").header("Retry-After"), equalTo("1"));
        clock.advance(Duration.ofSeconds(1));
        submit(given.pia(), atlas).ok();
    }

    @Test
    @DisplayName("MSG-05 REQ-06 so has asking and taking back, for longer access too")
    void takenBack() {
        var atlas = given.accessPackage(catalog, "Atlas");
        given.saved(policy(atlas).forOrganizations(fabrikam).with("extension", Map.of("allowed", true, "approvalRequired", true)));
        var access = given.access(PIA, atlas);
        clock.advance(Duration.ofHours(1));
        for (int i = 0; i < 4; i++) {
            var more = given.pia().post("extend-access", "assignmentId", access, "justification", "More to do").ok().id();
            given.pia().post("cancel-request", "requestId", more).ok();
        }
        var refused = given.pia().post("extend-access", "assignmentId", access, "justification", "More to do").refused(429, "too-many-requests");
        assertThat("the first of the five was an hour ago", refused.header("Retry-After"), equalTo("82800"));
    }

    @Test
    @DisplayName("MSG-05 IDY-06 a mailbox counts once, whatever tags it gives its address, also in the same instant")
    void tags() {
        var atlas = withoutApproval("Atlas");
        var tagged = List.of("pia+a@eu.fabrikam.example", "pia+b@eu.fabrikam.example", "pia+c@eu.fabrikam.example", "pia+d@eu.fabrikam.example",
                "pia+e@eu.fabrikam.example", "pia+f@eu.fabrikam.example", PIA).stream().map(email -> given.caller(email)).toList();
        var answers = AtOnce.all(tagged.stream().map(caller -> (Callable<Answer>) () -> submit(caller, atlas)).toList());
        assertThat(answers.stream().filter(answer -> answer.status() == 201).count(), is(5L));
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> answer.refused(429, "too-many-requests"));
    }

    @Test
    @DisplayName("MSG-05 one mailbox asks for thirty packages a day, whichever they are")
    void manyPackages() {
        var atlas = withoutApproval("Atlas");
        submit(given.pia(), atlas).ok();
        database.run("""
                INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, created_at, completed_at, version)
                SELECT gen_random_uuid(), 'userAdd', 'canceled', access_package_id, policy_version_id, requestor_id, ?, ?, 0
                FROM assignment_request, generate_series(1, 29)
                """, clock.instant().minus(Duration.ofHours(23)), clock.instant());
        assertThat(submit(given.pia(), withoutApproval("Borealis")).refused(429, "too-many-requests").text("detail"),
                equalTo("You have asked for packages 30 times within a day: ask again from 2026-12-01T10:00:01Z on."));
    }

    @Test
    @DisplayName("MSG-05 strangers of one domain have two hundred requests a day together, its subdomains among them; others of it whom somebody let in ask on")
    void domain() {
        var atlas = forAnybody("Atlas");
        submit(given.caller("a@one.evil.example"), atlas).ok();
        asked("a@one.evil.example", 198);
        submit(given.caller("b@evil.example").from(OFFICE), atlas).ok();
        assertThat(submit(given.caller("c@two.evil.example").from("198.51.100.8"), atlas).refused(429, "too-many-requests").text("detail"),
                containsString("evil.example who have no access yet have asked 200 times within a day"));
        submit(given.caller("d@good.example").from("198.51.100.8"), atlas).ok();
        given.guest("e@evil.example", "Eve Ill");
        submit(given.caller("e@evil.example").from(OFFICE), atlas).ok();
    }

    @Test
    @DisplayName("MSG-05 where anybody can have an address, strangers do not use up what others of the same provider may ask")
    void provider() {
        var atlas = forAnybody("Atlas");
        submit(given.caller("a@gmail.com"), atlas).ok();
        asked("a@gmail.com", 200);
        submit(given.caller("b@gmail.com").from(OFFICE), atlas).ok();
    }

    @Test
    @DisplayName("MSG-05 so have those who call from one network, whatever domains they make up; guests and members from there ask on")
    void network() {
        var atlas = forAnybody("Atlas");
        submit(given.caller("a@evil.example").from(OFFICE), atlas).ok();
        database.run("UPDATE request_origin SET domain = gen_random_uuid()::text");
        asked("a@evil.example", 199);
        assertThat(submit(given.caller("b@wicked.example").from(OFFICE), atlas).refused(429, "too-many-requests").text("detail"),
                containsString("your network"));
        submit(given.caller("b@wicked.example").from("198.51.100.8"), atlas).ok();
        submit(given.caller(SANA).from(OFFICE), atlas).ok();
    }

    private AccessPackage forAnybody(String displayName) {
        var open = given.accessPackage(catalog, displayName);
        given.saved(policy(open).scope("anyExternalUser").with("organizations", null).stages(stage(person(OMAR))));
        return open;
    }

    private AccessPackage withoutApproval(String displayName) {
        var free = given.accessPackage(catalog, displayName);
        given.saved(policy(free).forOrganizations(fabrikam).withoutApproval());
        return free;
    }

    /** That somebody's last request was made so many times more. */
    private void asked(String email, int times) {
        database.run("""
                INSERT INTO request_origin (id, requestor_id, domain, network, created_at)
                SELECT gen_random_uuid(), o.requestor_id, o.domain, o.network, o.created_at
                FROM request_origin o JOIN person p ON p.id = o.requestor_id, generate_series(1, ?) WHERE p.email = ?
                """, times, email);
    }

    private static Answer submit(Client caller, AccessPackage accessPackage) {
        return caller.post("submit-request", "packageId", accessPackage.id(), "justification", "The new line");
    }
}
