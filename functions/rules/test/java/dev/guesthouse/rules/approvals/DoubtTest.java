package dev.guesthouse.rules.approvals;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.net.IDN;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

/** What an approver is told of whoever asks, beside what they ask for. */
@QuarkusTest
class DoubtTest extends GuesthouseTest {

    private static final String BEN = "ben@fabrikam.example";

    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        given.member(OMAR, "Omar Haddad");
        atlas = forAnybody("Atlas");
    }

    @Test
    @DisplayName("APR-07 the approver sees since when the requestor is known here, and how often they have asked before, however it came out")
    void before() {
        given.caller(BEN);
        clock.advance(Duration.ofDays(1));
        given.caller(BEN).post("cancel-request", "requestId", given.request(BEN, atlas)).ok();
        clock.advance(Duration.ofDays(1));
        var shown = asks(BEN);
        assertThat(shown.time("requestorSince"), equalTo(SettableClock.START));
        assertThat(shown.json("earlierRequests"), is(1));
        given.request(BEN, forAnybody("Later"));
        assertThat(shown(shown.text("requestId")).json("earlierRequests"), is(1));
    }

    @Test
    @DisplayName("APR-07 the approver is told of the first of an organization, or of a domain, and of nobody who follows somebody with an account")
    void first() {
        given.organization("Fabrikam", "fabrikam.example");
        assertThat(doubts(asks(BEN)), contains("firstOfOrganization"));
        given.guest("sana@eu.fabrikam.example", "Sana");
        assertThat(doubts(asks("eve@fabrikam.example")), empty());
        assertThat(doubts(asks("zoe@contoso.example")), contains("firstOfOrganization"));
        given.guest("cara@contoso.example", "Cara");
        assertThat(doubts(asks("yan@contoso.example")), empty());
    }

    @Test
    @DisplayName("APR-07 the approver is told of somebody whose address is another one's here but for the tag")
    void tag() {
        given.guest(BEN, "Ben");
        assertThat(doubts(asks("ben+x@fabrikam.example")), contains("sharedMailbox"));
        assertThat(doubts(asks("benno@fabrikam.example")), empty());
    }

    @Test
    @DisplayName("APR-07 the approver is told of a domain in another script, or in letters that only look Latin, unless somebody connected it")
    void script() {
        given.guest("there@fabrikam.example", "Somebody");
        assertThat(doubts(asks("ben@" + IDN.toASCII("f\u0430brikam.example"))), contains("otherScript", "firstOfOrganization"));
        assertThat(doubts(asks("ben@" + IDN.toASCII("b\u00FCcher.example"))), contains("firstOfOrganization"));
        given.organization("Reference", "\u4F8B\u3048.example");
        given.guest("there@\u4F8B\u3048.example", "Somebody");
        assertThat(doubts(asks("ben@" + IDN.toASCII("\u4F8B\u3048.example"))), empty());
    }

    @Test
    @DisplayName("APR-07 of people of the home organization nothing is doubted")
    void members() {
        given.member("mia@home.example", "Mia");
        var ours = given.accessPackage(given.catalog("Ours"), "Ours");
        given.saved(policy(ours).scope("allMembers").stages(stage(person(OMAR))));
        assertThat(doubts(shown(given.request("mia@home.example", ours))), empty());
    }

    private AccessPackage forAnybody(String name) {
        var made = given.accessPackage(given.catalog(name), name);
        given.saved(policy(made).scope("anyExternalUser").stages(stage(person(OMAR))));
        return made;
    }

    private Answer asks(String email) {
        return shown(given.request(email, atlas));
    }

    private Answer shown(String request) {
        return given.omar().get("approval", "requestId", request).ok();
    }

    private static List<String> doubts(Answer shown) {
        return shown.json("doubts");
    }
}
