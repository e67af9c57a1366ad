package dev.guesthouse.rules.signin;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.session.CodeSignIn;
import dev.guesthouse.session.SignInCode;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Codes to the approver for whom the link of a decision was made. */
@QuarkusTest
class CodeByLinkTest extends GuesthouseTest {

    private static final String SAM = "sam@fabrikam.example";
    private static final String UNKNOWN = "A".repeat(43);

    @Inject
    CodeSignIn signIn;
    @Inject
    SessionFactory hibernate;
    private Statistics statistics;
    private Organization fabrikam;
    private AccessPackage atlas;
    private String link;

    @BeforeEach
    void piaAsks() {
        fabrikam = given.fabrikam();
        given.guest(SAM, "Sam Oduya");
        given.sponsor(fabrikam, "external", SAM);
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(externalSponsors()).orElse(person(OMAR))));
        given.request(PIA, atlas);
        link = mails.to(SANA, "please decide").link();
    }

    @Test
    @DisplayName("PAG-07 APR-05 from the link to the decision takes one code, which comes to the approver whom the link was made for, and no address")
    void decides() {
        var stranger = guesthouse.nobody();
        var answer = stranger.post("send-code", "link", link).ok();
        assertThat(answer.body(), not(containsString(SANA)));
        var token = redeem(stranger, answer, SANA).ok();
        assertThat(token.text("person.email"), equalTo(SANA));
        guesthouse.bearer(SANA, token.text("token")).post("approve-request", "link", link, "justification", "Welcome").ok();
    }

    @Test
    @DisplayName("IDY-01 an unknown, a shortened and a dead link, and any other text, are answered as a good one is, and nothing is sent")
    void nothingIsFoundOut() {
        var good = guesthouse.nobody().post("send-code", "link", link).ok();
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", JsonBody.person(SAM)).ok();
        var sams = mails.to(SAM, "please decide").link();
        var before = sent();
        for (var bad : new String[] { UNKNOWN, link.substring(0, link.length() - 1), link.substring(0, link.length() - 4) + "AAAA", sams, "no link", "" }) {
            var answer = guesthouse.nobody().post("send-code", "link", bad).ok();
            assertThat(bad, answer.<Map<String, Object>>json("$").keySet(), equalTo(Set.of("ticket", "expiresDateTime")));
            assertThat(bad, answer.text("expiresDateTime"), equalTo(good.text("expiresDateTime")));
            assertThat(bad, answer.text("ticket").length(), is(good.text("ticket").length()));
            assertThat(bad, guesthouse.nobody().post("redeem-code", "ticket", answer.text("ticket"), "code", "123456").refused(403, "code-refused").body(),
                    equalTo(guesthouse.nobody().post("redeem-code", "ticket", "made-up", "code", "123456").body()));
        }
        eventually(this::waitingCodes, is(0L));
        assertThat(sent(), is(before));
    }

    @Test
    @DisplayName("IDY-01 a good link and an unknown one ask the same of the database: how long an answer takes says nothing")
    void sameWork() {
        database.awaitDelivered(clock.instant());
        statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        assertThat(statements(link), equalTo(statements(UNKNOWN)));
        statistics.setStatisticsEnabled(false);
        assertThat(database.column("SELECT kind || ' ' || state || coalesce(recipient, '') FROM message WHERE kind = 'signInCode' AND recipient IS NULL"),
                contains("signInCode pending", "signInCode pending"));
    }

    /** Nobody delivers what was written without a call. */
    private long statements(String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            statistics.clear();
            signIn.sendByLink(by, null, new Act(new Actor(Actor.Kind.nobody, null, "192.0.2.1"), clock.instant()));
            SignInCode.flush();
            return statistics.getPrepareStatementCount();
        });
    }

    @Test
    @DisplayName("APR-06 a code comes by the link as long as the link shows the outcome: to whoever decided, and to who still is an approver")
    void afterTheDecision() {
        var sams = mails.to(SAM, "please decide").link();
        given.sana().post("deny-request", "link", link, "justification", "No").ok();
        var stranger = guesthouse.nobody();
        redeem(stranger, stranger.post("send-code", "link", link).ok(), SANA).ok();
        redeem(stranger, stranger.post("send-code", "link", sams).ok(), SAM).ok();
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", JsonBody.person(SANA)).ok();
        given.admin().post("block-person", "person", JsonBody.person(SAM)).ok();
        var before = sent();
        stranger.post("send-code", "link", sams).ok();
        eventually(this::waitingCodes, is(0L));
        assertThat(sent(), is(before));
        redeem(stranger, stranger.post("send-code", "link", link).ok(), SANA).ok();
    }

    @Test
    @DisplayName("IDY-01 the code is good only with the ticket of whoever used the link")
    void otherTicket() {
        var stranger = guesthouse.nobody();
        stranger.post("send-code", "link", link).ok();
        var code = mails.to(SANA, "code").code();
        var other = stranger.post("send-code", "link", UNKNOWN).ok();
        stranger.post("redeem-code", "ticket", other.text("ticket"), "code", code).refused(403, "code-refused");
    }

    @Test
    @DisplayName("IDY-01 MSG-05 one caller gets five codes an hour by a link, whether it is good for anything or not")
    void limitByCallerAndLink() {
        for (var each : new String[] { link, UNKNOWN }) {
            var stranger = guesthouse.nobody();
            for (int i = 0; i < 5; i++) {
                stranger.post("send-code", "link", each).ok();
            }
            assertThat(stranger.post("send-code", "link", each).refused(429, "too-many-requests").text("detail"),
                    containsString("5 codes by this link were asked for within an hour from your network address"));
            guesthouse.nobody().post("send-code", "link", each).ok();
        }
    }

    @Test
    @DisplayName("IDY-01 MSG-05 a link gets no more than fifteen codes an hour, whoever asks, and whether it is good for anything or not")
    void limitByLink() {
        for (var each : new String[] { link, UNKNOWN }) {
            for (int i = 0; i < 15; i++) {
                guesthouse.nobody().post("send-code", "link", each).ok();
            }
            guesthouse.nobody().post("send-code", "link", each).refused(429, "too-many-requests");
        }
    }

    @Test
    @DisplayName("IDY-01 MSG-05 by several links of one approver fifteen codes an hour are sent, and nobody learns by it that they are one's")
    void limitByApprover() {
        for (int i = 0; i < 15; i++) {
            guesthouse.nobody().post("send-code", "link", link).ok();
        }
        given.request("ben@fabrikam.example", atlas);
        var other = mails.await(SANA, 2, "please decide").get(0).link();
        var before = sent();
        guesthouse.nobody().post("send-code", "link", other).ok();
        eventually(this::waitingCodes, is(0L));
        assertThat(sent(), is(before));
    }

    @Test
    @DisplayName("IDY-01 whose a link is shows in nothing that is left for an address: codes by link count for themselves")
    void addressGuessed() {
        var stranger = guesthouse.nobody();
        for (int i = 0; i < 5; i++) {
            stranger.post("send-code", "link", link).ok();
        }
        for (int i = 0; i < 5; i++) {
            stranger.post("send-code", "email", SANA).ok();
        }
        stranger.post("send-code", "email", SANA).refused(429, "too-many-requests");
    }

    @Test
    @DisplayName("IDY-01 an address or a link is given, and not both")
    void oneOfTheTwo() {
        guesthouse.nobody().post("send-code", "email", SANA, "link", link).names("email");
        guesthouse.nobody().post("send-code").names("email");
        assertThat(database.column("SELECT id::text FROM sign_in_code"), hasSize(0));
    }

    private long sent() {
        return database.count("SELECT count(*) FROM message WHERE kind = 'signInCode' AND state = 'sent'");
    }

    private long waitingCodes() {
        return database.count("SELECT count(*) FROM message WHERE kind = 'signInCode' AND state = 'pending'");
    }

    private Answer redeem(Client by, Answer asked, String approver) {
        return by.post("redeem-code", "ticket", asked.text("ticket"), "code", mails.to(approver, "code").code());
    }
}
