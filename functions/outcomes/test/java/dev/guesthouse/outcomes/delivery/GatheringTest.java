package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Mail;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class GatheringTest extends GuesthouseTest {

    private static final Pattern LINK = Pattern.compile("http://guesthouse.test/d/\\S+");

    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        atlas = given.atlasFor(given.fabrikam());
    }

    @Test
    @DisplayName("MSG-05 strangers who ask and take back in turn keep no request from who decides it, nor fill their mailbox")
    void silenced() {
        for (int i = 0; i < 10; i++) {
            var made = given.request("made-up-%d@fabrikam.example".formatted(i), atlas);
            given.caller("made-up-%d@fabrikam.example".formatted(i)).post("cancel-request", "requestId", made).ok();
            arrived();
        }
        var real = given.request(PIA, atlas);
        arrived();
        clock.advance(Duration.ofHours(1));
        arrived();
        var told = mails.newestFirst(SANA, "Who asks: pia@eu.fabrikam.example").get(0);
        assertThat(given.sana().get("approval", "link", told.link()).ok().body(), containsString(real));
        assertThat(mails.allTo(SANA).size(), lessThanOrEqualTo(5));
        assertThat(mails.newestFirst(SANA, "ended without a decision"), hasSize(0));
    }

    @Test
    @DisplayName("MSG-05 APR-07 who has more than three to decide gets one letter of all, as complete as one of each, and at most one an hour")
    void gathered() {
        asked(0, 3);
        assertThat(subjects(), everyItem(startsWith("asker-")));
        asked(3, 4);
        assertThat(subjects(), hasSize(4));
        assertThat(subjects().get(0), is("4 requests wait for you: please decide the first by Tue 15 Dec"));

        asked(4, 6);
        clock.advance(Duration.ofMinutes(59));
        arrived();
        assertThat(subjects(), hasSize(4));
        clock.advance(Duration.ofMinutes(1));
        arrived();
        var all = mails.newestFirst(SANA).get(0);
        assertThat(all.subject(), is("6 requests wait for you: please decide the first by Tue 15 Dec"));
        for (int i = 0; i < 6; i++) {
            assertThat(all.text(), containsString("""

                    asker-%1$d@fabrikam.example (Fabrikam) asks for Atlas: please decide by Tue 15 Dec
                    Who asks: asker-%1$d@fabrikam.example
                    Organization: Fabrikam
                    Asks for: Atlas
                    What it gives: Team of Projects: member, Site of Projects: visitor
                    Why they ask: The new line opens in May
                    Asked on: Tuesday 1 December 2026, 09:00 UTC
                    Until: Sunday 30 May 2027, 10:00 UTC, if decided today
                    Decide by: Tuesday 15 December 2026, 09:00 UTC
                    Look at it and decide:
                    http://guesthouse.test/d/""".formatted(i)));
        }
        assertThat(words(all.html().replaceAll("(?s)<head>.*</head>", "").replaceAll("<[^>]+>", " ")), is(words(all.text())));
        assertThat(mails.allTo(SANA).stream().map(Mail::messageId).distinct().toList(), hasSize(5));
        assertThat(database.count("SELECT count(*) FROM message WHERE kind = 'decisionAsked' AND state = 'gathered'"), is(3L));
    }

    @Test
    @DisplayName("APR-05 APR-06 each link in it is good for its own request and its own reader alone, dies with the stage, and is kept as a hash")
    void links() {
        asked(0, 4);
        var links = links(mails.to(SANA, "4 requests wait"));
        assertThat(links, hasSize(4));
        var requests = links.stream().map(link -> given.sana().get("approval", "link", link).ok().<String>json("requestId")).distinct().toList();
        assertThat(requests, hasSize(4));
        given.omar().get("approval", "link", links.get(0)).refused(404, "not-found");
        given.sana().post("approve-request", "link", links.get(0), "justification", "Yes").ok();
        given.sana().post("deny-request", "link", links.get(0), "justification", "No").refused(409, "already-decided");
        assertThat(database.column("SELECT encode(token_hash, 'hex') FROM approval_link"), hasSize(7));
        assertThat(database.count("SELECT count(*) FROM message WHERE facts::text LIKE ?", "%" + links.get(0).replaceAll(".*/", "") + "%"), is(0L));
    }

    @Test
    @DisplayName("MSG-01 one that is sent again carries its Message-ID and tells the same; what came meanwhile is told by another one")
    void again() {
        asked(0, 3);
        mails.loseAnswers();
        asked(3, 4);
        mails.take();
        given.request("asker-4@fabrikam.example", atlas);
        clock.advance(Duration.ofHours(1));
        arrived();
        var repeats = mails.newestFirst(SANA, "4 requests wait");
        assertThat(repeats, hasSize(2));
        assertThat(repeats.stream().map(Mail::messageId).distinct().toList(), hasSize(1));
        assertThat(mails.newestFirst(SANA, "5 requests wait"), hasSize(1));
    }

    @Test
    @DisplayName("MSG-01 however many senders there are at once, each request is told in one letter")
    void atOnce() {
        mails.refuse();
        asked(0, 8);
        mails.take();
        clock.advance(Duration.ofHours(1));
        AtOnce.times(4, () -> given.admin().post("send-messages").ok());
        arrived();
        assertThat(mails.allTo(SANA).stream().filter(mail -> mail.text().contains("Who asks: asker-7@")).toList(), hasSize(1));
        assertThat(database.column("SELECT DISTINCT state FROM message WHERE kind IN ('decisionAsked', 'decisionsAsked') ORDER BY 1"), contains("gathered", "sent"));
    }

    @Test
    @DisplayName("MSG-05 APR-04 what was decided or timed out is gathered too")
    void closed() {
        asked(0, 5);
        mails.empty();
        clock.advance(Duration.ofDays(14));
        given.admin().post("time-out-requests").ok();
        arrived();
        var closed = mails.newestFirst(SANA);
        assertThat(closed, hasSize(1));
        assertThat(closed.get(0).subject(), is("5 decisions that you were asked for: how they came out by Tue 15 Dec"));
        assertThat(closed.get(0).text(), containsString("""

                asker-4@fabrikam.example (Fabrikam) and Atlas: nobody decided until Tue 15 Dec
                Who asks: asker-4@fabrikam.example
                Asks for: Atlas
                Stage 1: nobody decided until Tuesday 15 December 2026, 09:00 UTC
                """));
        assertThat(links(closed.get(0)), hasSize(0));
    }

    @Test
    @DisplayName("MSG-03 such letters are in the reader's language")
    void german() {
        given.admin().post("change-person", "person", JsonBody.person(SANA), "language", "de").ok();
        asked(0, 4);
        assertThat(subjects().get(0), is("4 Bitten warten auf Sie: bitte die erste bis Di., 15. Dez. entscheiden"));
        clock.advance(Duration.ofDays(14));
        given.admin().post("time-out-requests").ok();
        arrived();
        assertThat(subjects().get(0), is("4 Entscheidungen, um die Sie gebeten wurden: wie sie bis Di., 15. Dez. ausgingen"));
    }

    @Test
    @DisplayName("MSG-05 POL-06 however many ask what nobody can decide, administrators are told once a day for each policy")
    void noApprover() {
        given.admin().post("remove-sponsor", "organizationId", database.value("SELECT id FROM organization"), "kind", "external", "person",
                JsonBody.person(SANA)).ok();
        given.admin().post("block-person", "person", JsonBody.person(OMAR), "justification", "Left").ok();
        asked(0, 2);
        assertThat(mails.newestFirst(Surroundings.ADMINISTRATOR, "Nobody can decide"), hasSize(1));
        clock.advance(Duration.ofDays(1));
        asked(2, 3);
        assertThat(mails.newestFirst(Surroundings.ADMINISTRATOR, "Nobody can decide"), hasSize(2));
    }

    /** That some people asked, and everything was told that is due. */
    private void asked(int from, int to) {
        for (int i = from; i < to; i++) {
            given.request("asker-%d@fabrikam.example".formatted(i), atlas);
            arrived();
        }
    }

    private void arrived() {
        given.admin().post("send-messages").ok();
        database.awaitDelivered(clock.instant());
    }

    /** Of what Sana has got, the newest first. */
    private List<String> subjects() {
        return mails.newestFirst(SANA).stream().map(Mail::subject).toList();
    }

    private static List<String> links(Mail mail) {
        return LINK.matcher(mail.text()).results().map(result -> result.group()).toList();
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
