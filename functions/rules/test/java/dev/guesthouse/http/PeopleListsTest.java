package dev.guesthouse.http;

import static dev.guesthouse.test.JsonBody.person;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("A list of people and of what is about them asks the database the same number of questions, however long it is")
class PeopleListsTest extends GuesthouseTest {

    private static final int FEW = 2;
    private static final int MANY = 20;

    /**
     * A list as administrators ask for it.
     *
     * @param add makes the entry of a number
     */
    private record Listing(String function, BiConsumer<PeopleListsTest, Integer> add) {

        @Override
        public String toString() {
            return function;
        }
    }

    /** A line for each list. */
    static Stream<Listing> lists() {
        return Stream.of(
                new Listing("organizations", PeopleListsTest::addOrganization),
                new Listing("people", PeopleListsTest::addPeople),
                new Listing("messages", (test, number) -> test.given.admin().post("invite-guest", "email", "guest%d@elsewhere.example".formatted(number)).ok()),
                new Listing("machine-tokens", PeopleListsTest::addMachineToken),
                new Listing("events", PeopleListsTest::addOrganization));
    }

    @Inject
    SessionFactory hibernate;
    private Statistics statistics;

    @BeforeEach
    void beginToCount() {
        statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
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
        assertThat(few, greaterThan(0L));
        IntStream.range(FEW, MANY).forEach(number -> list.add.accept(this, number));
        assertThat(statementsOf(list, MANY), is(few));
    }

    @Test
    @DisplayName("ORG-15 what a sponsor sees, too")
    void myOrganization() {
        var atlas = given.atlasFor(given.fabrikam());
        IntStream.range(0, FEW).forEach(number -> given.access("guest%d@fabrikam.example".formatted(number), atlas));
        var few = statementsOfMyOrganization(FEW);
        IntStream.range(FEW, 3 * FEW).forEach(number -> {
            given.access("guest%d@fabrikam.example".formatted(number), atlas);
            given.request("another%d@fabrikam.example".formatted(number), atlas);
        });
        assertThat(statementsOfMyOrganization(3 * FEW), is(few));
    }

    private long statementsOf(Listing list, int entries) {
        given.admin();
        var statements = statementsOf(() -> given.admin().get(list.function, "limit", 200));
        assertThat(given.admin().get(list.function, "limit", 200).items(), hasSize(greaterThanOrEqualTo(entries)));
        return statements;
    }

    private long statementsOfMyOrganization(int holders) {
        given.sana();
        var statements = statementsOf(() -> given.sana().get("my-organization"));
        assertThat(given.sana().get("my-organization").<List<?>>json("organizations[0].access"), hasSize(holders));
        return statements;
    }

    private long statementsOf(Supplier<Answer> call) {
        database.awaitQuiet();
        statistics.clear();
        call.get().ok();
        return statistics.getPrepareStatementCount();
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
        given.admin().post("add-member", "email", "member%d@home.example".formatted(number), "manager", person("internal%d@home.example".formatted(number))).ok();
    }

    private void addMachineToken(int number) {
        given.admin().post("add-machine-token", "name", "Cron " + number, "functions", List.of("expire-assignments", "deliver"), "expiresDateTime",
                clock.instant().plus(Duration.ofDays(30)).toString()).ok();
    }
}
