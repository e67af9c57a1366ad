package dev.guesthouse.http;

import static dev.guesthouse.test.JsonBody.of;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Catalog;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("A list that somebody pastes asks the database no question a line")
class PastedListsTest extends GuesthouseTest {

    private static final int FEW = 2;
    private static final int MANY = 60;
    /** What a batch of rows costs, for each of some tables. */
    private static final long A_FEW = 20;

    /** @param send sends so many lines */
    private record Pasted(String name, BiFunction<PastedListsTest, Integer, Answer> send) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** A line for each list. */
    static Stream<Pasted> lists() {
        return Stream.of(
                new Pasted("a domain list", (test, lines) -> test.post("set-domain-list", "mode", "deny", "domains", texts(lines, "%d.example"))),
                new Pasted("domains of a new organization", PastedListsTest::addOrganization),
                new Pasted("domains of one that is there", (test, lines) -> test.post("change-organization", "id", test.organization, "identitySources",
                        objects(lines, number -> of("domain", "%d-of-%d.example".formatted(number, lines))))),
                new Pasted("sponsors", (test, lines) -> test.post("add-organization", "displayName", "Sponsored by " + lines, "identitySources",
                        List.of(of("domain", "sponsored-%d.example".formatted(lines))), "internalSponsors", people(lines))),
                new Pasted("organizations of a policy", (test, lines) -> test.post("add-policy", policy(test.atlas).named("Of " + lines)
                        .scope("specificOrganizations").with("organizations", test.database.column("SELECT id FROM organization LIMIT " + lines)).json())),
                new Pasted("people of a policy", (test, lines) -> test.post("add-policy", policy(test.atlas).named("For " + lines).scope("specificPeople")
                        .with("people", people(lines)).json())),
                new Pasted("approvers", (test, lines) -> test.post("add-policy", policy(test.atlas).named("By " + lines).scope("allMembers").stages(stage()
                        .with("primaryApprovers", objects(lines, number -> of("person", JsonBody.person(member(number)))))).json())),
                new Pasted("resources", (test, lines) -> test.post("add-resources", "catalogId", test.projects.id(), "resources", objects(lines,
                        number -> Given.resource("%d of %d".formatted(number, lines), "R", "site")))),
                new Pasted("roles of a package", (test, lines) -> test.post("change-package", "id", test.atlas.id(), "resourceRoles", test.database
                        .column("SELECT id FROM catalog_resource LIMIT " + lines).stream().map(id -> Given.role(id, "member")).toList())),
                new Pasted("packages that do not go with one", (test, lines) -> test.post("change-package", "id", test.atlas.id(), "incompatibleWith",
                        test.database.column("SELECT id FROM access_package WHERE id <> ?::uuid LIMIT " + lines, test.atlas.id()))),
                new Pasted("functions of a machine token", (test, lines) -> test.post("add-machine-token", "name", "For " + lines, "functions",
                        texts(lines, "deliver"), "expiresDateTime", test.clock.instant().plusSeconds(60).toString())));
    }

    @Inject
    SessionFactory hibernate;
    private Catalog projects;
    private AccessPackage atlas;
    private String organization;

    @BeforeEach
    void many() {
        given.fabrikam();
        projects = given.catalog("Projects");
        atlas = given.accessPackage(projects, "Atlas");
        organization = given.organization("Contoso", "contoso.example").id();
        database.run("INSERT INTO person (id, kind, state, email, email_domain, governed, blocked_without_access, created_at, version)"
                + " SELECT gen_random_uuid(), 'member', 'active', n || '@home.example', 'home.example', false, false, now(), 0 FROM generate_series(0, ?) n", MANY);
        database.run("INSERT INTO organization (id, display_name, state, created_at, version)"
                + " SELECT gen_random_uuid(), 'Partner ' || n, 'configured', now(), 0 FROM generate_series(0, ?) n", MANY);
        database.run("INSERT INTO access_package (id, catalog_id, display_name, hidden, link_token, created_at, version)"
                + " SELECT gen_random_uuid(), ?::uuid, 'Package ' || n, false, 'link ' || n, now(), 0 FROM generate_series(0, ?) n", projects.id(), MANY);
        given.admin().post("add-resources", "catalogId", projects.id(), "resources",
                objects(MANY, number -> Given.resource("resource " + number, "R", "team"))).ok();
    }

    @AfterEach
    void endToCount() {
        hibernate.getStatistics().setStatisticsEnabled(false);
    }

    @ParameterizedTest
    @MethodSource("lists")
    @DisplayName("with few lines as with many")
    void sameNumber(Pasted list) {
        var few = statementsOf(list, FEW);
        assertThat(few, greaterThan(0L));
        assertThat(statementsOf(list, MANY), lessThanOrEqualTo(few + A_FEW));
    }

    private long statementsOf(Pasted list, int lines) {
        database.awaitDelivered(clock.instant());
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        list.send.apply(this, lines).ok();
        return statistics.getPrepareStatementCount();
    }

    private Answer addOrganization(int lines) {
        return post("add-organization", "displayName", "With " + lines, "identitySources",
                objects(lines, number -> of("domain", "%d-with-%d.example".formatted(number, lines))));
    }

    private Answer post(String function, Object... fields) {
        return given.admin().post(function, fields);
    }

    private Answer post(String function, Map<String, Object> body) {
        return given.admin().post(function, body);
    }

    private static String member(int number) {
        return "%d@home.example".formatted(number);
    }

    private static List<Map<String, Object>> people(int lines) {
        return objects(lines, number -> JsonBody.person(member(number)));
    }

    private static List<String> texts(int lines, String text) {
        return IntStream.range(0, lines).mapToObj(text::formatted).toList();
    }

    private static List<Map<String, Object>> objects(int lines, IntFunction<Map<String, Object>> line) {
        return IntStream.range(0, lines).mapToObj(line).toList();
    }
}
