package dev.guesthouse.pages;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Forms;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("The page of a decision's link, in whosever hands it comes")
class DecisionLinkTest extends GuesthouseTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String[] YES = { "approve", "", "justification", "She runs our pump tests." };

    private String link;
    private Forms sana;
    private boolean isOver;

    @BeforeEach
    void asked() {
        given.request(PIA, given.atlasFor(given.fabrikam()));
        link = mails.to(SANA, "please decide").path();
        sana = new Forms(given.sana());
        isOver = false;
    }

    /** Whatever somebody else did, and however often. */
    @AfterEach
    void theApproversOwnClickWorks() {
        if (!isOver) {
            assertThat(pending(), is(1L));
            assertThat(sana.send(link, YES).status(), is(303));
            assertThat(pending(), is(0L));
        }
    }

    @Test
    @DisplayName("APR-03 APR-06 what is sent again after the decision changes nothing, and the approver is shown how it came out")
    void replayed() {
        var token = Forms.tokenOf(sana.open(link));
        assertThat(sana.sendTo(link, token, YES).status(), is(303));
        isOver = true;
        for (var again : List.of(YES, new String[] { "deny", "", "justification", "No." })) {
            var answer = sana.sendTo(link, token, again);
            assertThat(answer.body(), answer.status(), is(409));
            assertThat(answer.body(), containsString("Access was given"));
        }
        assertThat(database.count("SELECT count(*) FROM assignment"), is(1L));
        assertThat(new Forms(given.omar()).open(link).body(), containsString("This is not for you to decide"));
    }

    @Test
    @DisplayName("APR-04 APR-06 after its time a link decides nothing any more, and tells nobody else what it was about")
    void tooLate() {
        var token = Forms.tokenOf(sana.open(link));
        clock.advance(Duration.ofDays(20));
        given.admin().post("time-out-requests").ok();
        isOver = true;
        var late = new Forms(given.another(SANA));
        var answer = late.sendTo(link, Forms.tokenOf(late.open("/my/")), YES);
        assertThat(answer.body(), answer.status(), is(not(303)));
        assertThat(sana.sendTo(link, token, YES).status(), is(not(303)));
        assertThat(database.count("SELECT count(*) FROM assignment"), is(0L));
        assertThat(new Forms(given.omar()).open(link).body(), not(containsString("Atlas")));
    }

    @Test
    @DisplayName("APR-05 APR-06 altered and cut tokens show nothing and decide nothing, whoever is signed in")
    void altered() {
        for (var other : List.of(link.substring(0, link.length() - 1), link.substring(0, 10), link.toUpperCase(), "/d/%00", "/d/a%2Fb",
                link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A"))) {
            var page = sana.open(other);
            assertThat(other, page.body(), not(containsString(PIA)));
            assertThat(other, sana.sendTo(other, Forms.tokenOf(sana.open("/my/")), YES).status(), is(not(303)));
        }
    }

    @Test
    @DisplayName("PAG-03 a cookie that was copied is of no use to what sends forms without saying from where, or with another session's form")
    void copied() {
        var token = Forms.tokenOf(sana.open(link));
        var thief = guesthouse.nobody().with("Cookie", sana.cookies());
        assertThat(post(thief, token).status(), is(403));
        assertThat(post(thief.with("Origin", "https://evil.example"), token).status(), is(403));
        assertThat(post(thief.with("Sec-Fetch-Site", "same-origin"), Forms.tokenOf(new Forms(given.omar()).open("/my/"))).status(), is(403));
        assertThat(post(thief.with("Sec-Fetch-Site", "same-origin"), Forms.tokenOf(new Forms(guesthouse.nobody()).open(link))).status(), is(403));
    }

    @Test
    @DisplayName("APR-02 PAG-06 a link that was passed on decides nothing for whoever else is signed in, and shows them nothing")
    void passedOn() {
        for (var somebody : List.of(given.pia(), given.omar(), given.admin())) {
            var browser = new Forms(somebody);
            assertThat(browser.open(link).body(), containsString("This is not for you to decide"));
            var answer = browser.sendTo(link, Forms.tokenOf(browser.open("/my/")), YES);
            assertThat(answer.status(), is(404));
            assertThat(answer.body(), not(containsString("Atlas")));
        }
    }

    private Answer post(Client client, String token) {
        return client.send("POST", link, FORM, Forms.encoded(Map.of("formToken", token, "approve", "", "justification", "x")));
    }

    private long pending() {
        return database.count("SELECT count(*) FROM assignment_request WHERE state = 'pendingApproval'");
    }
}
