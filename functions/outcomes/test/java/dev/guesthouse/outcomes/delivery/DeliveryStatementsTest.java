package dev.guesthouse.outcomes.delivery;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.delivery.Deliver;
import dev.guesthouse.delivery.SendMessages;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.PolicyBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("What the local directory and letters cost the database is of a batch, and not of each that is in it")
class DeliveryStatementsTest extends DeliveryTest {

    /** As many as are delivered at once. */
    private static final int SET = 200;
    /** A run looks for connectors that have something to do, and for accounts that are to be changed. */
    private static final Cost RUN = new Cost(2, 2);
    /** Assignments are found, moved with their requests, recorded and told. */
    private static final Cost SETTLING = new Cost(7, 1);
    /** After a full set it looks for more, to be delivered and to be settled. */
    private static final Cost MORE = new Cost(5, 3);

    @Inject
    SessionFactory hibernate;
    @Inject
    Deliver deliver;
    @Inject
    SendMessages sendMessages;
    private Statistics statistics;

    private record Cost(long statements, long transactions) {

        private Cost plus(Cost other) {
            return new Cost(statements + other.statements, transactions + other.transactions);
        }
    }

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
    @ValueSource(ints = {1, 20, SET})
    @DisplayName("ASG-01 GST-01 first grants of outsiders, who become guests")
    void firstGrants(int people) {
        openGrants(atlas(), "local", "outsider", people);
        var cost = delivered(people);
        assertThat(database.count("SELECT count(*) FROM person WHERE kind = 'guest' AND governed"), is((long) people));
        assertThat(database.count("SELECT count(*) FROM assignment_request WHERE state = 'delivered'"), is((long) people));
        assertAtMost(cost, new Cost(7, 1).plus(RUN).plus(SETTLING), people);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, SET})
    @DisplayName("ASG-01 ASG-03 further grants, and roles that are taken away")
    void furtherGrants(int people) {
        var made = atlas();
        openGrants(made, "local", "guest", people);
        delivered(people);
        database.run("UPDATE role_grant SET held = false, next_try_at = ?", clock.instant());
        assertAtMost(delivered(people), new Cost(4, 1).plus(RUN).plus(new Cost(2, 1)), people);
        assertThat(local(), hasSize(people));
        database.run("UPDATE role_grant SET wanted = false, next_try_at = ?", clock.instant());
        assertAtMost(delivered(people), new Cost(4, 1).plus(RUN).plus(new Cost(2, 1)), people);
        assertThat(local(), hasSize(0));
    }

    @Test
    @DisplayName("MSG-01 letters, each of which is looked at once more before it leaves after others")
    void letters() {
        openGrants(atlas(), "local", "guest", 20);
        delivered(20);
        database.run("""
                INSERT INTO message (id, kind, cause, recipient, person_id, facts, state, created_at, tries, next_try_at)
                SELECT gen_random_uuid(), 'accessGiven', 'assignment:' || a.id || ':given', p.email, p.id, jsonb_build_object('assignment', a.id),
                    'pending', a.start_at, 0, a.start_at FROM assignment a JOIN person p ON p.id = a.person_id
                """);
        statistics.clear();
        assertThat(sendMessages.sendMessages(new SendMessages.Input(1)).sent(), is(1));
        assertThat(cost().toString(), cost().statements, lessThanOrEqualTo(11L));
        statistics.clear();
        assertThat(sendMessages.sendMessages(new SendMessages.Input(null)).sent(), is(19));
        // Where they leave slowly it is written down meanwhile that some have.
        assertThat(cost().toString(), cost().statements, lessThanOrEqualTo(3L * 19));
    }

    private static void assertAtMost(Cost cost, Cost limit, int people) {
        var most = people < SET ? limit : limit.plus(MORE);
        assertThat(cost.toString(), cost.statements, lessThanOrEqualTo(most.statements));
        assertThat(cost.toString(), cost.transactions, lessThanOrEqualTo(most.transactions));
    }

    private Cost delivered(int grants) {
        statistics.clear();
        assertThat(deliver.deliver(new Deliver.Input(1_000)).failed(), is(0));
        var cost = cost();
        assertThat(database.count("SELECT count(*) FROM role_grant WHERE wanted = held"), is((long) grants));
        return cost;
    }

    private Cost cost() {
        return new Cost(statistics.getPrepareStatementCount(), statistics.getTransactionCount());
    }

    /** Of which nobody is told, so that nothing is counted but what is asked for. */
    private AccessPackage atlas() {
        var catalog = given.catalog("Projects");
        var made = given.accessPackage(catalog, "Atlas", Given.role(catalog.team(), "member"));
        given.saved(PolicyBody.policy(made).forOrganizations(fabrikam).withoutApproval().with("notifyRequestor", false));
        database.awaitQuiet();
        return made;
    }
}
