package dev.guesthouse.targets;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.guesthouse.delivery.Deliver;
import dev.guesthouse.targets.Scenario.Held;
import dev.guesthouse.targets.Scenario.Place;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.PolicyBody;
import io.vertx.core.Vertx;

/** A test with three SCIM servers, one of which can fall ill, and a scenario that says who shall hold what in them. */
abstract class TargetsTest extends GuesthouseTest {

    static final String WIKI = "wiki";
    static final String CHAT = "chat";
    static final String CRM = "crm";
    static final List<String> GROUPS = List.of("readers", "writers");

    private static final java.util.logging.Logger FAILURES = java.util.logging.Logger.getLogger("dev.guesthouse.delivery.DeliveryRun");

    @Inject
    Deliver deliver;
    @Inject
    Vertx vertx;
    final Map<String, HostileScim> targets = new HashMap<>();
    final Scenario scenario = new Scenario();
    private final Map<Place, String> resources = new HashMap<>();
    private final Map<String, String> packages = new HashMap<>();
    private final Map<String, String> policies = new HashMap<>();
    private Given.Organization fabrikam;
    private Given.Catalog catalog;

    @BeforeEach
    void connect() {
        FAILURES.setLevel(Level.SEVERE);
        fabrikam = given.fabrikam();
        catalog = given.catalog("Projects");
        for (var name : List.of(WIKI, CHAT, CRM)) {
            var target = new HostileScim(vertx, clock, name, new Schedule(seed()), GROUPS.toArray(String[]::new));
            targets.put(name, target);
            given.admin().post("add-connector", JsonBody.of("kind", "scim", "name", name, "address", target.address(), "credentials", Map.of("token", "0123456789abcdef"))).ok();
            var added = given.admin().post("add-resources", "catalogId", catalog.id(), "resources", GROUPS.stream().map(group -> JsonBody.of(
                    "connector", name, "originId", group, "displayName", group + " of " + name, "kind", "group")).toList()).<String>each("id");
            IntStream.range(0, GROUPS.size()).forEach(i -> resources.put(new Place(name, GROUPS.get(i)), added.get(i)));
        }
        database.awaitQuiet();
    }

    @AfterEach
    void disconnect() {
        targets.values().forEach(HostileScim::close);
        FAILURES.setLevel(null);
    }

    /** Of the faults. */
    abstract long seed();

    /** A package that nobody asks for. */
    void offer(String name, Place... places) {
        offer(name, "P180D", places);
    }

    /** @param lasts how long its assignments do */
    void offer(String name, String lasts, Place... places) {
        var made = given.accessPackage(catalog, name, roles(places));
        packages.put(name, made.id());
        policies.put(name, given.saved(PolicyBody.policy(made).forOrganizations(fabrikam).withoutApproval().with("notifyRequestor", false).lasting(lasts)));
        scenario.offers(name, places);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object>[] roles(Place... places) {
        return List.of(places).stream().map(place -> Given.role(resources.get(place), "member")).toArray(Map[]::new);
    }

    /** Changes what a package gives, to whoever holds it. */
    void change(String name, Place... places) {
        given.admin().post("change-package", "id", packages.get(name), "resourceRoles", List.of(roles(places))).ok();
        scenario.offers(name, places);
        letGo();
    }

    /** What would take too much away waits for a second administrator (CON-05), who says so. */
    private void letGo() {
        given.admin().post("grant-role", "person", JsonBody.person(Given.OMAR), "role", "administrator").ok();
        database.column("SELECT id FROM brake WHERE released_at IS NULL")
                .forEach(brake -> given.omar().post("release-brake", "id", brake, "justification", "As agreed").ok());
    }

    void give(String person, String name) {
        given.admin().post("assign-access", "packageId", packages.get(name), "policyId", policies.get(name), "person", JsonBody.person(person)).ok();
        scenario.gives(person, name);
    }

    void end(String person, String name) {
        given.admin().post("remove-access", "assignmentId", assignment(person, name)).ok();
        scenario.ends(person, name);
    }

    String assignment(String person, String name) {
        return database.value("SELECT a.id FROM assignment a JOIN person p ON p.id = a.person_id WHERE p.email = ? AND a.access_package_id = ?::uuid AND a.ended_at IS NULL",
                person, packages.get(name));
    }

    /** People who have been given a package, and nothing of it yet; nobody was nudged. The same ones each time. */
    List<String> people(String kin, int count, String name) {
        database.run("""
                WITH outsider AS (
                    INSERT INTO person (id, kind, state, email, email_domain, governed, created_at, version)
                    SELECT md5(? || n)::uuid, 'outsider', 'active', ? || n || '@fabrikam.example', 'fabrikam.example', false, ?, 0
                    FROM generate_series(1, ?) n RETURNING id, created_at),
                request AS (
                    INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, created_at, version)
                    SELECT gen_random_uuid(), 'userAdd', 'delivering', p.access_package_id, v.id, outsider.id, outsider.created_at, 0
                    FROM outsider, policy p JOIN policy_version v ON v.policy_id = p.id WHERE p.access_package_id = ?::uuid RETURNING *),
                assignment AS (
                    INSERT INTO assignment (id, access_package_id, person_id, policy_version_id, request_id, state, start_at, version)
                    SELECT gen_random_uuid(), access_package_id, requestor_id, policy_version_id, id, 'delivering', created_at, 0
                    FROM request RETURNING *)
                INSERT INTO role_grant (id, person_id, resource_role_id, connector_id, wanted, held, wanted_since, tries, next_try_at)
                SELECT gen_random_uuid(), a.person_id, r.resource_role_id, resource.connector_id, true, false, a.start_at, 0, a.start_at
                FROM assignment a JOIN access_package_role r ON r.access_package_id = a.access_package_id
                JOIN resource_role o ON o.id = r.resource_role_id JOIN resource ON resource.id = o.resource_id
                """, kin, kin, clock.instant(), count, packages.get(name));
        var people = IntStream.rangeClosed(1, count).mapToObj(n -> kin + n + "@fabrikam.example").toList();
        people.forEach(person -> scenario.gives(person, name));
        return people;
    }

    /** When there is something to deliver next, past what waits; null where there is nothing, or only what rests. */
    Instant nextDue() {
        var next = database.value("""
                SELECT to_char(min(greatest(due.at, c.rests_until)) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') FROM (
                    SELECT connector_id, next_try_at AS at FROM role_grant WHERE wanted <> held
                    UNION ALL SELECT connector_id, next_try_at FROM account WHERE wanted <> held) due
                JOIN connector c ON c.id = due.connector_id WHERE due.at IS NOT NULL
                """);
        return next == null ? null : Instant.parse(next);
    }

    /** What is under way comes to its end; what was asked of the targets was wanted meanwhile. */
    void endRound() {
        eventually(() -> database.column("""
                SELECT 'lease ' || worker FROM delivery_lease UNION ALL SELECT 'grant ' || role_grant FROM role_grant WHERE claimed_until IS NOT NULL
                UNION ALL SELECT 'account ' || account FROM account WHERE claimed_until IS NOT NULL
                """), empty());
        assertThat("calls that nothing wanted when they began", unwanted(), empty());
        scenario.nextRound();
    }

    private List<String> unwanted() {
        var unwanted = new ArrayList<String>();
        targets.forEach((name, target) -> target.trace().forEach(asked -> {
            var held = new Held(name, asked.group(), asked.person());
            var isWanted = switch (asked.operation()) {
                case add -> asked.person() == null || scenario.wants(held);
                case remove -> asked.person() == null || scenario.doesNotWant(held);
                case make -> scenario.wantsAnything(name, asked.person());
                case block -> asked.person() == null || !scenario.hasSomethingThroughout(asked.person());
                case unblock -> asked.person() == null || scenario.hasSomethingSometimes(asked.person());
                case describe, find, read -> true;
            };
            if (!isWanted) {
                unwanted.add("round %d: %s of %s".formatted(scenario.round(), asked.operation(), held));
            }
        }));
        return unwanted;
    }

    /** Goes on round by round until nothing is left to do. */
    void deliverAll() {
        deliver.runOnSchedule();
        endRound();
        for (var next = nextDue(); next != null; next = nextDue()) {
            if (next.isAfter(clock.instant())) {
                clock.set(next);
            }
            deliver.runOnSchedule();
            endRound();
        }
    }

    /** Whether a target did what it should not before. */
    boolean wasIll(String name) {
        return false;
    }

    /** That each target holds what the scenario says, and nothing else, and nobody there is blocked who has something anywhere. */
    void assertExactlyRight() {
        targets.forEach((name, target) -> {
            assertThat(target.members(), equalTo(scenario.wantedAt(name)));
            assertThat("one account each at " + name, target.people(), equalTo(List.copyOf(new TreeSet<>(target.people()))));
            var left = new TreeSet<>(scenario.left());
            // One that was made for somebody who left before the answer that was lost came again has no roles, and nobody knows of it.
            left.retainAll(database.column("SELECT p.email FROM account a JOIN person p ON p.id = a.person_id JOIN connector c ON c.id = a.connector_id"
                    + " WHERE c.display_name = ?", name));
            // Once an account at the one that was ill was active whose person had left: why is not known yet.
            assertThat("whose account at %s is blocked".formatted(name), target.blocked(), wasIll(name) ? everyItem(in(left)) : equalTo(left));
        });
        assertThat("what is open, rests, or was not seen to be gone", database.column("SELECT last_error FROM role_grant WHERE wanted <> held OR unconfirmed AND NOT wanted"), empty());
    }
}
