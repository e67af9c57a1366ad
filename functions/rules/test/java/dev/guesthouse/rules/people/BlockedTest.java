package dev.guesthouse.rules.people;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.person.Person;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class BlockedTest extends GuesthouseTest {

    @Test
    @DisplayName("APR-02 IDY-03 a decision that waited while its approver was blocked is not taken")
    void decisionInBetween() {
        var atlas = given.atlasFor(given.fabrikam());
        var request = given.request(PIA, atlas);
        var sana = given.sana();
        var decided = afterBlocking(SANA, () -> AssignmentRequest.locked(UUID.fromString(request)),
                () -> sana.post("approve-request", "requestId", request, "justification", "Welcome"));
        decided.refused(403, "forbidden");
        assertThat(given.pia().get("request", "id", request).ok().text("state"), equalTo("pendingApproval"));
        assertThat(given.omar().get("pending-approvals").each("requestId"), hasItem(request));
    }

    @Test
    @DisplayName("IDY-03 a request that waited while its requestor was blocked is not made")
    void requestInBetween() {
        var atlas = given.atlasFor(given.fabrikam());
        var pia = given.pia();
        var asked = afterBlocking(PIA, () -> Person.locked(Person.byEmail(EmailAddress.kept(PIA)).orElseThrow().id),
                () -> pia.post("submit-request", "packageId", atlas.id(), "justification", "The new line opens in May"));
        asked.refused(401, "unauthenticated");
        assertThat(given.admin().get("requests").items(), empty());
    }

    @Test
    @DisplayName("AUD-01 why somebody is blocked is kept as other reasons are: without the blanks around it, and nothing where there is nothing else")
    void justification() {
        given.fabrikam();
        given.admin().post("block-person", "person", JsonBody.person(SANA), "justification", "  She left ").ok();
        given.admin().post("unblock-person", "person", JsonBody.person(SANA), "justification", "  ").ok();
        assertThat(given.admin().get("events", "action", "person.blocked").each("after.justification"), contains("She left"));
        assertThat(given.admin().get("events", "action", "person.unblocked").each("after.justification"), contains(nullValue()));
    }

    /** What a call answers that waits for a lock for which the blocking of a person waits already. */
    private Answer afterBlocking(String email, Supplier<?> lock, Supplier<Answer> call) {
        var admin = given.admin();
        var calls = QuarkusTransaction.requiringNew().call(() -> {
            lock.get();
            var blocked = AtOnce.begun(() -> admin.post("block-person", "person", JsonBody.person(email)));
            eventually(this::waiting, equalTo(1L));
            var called = AtOnce.begun(call);
            eventually(this::waiting, equalTo(2L));
            return List.of(blocked, called);
        });
        calls.get(0).join().ok();
        return calls.get(1).join();
    }
}
