package dev.guesthouse.http;

import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

/** Who calls is looked up at each call, and applications ask for access each time that somebody opens them: neither may cost much. */
@QuarkusTest
class CallStatementsTest extends GuesthouseTest {

    /** What a call asked of the database. */
    private record Cost(long statements, long transactions) {
    }

    @Inject
    SessionFactory hibernate;
    private Statistics statistics;

    @BeforeEach
    void beginToCount() {
        statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).forOrganizations(given.fabrikam()).withoutApproval());
        given.delivered(Given.PIA, atlas);
    }

    @AfterEach
    void endToCount() {
        statistics.setStatisticsEnabled(false);
    }

    @Test
    @DisplayName("IDY-03 who calls is found out in one statement and no transaction, whatever they show")
    void whoCalls() {
        var pia = given.pia();
        for (var caller : List.of(pia, given.admin(), given.machine("deliver"), guesthouse.nobody().with("Cookie", "guesthouse=" + pia.token()))) {
            // Refused to the administrator for what it is, and to the others for who they are.
            assertThat(cost(() -> caller.get("people", "unknown", 1)), equalTo(new Cost(1, 0)));
        }
    }

    @Test
    @DisplayName("whoami asks who calls, for the person, and whose they are, in no transaction")
    void whoami() {
        var cost = cost(() -> given.pia().get("whoami").ok());
        assertThat(cost.statements, lessThanOrEqualTo(3L));
        assertThat(cost.transactions, is(0L));
    }

    @Test
    @DisplayName("ASG-02 check-access asks who calls, and for the answer, whoever asks of whom")
    void checkAccess() {
        var id = given.admin().get("person", "email", Given.PIA).ok().id();
        for (var caller : List.of(given.pia(), given.admin(), given.machine("check-access"))) {
            for (var person : List.of(Given.PIA, id)) {
                assertThat(cost(() -> check(caller, person)), equalTo(new Cost(2, 0)));
            }
        }
    }

    private static Answer check(Client caller, String person) {
        var answer = caller.get("check-access", "person", person, "connector", "local", "originId", "team-Projects", "role", "member").ok();
        assertThat(answer.json("granted"), is(true));
        return answer;
    }

    /** The least of some tries: what is delivered in the background meanwhile counts too. */
    private Cost cost(Supplier<Answer> call) {
        database.awaitDelivered(clock.instant());
        return Stream.generate(() -> {
            statistics.clear();
            call.get();
            return new Cost(statistics.getPrepareStatementCount(), statistics.getTransactionCount());
        }).limit(3).min(Comparator.comparing(Cost::statements).thenComparing(Cost::transactions)).orElseThrow();
    }
}
