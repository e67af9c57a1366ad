package dev.guesthouse.rules.approvals;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

/** A decision, and something else in the same instant that takes the request or the approver away. */
@QuarkusTest
class DecisionRaceTest extends GuesthouseTest {

    private Organization fabrikam;
    private AccessPackage atlas;
    private String request;

    @BeforeEach
    void piaAsks() {
        fabrikam = given.fabrikam();
        atlas = given.atlasFor(fabrikam);
        request = given.request(PIA, atlas);
    }

    @RepeatedTest(3)
    @DisplayName("APR-03 APR-04 a decision and the time-out in the same instant: one of the two takes effect")
    void timeOut() {
        clock.advance(Duration.ofDays(14).minusNanos(1_000));
        var admin = given.admin();
        var decided = atOnce(() -> {
            clock.advance(Duration.ofNanos(1_000));
            return admin.post("time-out-requests");
        });
        admin.post("time-out-requests").ok();
        assertThat(state(), equalTo(decided.status() == 200 ? "approved" : "timedOut"));
        if (decided.status() != 200) {
            decided.refused(409, "not-pending");
        }
        assertThat(database.count("SELECT count(*) FROM assignment"), is(decided.status() == 200 ? 1L : 0L));
    }

    @RepeatedTest(3)
    @DisplayName("APR-03 ORG-11 an approval and the removal of the organization in the same instant leave no access and no open request")
    void organizationRemoved() {
        var admin = given.admin();
        var decided = atOnce(() -> admin.post("remove-organization", "id", fabrikam.id(), "assignments", "end").ok());
        assertThat(state(), equalTo(decided.status() == 200 ? "approved" : "canceled"));
        assertThat(database.column("SELECT id FROM assignment WHERE ended_at IS NULL"), empty());
        assertThat(database.column("SELECT id FROM assignment_request WHERE completed_at IS NULL"), empty());
        assertThat(database.column("SELECT id FROM role_grant WHERE wanted"), empty());
    }

    @RepeatedTest(3)
    @DisplayName("APR-02 POL-06 a decision and the end of its sponsor's standing in the same instant: it counts, or the fallback is asked")
    void sponsorRemoved() {
        var admin = given.admin();
        var decided = atOnce(() -> admin.post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", person(SANA)).ok());
        if (decided.status() == 200) {
            assertThat(state(), equalTo("approved"));
        } else {
            decided.refused(403, "forbidden");
            assertThat(given.omar().get("pending-approvals").each("requestId"), contains(request));
        }
    }

    /** What Sana's approval answers while something else is done. */
    private Answer atOnce(Callable<Answer> other) {
        var sana = given.sana();
        return AtOnce.all(List.of(() -> sana.post("approve-request", "requestId", request, "justification", "Welcome"), other)).get(0);
    }

    private String state() {
        return database.value("SELECT state FROM request_stage");
    }
}
