package dev.guesthouse.outcomes.expiry;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.role;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.assignment.AssignmentsEnded;
import dev.guesthouse.assignment.EndReason;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.audit.Act;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Catalog;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** A project that ends: one package, three roles, one end, and very many people. */
@QuarkusTest
class ManyHoldersTest extends GuesthouseTest {

    private static final int HOLDERS = Integer.getInteger("expiry.holders", 3_000);
    /** All in one transaction, which must be done in time on a busy machine too. */
    private static final int HOLDERS_AT_ONCE = HOLDERS / 3;
    /** Of them all in one, a busy machine makes more than the tests' connection waits for. */
    private static final int HOLDERS_A_STATEMENT = 2_000;

    @Inject
    Expiry expiry;
    @Inject
    Event<AssignmentsEnded> assignmentsEnded;
    @Inject
    Event<StandingChanged> standingChanged;
    private Catalog catalog;
    private AccessPackage project;

    @BeforeEach
    void project() {
        var fabrikam = given.fabrikam();
        catalog = given.catalog("Projects");
        project = given.accessPackage(catalog, "Project", role(catalog.team(), "member"), role(catalog.site(), "visitor"), role(catalog.site(), "member"));
        given.saved(policy(project).forOrganizations(fabrikam).withoutApproval().lasting("PT1H"));
        given.delivered(PIA, project);
        database.awaitDelivered(clock.instant());
    }

    private void holders(int number) {
        // What the target systems hold of it is not what this is about.
        database.run("UPDATE role_grant SET held = false, next_try_at = null");
        for (var first = 2; first <= number; first += HOLDERS_A_STATEMENT) {
            addHolders(first, Math.min(number, first + HOLDERS_A_STATEMENT - 1));
        }
    }

    /** More people who hold what Pia holds. */
    private void addHolders(int first, int last) {
        database.run("""
                WITH pia AS (
                    SELECT a.* FROM assignment a JOIN person ON person.id = a.person_id WHERE person.email = ?),
                p AS (
                    INSERT INTO person (id, kind, state, email, email_domain, governed, created_at, version)
                    SELECT gen_random_uuid(), 'guest', 'active', 'g' || n || '@fabrikam.example', 'fabrikam.example', false, now(), 0
                    FROM generate_series(?, ?) n RETURNING id),
                r AS (
                    INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, created_at, completed_at, version)
                    SELECT gen_random_uuid(), 'userAdd', 'delivered', pia.access_package_id, pia.policy_version_id, p.id, pia.start_at, pia.start_at, 0
                    FROM p, pia RETURNING id, requestor_id),
                given AS (
                    INSERT INTO assignment (id, access_package_id, person_id, policy_version_id, request_id, state, start_at, end_at, version)
                    SELECT gen_random_uuid(), pia.access_package_id, r.requestor_id, pia.policy_version_id, r.id, 'delivered', pia.start_at, pia.end_at, 0
                    FROM r, pia RETURNING person_id)
                INSERT INTO role_grant (id, person_id, resource_role_id, connector_id, wanted, held, wanted_since, tries)
                SELECT gen_random_uuid(), given.person_id, g.resource_role_id, g.connector_id, true, false, g.wanted_since, 0
                FROM given, pia JOIN role_grant g ON g.person_id = pia.person_id
                """, PIA, first, last);
    }

    @Test
    @DisplayName("ASG-03 ASG-04 a package that very many people hold ends for all of them in one call: one event, one message and no role each")
    void end() {
        holders(HOLDERS);
        clock.advance(Duration.ofHours(1));
        assertThat(given.admin().post("expire-assignments").ok().<Integer>json("ended"), is(HOLDERS));
        assertThat(database.count("SELECT count(*) FROM assignment WHERE state = 'expired' AND end_reason = 'timeOver'"), is((long) HOLDERS));
        assertThat(database.count("SELECT count(*) FROM role_grant WHERE NOT wanted"), is(3L * HOLDERS));
        assertThat(database.count("SELECT count(*) FROM role_grant WHERE wanted"), is(0L));
        for (var once : List.of("SELECT subject_id FROM audit_event WHERE action = 'assignment.expired'",
                "SELECT person_id FROM message WHERE kind = 'accessEnded'")) {
            assertThat(once, database.count("SELECT count(*) FROM (%s) each".formatted(once)), is((long) HOLDERS));
            assertThat(once, database.count("SELECT count(*) FROM (SELECT DISTINCT * FROM (%s) each) once".formatted(once)), is((long) HOLDERS));
        }
    }

    @Test
    @DisplayName("PKG-04 a package that very many people hold is changed: all of them get the role that it gives now, and lose the one that it gives no more")
    void change() {
        holders(HOLDERS_AT_ONCE);
        given.admin().post("change-package", "id", project.id(), "resourceRoles", List.of(
                role(catalog.team(), "member"), role(catalog.site(), "visitor"), role(catalog.team(), "owner"))).ok();
        assertThat(wanted("team-Projects", "owner"), is((long) HOLDERS_AT_ONCE));
        assertThat(wanted("team-Projects", "member"), is((long) HOLDERS_AT_ONCE));
        assertThat(wanted("site-Projects", "visitor"), is((long) HOLDERS_AT_ONCE));
        assertThat(wanted("site-Projects", "member"), is(0L));
    }

    @Test
    @DisplayName("REQ-17 a package that very many people hold ends for all of them at somebody's word")
    void endAtOnce() {
        holders(HOLDERS);
        assertThat(given.admin().post("end-assignments", "packageId", project.id(), "expected", HOLDERS, "justification", "The project is over").ok()
                .<Integer>json("ended"), is(HOLDERS));
        assertThat(database.count("SELECT count(*) FROM role_grant WHERE wanted"), is(0L));
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'assignment.ended'"), is((long) HOLDERS));
    }

    @Test
    @DisplayName("REQ-17 POL-06 as many as a statement does not take one by one may end their access, and lose their standing by it, at once")
    void moreThanParameters() {
        var many = Stream.generate(UUID::randomUUID).limit(70_000).toList();
        var act = Act.ofSystem(clock.instant());
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(expiry.end(many, EndReason.endedByPerson, "Over", act), is(0));
            assignmentsEnded.fire(new AssignmentsEnded(many, act));
            standingChanged.fire(new StandingChanged(many, act.at()));
        });
    }

    private long wanted(String originId, String role) {
        return database.count("SELECT count(*) FROM role_grant g JOIN resource_role r ON r.id = g.resource_role_id JOIN resource ON resource.id = r.resource_id"
                + " WHERE g.wanted AND resource.origin_id = ? AND r.name = ?", originId, role);
    }
}
