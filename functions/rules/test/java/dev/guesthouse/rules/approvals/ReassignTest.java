package dev.guesthouse.rules.approvals;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ReassignTest extends GuesthouseTest {

    private String request;

    @BeforeEach
    void request() {
        request = given.request(PIA, given.atlasFor(given.fabrikam()));
    }

    @Test
    @DisplayName("APR-12 an administrator hands a stuck stage to somebody else, who is told and decides; it is recorded")
    void handOver() {
        reassign(OMAR).ok();
        mails.to(OMAR, "Atlas");
        given.sana().post("approve-request", "requestId", request, "justification", "x").refused(404, "not-found");
        assertThat(given.omar().post("approve-request", "requestId", request, "justification", "Fine").ok().text("stages[0].decidedBy.email"),
                equalTo(OMAR));
        assertThat(given.admin().get("events", "subject", request, "action", "stage.reassigned").each("after.justification"), contains("She is away"));
    }

    @Test
    @DisplayName("APR-02 a stage is not handed to the requestor, and not when it was decided")
    void notToTheRequestor() {
        reassign(PIA).names("approvers");
        given.sana().post("deny-request", "requestId", request, "justification", "No").ok();
        reassign(OMAR).refused(409, "not-pending");
    }

    @Test
    @DisplayName("APR-12 MSG-02 whoever a stage is handed back to is told again")
    void handBack() {
        mails.to(SANA, "please decide");
        clock.advance(Duration.ofHours(1));
        reassign(OMAR).ok();
        clock.advance(Duration.ofHours(1));
        reassign(SANA).ok();
        assertThat(given.sana().get("approval", "link", mails.await(SANA, 2, "please decide").get(0).link()).ok().json("mayDecide"), is(true));
    }

    @Test
    @DisplayName("APR-04 APR-12 a stage past its time-out is handed to nobody")
    void pastItsTimeOut() {
        clock.advance(Duration.ofDays(14));
        reassign(OMAR).refused(409, "not-pending");
    }

    private Answer reassign(String email) {
        return given.admin().post("reassign-stage", "requestId", request, "approvers", List.of(JsonBody.person(email)), "justification", "She is away");
    }
}
