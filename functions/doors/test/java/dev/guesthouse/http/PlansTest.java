package dev.guesthouse.http;

import static dev.guesthouse.http.gate.FunctionTable.Effect.READ;
import static dev.guesthouse.test.JsonBody.person;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.SettableClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

/** On an instance that has been in use for years ({@code grown.sql}); a statement that looks at too much is shown with its plan. */
@QuarkusTest
@DisplayName("Nothing that the product asks the database goes through all of a table that grows")
class PlansTest extends GuesthouseTest {

    /** Rows of a table that a statement may look at, however many there are. */
    private static final int MOST = 500;
    /** Statements that a page of a list may take, however long it is; two of them tell who calls. */
    private static final long STATEMENTS = 8;
    private static final int REQUESTS = 10_000;
    private static final int PARTNERS = 2_000;
    private static final int PACKAGES = 2_500;
    /** As administrators make them, a few at a time; links that are kept for some days; and a row for each of the days ahead that are counted. */
    private static final Set<String> FEW = Set.of("approval_link", "connector", "delivery_lease", "reconciliation", "read_holder", "brake", "catalog", "role_assignment", "machine_token", "machine_token_function", "domain_list",
            "domain_list_domain", "policy_version_person", "ending_day", "flyway_schema_history");

    @Inject
    AgroalDataSource pool;
    @Inject
    SessionFactory hibernate;
    private final List<String> tooMuch = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();
    private final Set<String> called = new TreeSet<>();
    private Plans plans;

    @Test
    @DisplayName("of every list with each of its filters and however long its pages, every view, every job, and the way of a request")
    void plans() {
        assumeTrue("on".equals(database.value("SHOW logging_collector")), "a PostgreSQL of one's own need not keep its log where the test finds it");
        var fabrikam = given.fabrikam();
        var atlas = given.atlasFor(fabrikam);
        grow();
        assertThat("grown.sql fills all that grows", database.column("""
                SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND reltuples < ?
                AND NOT relname = ANY (?)
                """, MOST * 2, FEW.toArray(String[]::new)), empty());
        try (var open = new Plans(database, pool)) {
            plans = open;
            lists(given.admin());
            views(given.admin());
            ofOneself(given.caller("person1@partner1.example"));
            way(atlas);
            jobs();
        }
        assertThat("reads that are not looked at", Arrays.stream(FunctionTable.values()).filter(function -> function.effect == READ)
                .map(FunctionTable::functionName).filter(name -> !called.contains(name)).toList(), empty());
        assertThat(String.join("\n", tooMuch), tooMuch.isEmpty());
    }

    private void grow() {
        try (var sql = getClass().getResourceAsStream("/grown.sql")) {
            database.run("""
                    DO $$ BEGIN
                        PERFORM set_config('session_replication_role', 'replica', true), set_config('grown.now', '%s', true),
                            set_config('grown.requests', '%d', true), set_config('grown.partners', '%d', true), set_config('grown.packages', '%d', true);
                    END $$;
                    """.formatted(SettableClock.START, REQUESTS, PARTNERS, PACKAGES) + new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.run("ANALYZE");
    }

    private void lists(Client admin) {
        list(admin, "organizations");
        list(admin, "organizations", "state", "proposed");
        list(admin, "organizations", "search", "Partner 777");
        list(admin, "organizations", "search", "partner777");
        list(admin, "organizations", "policyId", first("policy"));
        list(admin, "people");
        list(admin, "people", "kind", "member");
        list(admin, "people", "kind", "guest");
        list(admin, "people", "search", "person777");
        list(admin, "people", "search", "Person 777");
        list(admin, "people", "organizationId", partner(7));
        list(admin, "messages");
        List.of("resting", "dropped", "pending", "sent").forEach(state -> list(admin, "messages", "state", state));
        list(admin, "messages", "recipient", "person77@partner77.example");
        list(admin, "connectors");
        list(admin, "catalogs");
        list(admin, "catalogs", "search", "Grown 77");
        list(admin, "resources", "catalogId", first("catalog"));
        list(admin, "packages");
        list(admin, "packages", "catalogId", first("catalog"));
        list(admin, "packages", "search", "Package 777");
        list(admin, "requests");
        // Where a page of this list could end, too.
        list(admin, "requests", "after", admin.get("requests", "organizationId", partner(7), "limit", 1).ok().text("next"));
        List.of("pendingApproval", "scheduled", "delivered").forEach(state -> list(admin, "requests", "state", state));
        list(admin, "requests", "packageId", first("access_package"));
        list(admin, "requests", "person", "person77@partner77.example");
        list(admin, "requests", "organizationId", partner(7));
        list(admin, "requests", "organizationId", partner(7), "state", "scheduled");
        list(admin, "assignments");
        list(admin, "assignments", "state", "live");
        list(admin, "assignments", "state", "failed");
        list(admin, "assignments", "packageId", first("access_package"));
        list(admin, "assignments", "person", "person77@partner77.example");
        list(admin, "assignments", "organizationId", partner(7));
        list(admin, "assignments", "state", "live", "endingBefore", clock.instant().plus(Duration.ofDays(14)));
        list(admin, "deliveries");
        List.of("pending", "resting", "braked").forEach(state -> list(admin, "deliveries", "state", state));
        list(admin, "deliveries", "connector", "local");
        list(admin, "deliveries", "connector", "local", "state", "resting");
        list(admin, "deliveries", "person", "person77@partner77.example");
        list(admin, "drift", "connector", "local");
        list(admin, "drift", "connector", "local", "gone", "true");
        list(admin, "drift", "connector", "local", "kind", "unbelieved");
        list(admin, "deliveries", "person", "person77@partner77.example", "state", "delivered");
        list(admin, "machine-tokens");
        list(admin, "events");
        list(admin, "events", "actor", first("person"));
        list(admin, "events", "subject", first("assignment_request"));
        list(admin, "events", "action", "request.delivered");
        list(admin, "events", "since", clock.instant().minus(Duration.ofDays(800)), "until", clock.instant().minus(Duration.ofDays(700)));
    }

    private void views(Client admin) {
        read(admin, "organization", "id", partner(7));
        read(admin, "domain-list");
        read(admin, "find-directory", "domain", "partner7.example");
        read(admin, "person", "id", first("person"));
        read(admin, "person", "email", "person77@partner77.example");
        read(admin, "catalog", "id", first("catalog"));
        read(admin, "connector", "id", first("connector"));
        read(admin, "connector-resources", "connector", "local", "limit", "20");
        read(admin, "connector-resources", "connector", "local", "search", "Team 77", "limit", "20");
        read(admin, "package", "id", first("access_package"));
        read(admin, "request", "id", first("assignment_request"));
        read(admin, "series");
        read(admin, "check-access", "person", "person77@partner77.example", "connector", "local", "originId", "grown-77", "role", "member");
        for (var person : List.of("person77@partner77.example", "ana@partner77.example", "ana@elsewhere.example")) {
            read(admin, "explain", "person", person, "packageId", first("access_package"));
        }
        change(admin, "change-policy", "id", first("policy"), "dryRun", true);
        change(admin, "change-package", "id", first("access_package"), "hidden", true, "dryRun", true);
        change(admin, "export-person", "person", person("person77@partner77.example"));
    }

    /** As a sponsor reads, who has decided much. */
    private void ofOneself(Client sponsor) {
        read(sponsor, "instance");
        read(sponsor, "whoami");
        list(sponsor, "available-packages");
        list(sponsor, "available-packages", "search", "Package 2001");
        read(sponsor, "available-package", "id", database.value("SELECT id FROM access_package WHERE display_name = 'Package 2001'"));
        list(sponsor, "my-requests");
        list(sponsor, "my-requests", "state", "scheduled");
        read(sponsor, "my-access");
        read(sponsor, "my-organization");
        list(sponsor, "pending-approvals");
        read(sponsor, "approval", "requestId", database.value("SELECT id FROM assignment_request WHERE state = 'pendingApproval'"));
    }

    private void way(Given.AccessPackage atlas) {
        look("submit-request", () -> given.request(Given.PIA, atlas));
        var request = database.value("SELECT id FROM assignment_request ORDER BY created_at DESC LIMIT 1");
        change(given.sana(), "approve-request", "requestId", request, "justification", "Welcome");
        database.awaitDelivered(clock.instant());
    }

    private void jobs() {
        for (var job : List.of("time-out-requests", "start-scheduled", "expire-assignments", "end-guests", "send-reminders", "deliver", "send-messages", "purge", "count-access")) {
            change(given.admin(), job);
        }
        // A page of one role after the other.
        change(given.admin(), "reconcile", "limit", 20);
        // As on an instance of which nothing was counted yet.
        database.run("DELETE FROM access_day");
        change(given.admin(), "count-access");
        read(given.admin(), "series");
    }

    private String partner(int number) {
        return database.value("SELECT id FROM organization WHERE display_name = ?", "Partner " + number);
    }

    private String first(String table) {
        return database.value("SELECT id FROM " + table + " ORDER BY id LIMIT 1");
    }

    private void read(Client caller, String function, Object... query) {
        called.add(function);
        look(function + " " + Arrays.toString(query), () -> caller.get(function, query).ok());
    }

    /** A long page costs no statements more than a short one. */
    private void list(Client caller, String function, Object... query) {
        read(caller, function, with(query, "limit", 10));
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        for (int limit : new int[] { 1, 50, 200 }) {
            statistics.clear();
            caller.get(function, with(query, "limit", limit)).ok();
            if (statistics.getPrepareStatementCount() > STATEMENTS) {
                tooMuch.add("%s %s takes %d statements with the limit %d".formatted(function, Arrays.toString(query), statistics.getPrepareStatementCount(), limit));
            }
        }
        statistics.setStatisticsEnabled(false);
    }

    private static Object[] with(Object[] query, String name, Object value) {
        return Stream.concat(Arrays.stream(query), Stream.of(name, value)).toArray();
    }

    private void change(Client caller, String function, Object... body) {
        look(function, () -> caller.post(function, body).ok());
    }

    private void look(String what, Runnable call) {
        try {
            plans.of(call).stream().filter(plan -> plan.rows() > MOST && shown.add(what + plan.sql()))
                    .forEach(plan -> tooMuch.add("%s looks at %d rows:\n%s".formatted(what, plan.rows(), plan)));
        } catch (AssertionError e) {
            tooMuch.add("%s: %s".formatted(what, e.getMessage()));
        }
    }
}
