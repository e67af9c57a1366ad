package dev.guesthouse.outcomes.expiry;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AccessByTimeTest extends GuesthouseTest {

    private static final Instant END = SettableClock.START.plus(Duration.ofHours(1));

    @Inject
    SessionFactory hibernate;

    private Organization fabrikam;
    private AccessPackage hour;

    @BeforeEach
    void piaHasAnHour() {
        fabrikam = given.fabrikam();
        hour = given.accessPackage(given.catalog("Projects"), "Hour");
        given.saved(policy(hour).forOrganizations(fabrikam).withoutApproval().lasting("PT1H"));
        given.delivered(PIA, hour);
    }

    @Test
    @DisplayName("ASG-02 from the end moment on every answer says no access, though no job has run; a moment before it says yes")
    void byTime() {
        clock.set(END.minusNanos(1_000));
        assertThat(check(given.pia()).json("granted"), is(true));
        assertThat(given.pia().get("my-access").items(), hasSize(1));
        clock.set(END);
        assertThat(check(given.pia()).json("granted"), is(false));
        assertThat(check(given.pia()).json("until"), nullValue());
        assertThat(check(given.pia()).json("why"), empty());
        assertThat(given.pia().get("my-access").items(), empty());
        assertThat(database.value("SELECT state FROM assignment"), equalTo("delivered"));
    }

    @Test
    @DisplayName("ASG-02 whether the target has it is answered apart from what a person is entitled to")
    void deliveredApart() {
        clock.set(END);
        assertThat(check(given.admin()).json("granted"), is(false));
        assertThat(check(given.admin()).json("delivered"), is(true));
        given.admin().post("expire-assignments").ok();
        eventually(() -> check(given.admin()).json("delivered"), is(false));
    }

    @Test
    @DisplayName("ASG-02 the answer names the assignments that grant it, and the last end of them")
    void why() {
        var longer = given.accessPackage(hour.catalog(), "Longer");
        given.saved(policy(longer).forOrganizations(fabrikam).withoutApproval().lasting("P2D"));
        given.delivered(PIA, longer);
        var answer = check(given.pia());
        assertThat(answer.json("why.package.displayName"), contains("Hour", "Longer"));
        assertThat(answer.time("until"), equalTo(SettableClock.START.plus(Duration.ofDays(2))));
    }

    @Test
    @DisplayName("ASG-02 it answers to the person, an administrator and a machine made for it, and to nobody else about others")
    void whoMayAsk() {
        assertThat(check(given.admin()).json("granted"), is(true));
        assertThat(check(given.machine("check-access")).json("granted"), is(true));
        for (var caller : List.of(given.sana(), given.omar())) {
            ask(caller).refused(403, "forbidden");
            caller.get("check-access", "person", "ghost@fabrikam.example", "connector", "local", "originId", "x", "role", "y").refused(403, "forbidden");
        }
        given.machine("expire-assignments").get("check-access", "person", PIA, "connector", "local", "originId", "x", "role", "y").refused(403, "forbidden");
        ask(guesthouse.nobody()).refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("ASG-02 nobody is looked for on behalf of one who may not ask, so that nothing tells who is known")
    void notLookedFor() {
        var omar = given.omar();
        assertThat(statementsOf(omar, PIA), is(statementsOf(omar, "ghost@fabrikam.example")));
    }

    /** The fewest of some tries: what is at work beside the call asks the database too. */
    private long statementsOf(Client caller, String email) {
        database.awaitDelivered(clock.instant());
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            return LongStream.generate(() -> {
                statistics.clear();
                caller.get("check-access", "person", email, "connector", "local", "originId", "x", "role", "y").refused(403, "forbidden");
                return statistics.getPrepareStatementCount();
            }).limit(3).min().getAsLong();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    @Test
    @DisplayName("ASG-02 nothing is granted of a role, a resource or a connector that is not known")
    void unknown() {
        for (var each : List.of(List.of("local", "team-Projects", "owner"), List.of("local", "nothing", "member"), List.of("nowhere", "team-Projects", "member"))) {
            assertThat(given.pia().get("check-access", "connector", each.get(0), "originId", each.get(1), "role", each.get(2)).ok().json("granted"), is(false));
        }
        given.pia().get("check-access").names("connector", "originId", "role");
    }

    private static Answer check(Client caller) {
        return ask(caller).ok();
    }

    private static Answer ask(Client caller) {
        return caller.get("check-access", "person", PIA, "connector", "local", "originId", "team-Projects", "role", "member");
    }
}
