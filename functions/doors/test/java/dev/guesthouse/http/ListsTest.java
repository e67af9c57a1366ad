package dev.guesthouse.http;

import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Catalog;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("A list asks the database the same number of questions, however long it is")
class ListsTest extends GuesthouseTest {

    private static final int FEW = 2;
    private static final int MANY = 5;
    /** Two of which tell who calls; with longer pages in {@link PlansTest}. */
    private static final long MOST = 8;

    /**
     * A list as somebody asks for it.
     *
     * @param caller an address
     * @param add makes the entry of a number
     * @param query what is asked for beside {@code limit}, a name before each value
     */
    private record Listing(String function, String caller, BiConsumer<ListsTest, Integer> add, Function<ListsTest, List<Object>> query) {

        Listing(String function, BiConsumer<ListsTest, Integer> add) {
            this(function, Surroundings.ADMINISTRATOR, add, test -> List.of());
        }

        @Override
        public String toString() {
            return function;
        }
    }

    /** A line for each list. */
    static Stream<Listing> lists() {
        return Stream.of(
                new Listing("organizations", ListsTest::addOrganization),
                new Listing("people", ListsTest::addPeople),
                new Listing("messages", (test, number) -> test.given.admin().post("invite-guest", "email", "guest%d@elsewhere.example".formatted(number)).ok()),
                new Listing("machine-tokens", ListsTest::addMachineToken),
                new Listing("events", ListsTest::addOrganization),
                new Listing("catalogs", (test, number) -> test.given.catalog("Catalog " + number)),
                new Listing("connectors", (test, number) -> test.given.admin().post("add-connector", "kind", "webhook", "name", "Connector " + number, "address",
                        "https://crm.example/", "credentials", Map.of("secret", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")).ok()),
                new Listing("packages", ListsTest::addPackage),
                new Listing("resources", Surroundings.ADMINISTRATOR, ListsTest::addResource, test -> List.of("catalogId", test.projects.id())),
                new Listing("requests", ListsTest::addAccess),
                new Listing("assignments", ListsTest::addAccess),
                new Listing("deliveries", ListsTest::addUndelivered),
                new Listing("drift", Surroundings.ADMINISTRATOR, ListsTest::addDrift, test -> List.of("connector", "local")),
                new Listing("pending-approvals", Given.SANA, ListsTest::addRequest, test -> List.of()),
                new Listing("available-packages", Given.PIA, ListsTest::addPackage, test -> List.of()),
                new Listing("my-requests", Given.PIA, ListsTest::addAccessOfPia, test -> List.of()),
                new Listing("my-access", Given.PIA, ListsTest::addAccessOfPia, test -> List.of()));
    }

    @Inject
    SessionFactory hibernate;
    private Statistics statistics;
    private Organization fabrikam;
    private Catalog projects;
    private AccessPackage before;

    @BeforeEach
    void beginToCount() {
        statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        fabrikam = given.fabrikam();
        projects = given.catalog("Shared");
    }

    @AfterEach
    void endToCount() {
        statistics.setStatisticsEnabled(false);
    }

    @ParameterizedTest
    @MethodSource("lists")
    @DisplayName("with few entries as with many")
    void sameNumber(Listing list) {
        IntStream.range(0, FEW).forEach(number -> list.add.accept(this, number));
        var few = statementsOf(list, FEW);
        assertThat(few, both(greaterThan(0L)).and(lessThanOrEqualTo(MOST)));
        IntStream.range(FEW, MANY).forEach(number -> list.add.accept(this, number));
        assertThat(statementsOf(list, MANY), is(few));
    }

    @Test
    @DisplayName("ORG-15 what a sponsor sees of their people, too")
    void myOrganization() {
        var atlas = given.accessPackage(projects, "Atlas");
        given.saved(policy(atlas).forOrganizations(fabrikam));
        IntStream.range(0, FEW).forEach(number -> given.access("guest%d@fabrikam.example".formatted(number), atlas));
        var few = statementsOfMyOrganization(FEW);
        IntStream.range(FEW, 3 * FEW).forEach(number -> {
            given.access("guest%d@fabrikam.example".formatted(number), atlas);
            given.request("another%d@fabrikam.example".formatted(number), atlas);
        });
        assertThat(statementsOfMyOrganization(3 * FEW), is(few));
    }

    private long statementsOf(Listing list, int entries) {
        var query = list.function.equals("my-access") ? new Object[0] : Stream.concat(Stream.of("limit", 200), list.query.apply(this).stream()).toArray();
        var caller = given.caller(list.caller);
        return statementsOf(() -> assertThat(caller.get(list.function, query).items(), hasSize(greaterThanOrEqualTo(entries))));
    }

    /** The fewest of some tries: what is delivered in the background meanwhile counts too. */
    private long statementsOf(Runnable call) {
        database.awaitDelivered(clock.instant());
        return LongStream.generate(() -> {
            statistics.clear();
            call.run();
            return statistics.getPrepareStatementCount();
        }).limit(3).min().getAsLong();
    }

    private long statementsOfMyOrganization(int holders) {
        var sana = given.sana();
        return statementsOf(() -> assertThat(sana.get("my-organization").ok().<List<?>>json("organizations[0].access"), hasSize(holders)));
    }

    /** With two domains and a sponsor of its own of each kind. */
    private void addOrganization(int number) {
        var domain = "partner%d.example".formatted(number);
        var made = given.organization("Partner " + number, domain, "more." + domain);
        var internal = "internal%d@home.example".formatted(number);
        given.member(internal, "Internal " + number);
        given.sponsor(made, "internal", internal);
        var external = "external%d@%s".formatted(number, domain);
        given.guest(external, "External " + number);
        given.sponsor(made, "external", external);
    }

    /** A guest of an organization of their own, and a member whose manager is nobody else's. */
    private void addPeople(int number) {
        addOrganization(number);
        given.admin().post("add-member", "email", "member%d@home.example".formatted(number), "manager",
                JsonBody.person("internal%d@home.example".formatted(number))).ok();
    }

    private void addMachineToken(int number) {
        given.admin().post("add-machine-token", "name", "Cron " + number, "functions", List.of("expire-assignments", "deliver"), "expiresDateTime",
                clock.instant().plus(Duration.ofDays(30)).toString()).ok();
    }

    /** With roles, a package that it does not go with, and a policy with stages and a question. */
    private void addPackage(int number) {
        var made = given.accessPackage(projects, "Package " + number);
        if (before != null) {
            given.admin().post("change-package", "id", made.id(), "incompatibleWith", List.of(before.id())).ok();
        }
        before = made;
        given.saved(policy(made).forOrganizations(fabrikam).stages(stage(person(Given.OMAR)), stage(person(Given.OMAR)))
                .with("questions", List.of(JsonBody.of("text", JsonBody.of("en", "Which line?"), "kind", "text"))));
    }

    /** Of a guest, which was approved by a sponsor. */
    private void addAccess(int number) {
        given.access("guest%d@fabrikam.example".formatted(number), atlas());
    }

    /** Of a guest, which the target system does not have. */
    private void addUndelivered(int number) {
        addAccess(number);
        database.awaitDelivered(clock.instant());
        database.run("UPDATE role_grant SET held = false, next_try_at = null");
    }

    /** Of a guest who had it, in the target system, before. */
    private void addDrift(int number) {
        addAccess(number);
        database.run("""
                INSERT INTO drift (id, connector_id, resource_role_id, kind, external_id, person_id, found_at)
                SELECT gen_random_uuid(), connector_id, resource_role_id, 'found', ?, person_id, ? FROM role_grant ORDER BY id DESC LIMIT 1
                """, "account " + number, clock.instant());
    }

    private void addRequest(int number) {
        given.request("guest%d@fabrikam.example".formatted(number), atlas());
    }

    private AccessPackage atlas() {
        before = before == null ? given.atlasFor(fabrikam) : before;
        return before;
    }

    /** To a package of its own, which needs no approval. */
    private void addAccessOfPia(int number) {
        var made = given.accessPackage(projects, "Package " + number);
        given.saved(policy(made).forOrganizations(fabrikam).withoutApproval());
        given.pia().post("submit-request", "packageId", made.id()).ok();
    }

    private void addResource(int number) {
        given.admin().post("add-resources", "catalogId", projects.id(), "resources",
                List.of(Given.resource("site-" + number, "Site " + number, "site"))).ok();
    }
}
