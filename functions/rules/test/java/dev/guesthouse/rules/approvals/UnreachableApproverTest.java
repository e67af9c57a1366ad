package dev.guesthouse.rules.approvals;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

/** Approvers whose mailboxes refuse for good what is sent to them, and mail servers that refuse everybody. */
@QuarkusTest
class UnreachableApproverTest extends GuesthouseTest {

    private static final String NOBODY = "550 5.1.1 No such user";

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        // The server takes mail: somebody has got a code.
        given.byCode(PIA);
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("MSG-08 where no primary approver's mailbox takes mail the request shows it and the fallbacks are asked; who came by themselves decides still")
    void fallbackAsked() {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        mails.refuse(SANA, NOBODY);
        var request = given.request(PIA, atlas);
        mails.to(OMAR, "please decide");

        var failed = given.admin().get("messages", "state", "failed").ok();
        assertThat(failed.each("recipient"), contains(SANA));
        assertThat(failed.each("lastError"), contains("The mail server refused the address with code 550 5.1.1: the mailbox is not there."));
        var seen = given.admin().get("request", "id", request).ok();
        assertThat(seen.json("stages[0].approvers.email"), contains(SANA, OMAR));
        assertThat(seen.json("stages[0].approvers.unreachableSinceDateTime"), contains(clock.instant().toString(), null));
        assertThat(given.omar().get("approval", "requestId", request).ok().json("stages[0].approvers.unreachableSinceDateTime"),
                contains(clock.instant().toString(), null));
        assertThat("a partner's people see nothing of it", given.pia().get("request", "id", request).body(), not(containsString(SANA)));

        given.sana().post("approve-request", "requestId", request, "justification", "Welcome").ok();
        assertThat(mails.newestFirst(Surroundings.ADMINISTRATOR, "gets mail"), empty());
    }

    @Test
    @DisplayName("MSG-08 nobody else is asked while another primary approver can be reached")
    void anotherPrimary() {
        given.member("lee@home.example", "Lee");
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(person(SANA), person("lee@home.example")).orElse(person(OMAR))));
        mails.refuse(SANA, NOBODY);
        var request = given.request(PIA, atlas);
        mails.to("lee@home.example", "please decide");
        eventually(() -> state(SANA), is("failed"));
        assertThat(given.admin().get("request", "id", request).json("stages[0].approvers.email"), contains(SANA, "lee@home.example"));
        assertThat(mails.allTo(OMAR), empty());

        mails.refuse("lee@home.example", NOBODY);
        given.admin().post("resend-message", "id", database.value("SELECT id FROM message WHERE recipient = 'lee@home.example'")).ok();
        mails.to(OMAR, "please decide");
    }

    @Test
    @DisplayName("MSG-08 where nobody who may decide gets mail the administrators are told, and the request waits for them still")
    void administratorsTold() {
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(person(SANA)).orElse(person(OMAR))));
        mails.refuse(SANA, NOBODY);
        mails.refuse(OMAR, NOBODY);
        var request = given.request(PIA, atlas);
        var mail = mails.to(Surroundings.ADMINISTRATOR, "gets mail");
        assertThat(mail.subject(), equalTo("Nobody who can decide the request of pia@eu.fabrikam.example (Fabrikam) for Atlas gets mail: it waits until Tue 15 Dec"));
        assertThat(mail.text(), containsString("Mailbox refuses mail: Sana Malik (sana@fabrikam.example)\nMailbox refuses mail: Omar Haddad (omar@home.example)\n"));
        assertThat(given.pia().get("request", "id", request).text("state"), equalTo("pendingApproval"));
    }

    @Test
    @DisplayName("MSG-08 a stage that opens, or is handed on, while its approver is known to get no mail asks the fallbacks too")
    void knownBefore() {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        database.run("UPDATE person SET unreachable_since = created_at WHERE email = ?", SANA);
        mails.refuse(SANA, NOBODY);
        var request = given.request(PIA, atlas);
        assertThat(given.admin().get("request", "id", request).json("stages[0].approvers.email"), contains(SANA, OMAR));
        given.admin().post("reassign-stage", "requestId", request, "approvers", List.of(JsonBody.person(SANA)), "justification", "Hers").ok();
        assertThat(given.admin().get("request", "id", request).json("stages[0].approvers.email"), contains(SANA, OMAR));
    }

    @Test
    @DisplayName("MSG-08 who gets a message after all can be reached again, and so can who has another address")
    void reachableAgain() {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        mails.refuse(SANA, NOBODY);
        given.request(PIA, atlas);
        eventually(() -> unreachable(SANA), notNullValue());
        mails.take();
        guesthouse.nobody().post("send-code", "email", SANA).ok();
        eventually(() -> unreachable(SANA), nullValue());
        given.admin().post("send-messages").ok();
        eventually(() -> state(SANA), is("sent"));

        mails.refuse(SANA, NOBODY);
        given.admin().post("resend-message", "id", database.value("SELECT id FROM message WHERE kind = 'decisionAsked' AND recipient = ?", SANA)).ok();
        eventually(() -> unreachable(SANA), notNullValue());
        given.admin().post("change-person", "person", JsonBody.person(SANA), "email", "sana.malik@fabrikam.example").ok();
        assertThat(unreachable("sana.malik@fabrikam.example"), nullValue());
        assertThat(database.column("SELECT action FROM audit_event WHERE action LIKE 'person.%reachable' ORDER BY id"),
                contains("person.unreachable", "person.reachable", "person.unreachable"));
    }

    @Test
    @DisplayName("MSG-08 who has another address is sent there what waits for their word")
    void sentToAnotherAddress() {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        mails.refuse(SANA, NOBODY);
        given.request(PIA, atlas);
        eventually(() -> state(SANA), is("failed"));
        given.admin().post("change-person", "person", JsonBody.person(SANA), "email", "sana.malik@fabrikam.example").ok();
        mails.to("sana.malik@fabrikam.example", "please decide");
    }

    @Test
    @DisplayName("MSG-08 whose mailbox takes mail again is sent what waits for their word, and nothing that is over")
    void sentOnceMore() {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        var over = given.accessPackage(atlas.catalog(), "Over");
        given.saved(policy(over).forOrganizations(fabrikam));
        mails.refuse(SANA, NOBODY);
        given.request(PIA, atlas);
        eventually(() -> unreachable(SANA), notNullValue());
        var decided = given.request(PIA, over);
        eventually(() -> database.count("SELECT count(*) FROM message WHERE kind = 'decisionAsked' AND recipient = ? AND state = 'failed'", SANA), is(2L));
        given.omar().post("approve-request", "requestId", decided, "justification", "Welcome").ok();
        mails.take();
        guesthouse.nobody().post("send-code", "email", SANA).ok();
        eventually(() -> unreachable(SANA), nullValue());
        given.admin().post("send-messages").ok();
        assertThat(mails.to(SANA, "please decide").subject(), containsString("Atlas"));
        assertThat(mails.newestFirst(SANA, "please decide"), hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({ "RCPT TO, 550 5.7.1 Relaying denied", "RCPT TO, 554 Relay access denied", "RCPT TO, 550 No such user", "MAIL FROM, 550 5.1.1 No such user",
            "RCPT TO, 450 4.2.1 Come again", "DATA, 550 5.1.1 No such user" })
    @DisplayName("MSG-08 a server that is out of order, or refuses everybody, makes nobody unreachable")
    void serversFault(String command, String reply) {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        mails.answer(command, reply);
        given.request(PIA, atlas);
        eventually(() -> tries(SANA), is("1"));
        clock.advance(Duration.ofSeconds(10));
        given.admin().post("send-messages").ok();
        assertThat(tries(SANA), is("2"));
        assertThat(state(SANA), is("pending"));
        assertThat(unreachable(SANA), nullValue());
        assertThat(mails.allTo(OMAR), empty());
    }

    @Test
    @DisplayName("MSG-08 a server that finds nobody's mailbox is one that refuses everybody")
    void nobodysMailbox() {
        given.member("lee@home.example", "Lee");
        given.member("kim@home.example", "Kim");
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(person(SANA), person(OMAR), person("lee@home.example"), person("kim@home.example"))));
        mails.answer("RCPT TO", NOBODY);
        given.request(PIA, atlas);
        eventually(() -> database.column("SELECT state FROM message WHERE kind = 'decisionAsked' AND tries = 1 AND state = 'pending'"), hasSize(1));
        assertThat(database.column("SELECT state FROM message WHERE kind = 'decisionAsked' AND state = 'failed'"), hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(strings = { "550 No such user", "501 No such user" })
    @DisplayName("MSG-08 a word that may mean the server counts once the server has taken somebody else's mail")
    void vague(String reply) {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        mails.refuse(SANA, reply);
        given.request(PIA, atlas);
        eventually(() -> tries(SANA), is("1"));
        assertThat(unreachable(SANA), nullValue());
        clock.advance(Duration.ofSeconds(5));
        given.byCode("someone@fabrikam.example");
        clock.advance(Duration.ofSeconds(5));
        given.admin().post("send-messages").ok();
        assertThat(state(SANA), is("failed"));
        mails.to(OMAR, "please decide");
    }

    private String state(String recipient) {
        return database.value("SELECT state FROM message WHERE kind = 'decisionAsked' AND recipient = ?", recipient);
    }

    private String tries(String recipient) {
        return database.value("SELECT tries FROM message WHERE kind = 'decisionAsked' AND recipient = ?", recipient);
    }

    private String unreachable(String email) {
        return database.value("SELECT unreachable_since FROM person WHERE email = ?", email);
    }
}
