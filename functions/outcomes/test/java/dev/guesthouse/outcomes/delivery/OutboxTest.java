package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OutboxTest extends GuesthouseTest {

    private static final String GINA = "gina@fabrikam.example";

    @Inject
    Outbox outbox;

    @Test
    @DisplayName("MSG-01 nothing of a change that was rolled back is sent")
    void rolledBack() {
        given.admin();
        QuarkusTransaction.begin();
        outbox.write(MessageKind.invitation, "nothing", EmailAddress.parse(GINA), Map.of(), clock.instant());
        QuarkusTransaction.rollback();

        assertThat(send("sent"), is(0));
        assertThat(mails.allTo(GINA), empty());
    }

    @Test
    @DisplayName("MSG-01 what the mail server refuses is sent again later, waiting longer each time")
    void refused() {
        given.admin();
        mails.refuse();
        invite();
        assertThat(message("tries"), is("1"));
        assertThat(message("last_error"), is("The mail server refused it with code 451."));
        mails.take();
        clock.advance(Duration.ofSeconds(8).minusMillis(1));
        assertThat(send("sent"), is(0));
        clock.advance(Duration.ofSeconds(2).plusMillis(1));
        assertThat(send("sent"), is(1));
        assertThat(mails.allTo(GINA), hasSize(1));
        assertThat(message("state"), is("sent"));
        assertThat(message("last_error"), is((String) null));
    }

    @Test
    @DisplayName("MSG-01 a repeat carries the Message-ID of the first")
    void sameId() {
        given.admin();
        mails.loseAnswers();
        invite();
        mails.take();
        clock.advance(Duration.ofSeconds(10));
        assertThat(send("sent"), is(1));

        var both = mails.await(GINA, 2);
        assertThat(both.get(0).messageId(), is(both.get(1).messageId()));
        assertThat(both.get(0).messageId(), is("<" + message("id") + "@guesthouse.test>"));
    }

    @Test
    @DisplayName("MSG-01 after the last try a message rests, visibly")
    void rests() {
        var admin = given.admin();
        mails.refuse();
        invite();
        for (int i = 2; i <= 8; i++) {
            clock.advance(Duration.ofHours(1));
            assertThat(admin.post("send-messages").ok().<Integer>json("failed"), is(1));
        }
        assertThat(message("state"), is("resting"));
        clock.advance(Duration.ofHours(1));
        assertThat(admin.post("send-messages").ok().<Integer>json("failed"), is(0));
    }

    @Test
    @DisplayName("MSG-01 the code of a repeat is a new one, and the one before is good for nothing")
    void newCode() {
        given.admin();
        mails.loseAnswers();
        var stranger = guesthouse.nobody();
        var ticket = stranger.post("send-code", "email", PIA).ok().text("ticket");
        mails.take();
        clock.advance(Duration.ofSeconds(10));
        send("sent");

        var both = mails.await(PIA, 2);
        if (!both.get(0).code().equals(both.get(1).code())) {
            stranger.post("redeem-code", "ticket", ticket, "code", both.get(1).code()).refused(403, "code-refused");
        }
        stranger.post("redeem-code", "ticket", ticket, "code", both.get(0).code()).ok();
    }

    @Test
    @DisplayName("MSG-01 a code or a decision that is of no use any more when its turn comes is dropped")
    void dropped() {
        var fabrikam = given.fabrikam();
        var atlas = given.atlasFor(fabrikam);
        given.pia();
        given.sana();
        mails.refuse();
        guesthouse.nobody().post("send-code", "email", "late@fabrikam.example").ok();
        var request = given.request(PIA, atlas);
        given.pia().post("cancel-request", "requestId", request).ok();
        mails.take();
        clock.advance(Duration.ofMinutes(10));

        assertThat(send("dropped"), is(2));
        assertThat(mails.allTo("late@fabrikam.example"), empty());
        assertThat(mails.newestFirst(SANA, "please decide"), empty());
        assertThat(database.count("SELECT count(*) FROM message WHERE state = 'pending'"), is(0L));
    }

    @Test
    @DisplayName("MSG-01 codes and link tokens are kept nowhere in clear")
    void nowhereInClear() {
        var atlas = given.atlasFor(given.fabrikam());
        given.byCode(PIA);
        var code = mails.to(PIA).code();
        given.request(PIA, atlas);
        var token = mails.to(SANA, "please decide").linkToken();

        for (var table : database.column("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")) {
            assertThat(table, database.count("SELECT count(*) FROM \"" + table + "\" t WHERE t::text LIKE ?", "%" + token + "%"), is(0L));
        }
        assertThat(database.count("SELECT count(*) FROM message t WHERE t.facts::text LIKE ?", "%\"" + code + "\"%"), is(0L));
        assertThat(given.admin().get("events").ok().body(), not(containsString(token)));
    }

    @Test
    @DisplayName("MSG-01 what a sender that died had claimed is sent when its claim has ended")
    void died() {
        given.admin();
        mails.refuse();
        invite();
        mails.take();
        clock.advance(Duration.ofSeconds(10));
        database.run("UPDATE message SET claimed_until = ? WHERE kind = 'invitation'", clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(send("sent"), is(0));
        clock.advance(Duration.ofMinutes(10));
        assertThat(send("sent"), is(1));
    }

    @Test
    @DisplayName("MSG-01 any number of senders at once send each message once")
    void atOnce() {
        invite();
        waiting(90, GINA);
        assertThat(given.admin().post("send-messages", "limit", 30).ok().<Integer>json("remaining"), is(60));
        AtOnce.times(6, () -> given.admin().post("send-messages").ok());
        eventually(() -> database.count("SELECT count(*) FROM message WHERE state = 'pending'"), is(0L));
        assertThat(mails.allTo(GINA), hasSize(91));
        assertThat(mails.allTo(GINA).stream().map(mail -> mail.messageId()).distinct().count(), is(91L));
    }

    @Test
    @DisplayName("MSG-01 a message goes to the address that its person has now, and to nobody who is blocked")
    void currentAddress() {
        given.admin();
        mails.refuse();
        invite();
        mails.take();
        database.run("UPDATE person SET email = 'gina2@fabrikam.example' WHERE email = ?", GINA);
        clock.advance(Duration.ofSeconds(10));
        assertThat(send("sent"), is(1));
        assertThat(mails.allTo(GINA), empty());
        assertThat(mails.allTo("gina2@fabrikam.example"), hasSize(1));

        waiting(1, "gina2@fabrikam.example");
        database.run("UPDATE person SET state = 'blocked' WHERE email = 'gina2@fabrikam.example'");
        assertThat(send("dropped"), is(1));
        assertThat(mails.allTo("gina2@fabrikam.example"), hasSize(1));
    }

    @Test
    @DisplayName("MSG-01 GST-05 a message to somebody who is erased while a sender has it is dropped, and stays erased")
    void erasedMeanwhile() {
        given.admin();
        var both = List.of(PIA, GINA);
        both.forEach(guesthouse::signIn);
        mails.refuse();
        both.forEach(email -> guesthouse.nobody().post("send-code", "email", email).ok());
        var first = new AtomicReference<String>();
        mails.show(mail -> {
            if (first.compareAndSet(null, mail.recipient())) {
                both.stream().filter(email -> !email.equals(mail.recipient()))
                        .forEach(other -> given.admin().post("erase-person", "person", JsonBody.person(other)).ok());
            }
        });
        clock.advance(Duration.ofSeconds(10));
        var answer = given.admin().post("send-messages").ok();
        assertThat(answer.<Integer>json("failed"), is(0));
        assertThat(answer.<Integer>json("dropped"), is(1));
        assertThat(database.column("SELECT recipient FROM message WHERE kind = 'signInCode' AND state = 'dropped' AND recipient LIKE 'erased-%'"), hasSize(1));
    }

    @Test
    @DisplayName("MSG-05 nothing waits because its recipient has had much already: who causes messages is counted, not who gets them")
    void notCapped() {
        invite();
        waiting(104, GINA);
        given.admin().post("send-messages", "limit", 1_000).ok();
        eventually(() -> mails.newestFirst(GINA, "You have been added"), hasSize(105));
    }

    private void invite() {
        given.admin().post("invite-guest", "email", GINA, "displayName", "Gina").ok();
    }

    /** So many messages more to somebody, nobody nudged. */
    private void waiting(int count, String email) {
        database.run("""
                INSERT INTO message (id, kind, cause, recipient, person_id, facts, state, created_at, tries, next_try_at)
                SELECT gen_random_uuid(), 'invitation', 'test:' || n, p.email, p.id, '{}', 'pending', p.created_at, 0, p.created_at
                FROM person p, generate_series(1, ?) n WHERE p.email = ?
                """, count, email);
    }

    private int send(String counted) {
        return given.admin().post("send-messages").ok().<Integer>json(counted);
    }

    private String message(String column) {
        return database.value("SELECT " + column + " FROM message WHERE kind = 'invitation'");
    }
}
