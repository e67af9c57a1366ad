package dev.guesthouse.outcomes.delivery;

import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.PolicyBody;
import dev.guesthouse.test.StandIn;

/** A test with a second target system beside the local directory, which does what the test tells it to. */
abstract class DeliveryTest extends GuesthouseTest {

    @Inject
    StandIn crm;
    Organization fabrikam;

    @BeforeEach
    void connect() {
        crm.reset();
        database.run("INSERT INTO connector VALUES (gen_random_uuid(), 'webhook', 'crm', true, now())");
        // One after the other: what a test says of the next call is of the next.
        database.run("UPDATE connector SET calls_at_once = 1");
        fabrikam = given.fabrikam();
    }

    /** A package of the second target's application, and of the local team where that is wanted too; no approval is needed. */
    AccessPackage crmPackage(boolean withTeam) {
        var catalog = given.catalog("Sales");
        var application = given.admin().post("add-resources", "catalogId", catalog.id(), "resources", List.of(Map.of(
                "connector", "crm", "originId", "crm", "displayName", "Customers", "kind", "application"))).<String>each("id").get(0);
        var uses = Given.role(application, "user");
        var made = withTeam ? given.accessPackage(catalog, "Selling", uses, Given.role(catalog.team(), "member"))
                : given.accessPackage(catalog, "Selling", uses);
        given.saved(PolicyBody.policy(made).forOrganizations(fabrikam).withoutApproval());
        return made;
    }

    /** So many guests who wait for the second target's application, nobody nudged. */
    void openGrants(int guests) {
        openGrants(crmPackage(false), "crm", "guest", guests);
    }

    /** So many people of a kind who wait for the roles of a package at a target, nobody nudged. */
    void openGrants(AccessPackage made, String connector, String kind, int people) {
        database.run("""
                WITH guest AS (
                    INSERT INTO person (id, kind, state, email, email_domain, governed, created_at, version)
                    SELECT gen_random_uuid(), ?, 'active', 'g' || n || '@fabrikam.example', 'fabrikam.example', false, ?, 0
                    FROM generate_series(1, ?) n RETURNING id, created_at),
                request AS (
                    INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, created_at, version)
                    SELECT gen_random_uuid(), 'userAdd', 'delivering', p.access_package_id, v.id, guest.id, guest.created_at, 0
                    FROM guest, policy p JOIN policy_version v ON v.policy_id = p.id WHERE p.access_package_id = ?::uuid RETURNING *),
                assignment AS (
                    INSERT INTO assignment (id, access_package_id, person_id, policy_version_id, request_id, state, start_at, version)
                    SELECT gen_random_uuid(), access_package_id, requestor_id, policy_version_id, id, 'delivering', created_at, 0
                    FROM request RETURNING *)
                INSERT INTO role_grant (id, person_id, resource_role_id, connector_id, wanted, held, wanted_since, tries, next_try_at)
                SELECT gen_random_uuid(), a.person_id, r.resource_role_id, c.id, true, false, a.start_at, 0, a.start_at
                FROM assignment a JOIN access_package_role r ON r.access_package_id = a.access_package_id,
                    connector c WHERE c.display_name = ?
                """, kind, clock.instant(), people, made.id(), connector);
    }

    /** So many guests who have a package of the second target's application there. */
    void delivered(AccessPackage made, int guests) {
        openGrants(made, "crm", "guest", guests);
        eventually(() -> {
            deliver("granted");
            return database.count("SELECT count(*) FROM role_grant WHERE held AND claimed_until IS NULL");
        }, is((long) guests));
    }

    /** A state that a request reaches once delivery has settled it. */
    String state(String requestId) {
        return given.admin().get("request", "id", requestId).ok().text("state");
    }

    /** What a job did. */
    int deliver(String counted) {
        return given.admin().post("deliver").ok().<Integer>json(counted);
    }

    List<String> local() {
        return database.column("SELECT origin_id || ' ' || role FROM local_membership ORDER BY 1");
    }

    String grant(String column) {
        return database.value("SELECT " + column + " FROM role_grant g JOIN resource_role o ON o.id = g.resource_role_id WHERE o.name = 'user'");
    }
}
