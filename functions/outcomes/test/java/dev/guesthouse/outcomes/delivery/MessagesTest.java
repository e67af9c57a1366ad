package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MessagesTest extends GuesthouseTest {

    @Test
    @DisplayName("MSG-01 administrators see what was sent and what waits, page by page, and neither codes nor links")
    void listed() {
        var atlas = given.atlasFor(given.fabrikam());
        given.byCode(PIA);
        given.request(PIA, atlas);
        var asked = mails.to(SANA, "asks for Atlas");
        eventually(() -> given.admin().get("messages", "recipient", SANA).<String>each("state"), hasItem("sent"));
        var list = given.admin().get("messages", "recipient", SANA.toUpperCase()).ok();
        assertThat(list.text("items[0].kind"), is("decisionAsked"));
        assertThat(list.text("items[0].sentDateTime"), is(notNullValue()));
        assertThat(list.body(), not(containsString(asked.link())));
        assertThat(given.admin().get("messages", "recipient", PIA).ok().body(), not(containsString(mails.to(PIA, "sign-in code").code())));

        var page = given.admin().get("messages", "limit", 1).ok();
        var second = given.admin().get("messages", "limit", 1, "after", page.text("next")).ok();
        assertThat(second.text("items[0].id"), is(not(page.text("items[0].id"))));
        assertThat(given.admin().get("messages", "state", "resting").items(), is(empty()));
        given.admin().get("messages", "recipient", "nonsense").names("recipient");
        given.sana().get("messages").refused(403, "forbidden");
    }

    @Test
    @DisplayName("MSG-01 a message that was sent goes once more under the same Message-ID, with a link of its own")
    void again() {
        given.request(PIA, given.atlasFor(given.fabrikam()));
        var first = mails.to(SANA, "asks for Atlas");
        var id = eventually(() -> given.admin().get("messages", "recipient", SANA, "state", "sent").text("items[0].id"), is(notNullValue()));
        given.admin().post("resend-message", "id", id).ok();
        var both = mails.await(SANA, 2, "asks for Atlas");
        assertThat(both.stream().map(mail -> mail.messageId()).distinct().toList(), contains(first.messageId()));
        for (var mail : both) {
            given.sana().get("approval", "link", mail.link()).ok();
        }
    }

    @Test
    @DisplayName("MSG-01 one that rests after the last try goes once more")
    void resting() {
        given.fabrikam();
        given.admin().post("invite-guest", "email", "gina@fabrikam.example", "displayName", "Gina").ok();
        mails.to("gina@fabrikam.example", "invited");
        var id = eventually(() -> given.admin().get("messages", "recipient", "gina@fabrikam.example", "state", "sent").text("items[0].id"), is(notNullValue()));
        database.run("UPDATE message SET state = 'resting', sent_at = null, tries = 8, last_error = 'away' WHERE id = ?::uuid", id);
        assertThat(given.admin().get("messages", "state", "resting").<String>each("lastError"), contains("away"));
        given.admin().post("resend-message", "id", id).ok();
        mails.await("gina@fabrikam.example", 2, "invited");
    }

    @Test
    @DisplayName("MSG-01 a sign-in code is not sent again, nor what was of no use, nor what is not there")
    void refused() {
        guesthouse.signIn(PIA);
        var code = given.admin().get("messages", "recipient", PIA).ok().text("items[0].id");
        given.admin().post("resend-message", "id", code).refused(409, "cannot-resend");
        database.run("UPDATE message SET state = 'dropped', kind = 'invitation', sent_at = null, next_try_at = null WHERE id = ?::uuid", code);
        given.admin().post("resend-message", "id", code).refused(409, "cannot-resend");
        given.admin().post("resend-message").names("id");
        given.admin().post("resend-message", "id", "01890a5d-ac96-774b-bcce-b302099a8057").refused(404, "not-found");
    }

    @Test
    @DisplayName("IDY-05 no machine token is made for messages, exports and erasures")
    void noMachines() {
        for (var function : List.of("messages", "resend-message", "export-person", "erase-person")) {
            given.admin().post("add-machine-token", "name", "cron", "functions", List.of(function), "expiresDateTime", "2027-01-01T00:00:00Z")
                    .refused(422, "invalid-input");
        }
    }
}
