package dev.guesthouse.rules.signin;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import dev.guesthouse.test.Surroundings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CodeTest extends GuesthouseTest {

    private final Client stranger = guesthouse.nobody();

    @Test
    @DisplayName("IDY-01 a code of 6 digits comes by mail and signs in together with its ticket, once")
    void once() {
        var ticket = send(PIA).ok();
        assertThat(ticket.time("expiresDateTime"), equalTo(SettableClock.START.plus(Duration.ofMinutes(10))));
        var code = mails.to(PIA).code();
        assertThat(code, matchesPattern("\\d{6}"));
        var signedIn = redeem(ticket.text("ticket"), code).ok();
        assertThat(signedIn.text("person.email"), equalTo(PIA));
        assertThat(signedIn.json("roles"), empty());
        guesthouse.bearer(PIA, signedIn.text("token")).get("whoami").ok();
        redeem(ticket.text("ticket"), code).refused(403, "code-refused");
    }

    @Test
    @DisplayName("IDY-01 of many who redeem one code in the same instant one gets in")
    void race() {
        var ticket = ticket(PIA);
        var code = mails.to(PIA).code();
        var answers = AtOnce.times(6, () -> redeem(ticket, code));
        assertThat(answers.stream().filter(answer -> answer.status() == 200).count(), is(1L));
        assertThat(database.count("SELECT count(*) FROM session"), is(1L));
        assertThat(database.count("SELECT count(*) FROM person WHERE email = ?", PIA), is(1L));
    }

    @RepeatedTest(3)
    @DisplayName("IDY-01 who signs in while somebody invites them gets in, and is one person")
    void invitedAtOnce() {
        var admin = given.admin();
        var calls = new ArrayList<Callable<Answer>>();
        for (var email : List.of("a@fabrikam.example", "b@fabrikam.example", "c@fabrikam.example", "d@fabrikam.example")) {
            var ticket = ticket(email);
            var code = mails.to(email).code();
            calls.add(() -> redeem(ticket, code));
            calls.add(() -> admin.post("invite-guest", "email", email, "sendMessage", false));
        }
        AtOnce.all(calls).forEach(Answer::ok);
        assertThat(database.count("SELECT count(*) FROM person WHERE kind = 'guest'"), is(4L));
    }

    @Test
    @DisplayName("IDY-01 who signs in after an invitation that is not committed yet waits for it, and gets in")
    void invitedBefore() {
        var ticket = ticket(PIA);
        var code = mails.to(PIA).code();
        var redeemed = QuarkusTransaction.requiringNew().call(() -> {
            Person.add(PersonKind.guest, PersonState.invited, EmailAddress.kept(PIA), null, clock.instant());
            Person.flush();
            var waits = AtOnce.begun(() -> redeem(ticket, code));
            eventually(this::waiting, is(1L));
            return waits;
        });
        assertThat(redeemed.join().ok().text("person.kind"), equalTo("guest"));
    }

    @Test
    @DisplayName("IDY-01 a code is good for 10 minutes")
    void expires() {
        var ticket = ticket(PIA);
        var code = mails.to(PIA).code();
        clock.advance(Duration.ofMinutes(10));
        redeem(ticket, code).refused(403, "code-refused");
        clock.advance(Duration.ofNanos(-1_000));
        redeem(ticket, code).ok();
    }

    @Test
    @DisplayName("IDY-01 five tries, and the right code is good no more")
    void tries() {
        var ticket = ticket(PIA);
        var code = mails.to(PIA).code();
        for (int i = 0; i < 5; i++) {
            redeem(ticket, wrong(code)).refused(403, "code-refused");
        }
        redeem(ticket, code).refused(403, "code-refused");
    }

    @Test
    @DisplayName("IDY-01 the fifth try may still be the right one")
    void fifthTry() {
        var ticket = ticket(PIA);
        var code = mails.to(PIA).code();
        for (int i = 0; i < 4; i++) {
            redeem(ticket, wrong(code)).refused(403, "code-refused");
        }
        redeem(ticket, code).ok();
    }

    @Test
    @DisplayName("IDY-01 guesses in the same instant are counted one by one")
    void guessesAtOnce() {
        var ticket = ticket(PIA);
        var code = mails.to(PIA).code();
        AtOnce.times(8, () -> redeem(ticket, wrong(code)).refused(403, "code-refused"));
        assertThat(database.value("SELECT tries FROM sign_in_code"), equalTo("5"));
        redeem(ticket, code).refused(403, "code-refused");
    }

    @Test
    @DisplayName("IDY-01 a code is useless with another ticket, and a stranger's guesses burn nobody's code")
    void otherTicket() {
        var pias = ticket(PIA);
        var code = mails.to(PIA).code();
        var strangers = guesthouse.nobody().post("send-code", "email", PIA).ok().text("ticket");
        mails.await(PIA, 2);
        for (int i = 0; i < 6; i++) {
            redeem(strangers, code.equals(mails.to(PIA).code()) ? wrong(code) : code).refused(403, "code-refused");
        }
        redeem("made-up", code).refused(403, "code-refused");
        redeem(pias, code).ok();
    }

    @Test
    @DisplayName("IDY-01 whether an address is known cannot be found out: known, unknown and blocked answer alike")
    void unknown() {
        given.fabrikam();
        given.admin().post("block-person", "person", JsonBody.person("sana@fabrikam.example")).ok();
        for (var email : List.of(Surroundings.ADMINISTRATOR, "sana@fabrikam.example", "nobody@unknown.example")) {
            var answer = guesthouse.nobody().post("send-code", "email", email);
            assertThat(answer.status(), is(200));
            assertThat(answer.<Map<String, Object>>json("$").keySet(), equalTo(Set.of("ticket", "expiresDateTime")));
        }
    }

    @Test
    @DisplayName("IDY-01 a blocked person's right code is refused as a wrong one is")
    void blocked() {
        given.fabrikam();
        var ticket = ticket("sana@fabrikam.example");
        var code = mails.to("sana@fabrikam.example", "code").code();
        given.admin().post("block-person", "person", JsonBody.person("sana@fabrikam.example")).ok();
        var wrong = redeem(ticket(PIA), "nonsense").refused(403, "code-refused");
        assertThat(redeem(ticket, code).refused(403, "code-refused").body(), equalTo(wrong.body()));
    }

    @Test
    @DisplayName("IDY-01 MSG-05 one caller gets an address five codes an hour, and is told when to come again")
    void limitByCallerAndAddress() {
        for (int i = 0; i < 5; i++) {
            send(PIA).ok();
        }
        assertThat(send("PIA@EU.fabrikam.example").refused(429, "too-many-requests").header("Retry-After"), notNullValue());
        guesthouse.nobody().post("send-code", "email", PIA).ok();
        clock.advance(Duration.ofHours(1));
        send(PIA).ok();
    }

    @Test
    @DisplayName("IDY-01 MSG-05 an address gets no more than fifteen codes an hour, whoever asks")
    void limitByAddress() {
        for (int i = 0; i < 15; i++) {
            guesthouse.nobody().post("send-code", "email", PIA).ok();
        }
        guesthouse.nobody().post("send-code", "email", PIA).refused(429, "too-many-requests");
        guesthouse.nobody().post("send-code", "email", "other@fabrikam.example").ok();
    }

    @Test
    @DisplayName("IDY-01 the limit holds for calls in the same instant")
    void limitAtOnce() {
        var answers = AtOnce.times(10, () -> send(PIA));
        assertThat(answers.stream().filter(answer -> answer.status() == 200).count(), is(5L));
        assertThat(answers.stream().filter(answer -> answer.status() == 429).count(), is(5L));
    }

    @Test
    @DisplayName("IDY-01 MSG-01 codes, tickets and tokens are kept nowhere in clear")
    void hashed() {
        var ticket = ticket(PIA);
        var code = mails.to(PIA).code();
        var token = redeem(ticket, code).ok().text("token");
        var tables = database.column("SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
        assertThat(tables, not(empty()));
        for (var secret : List.of("\"" + code + "\"", ticket, token)) {
            for (var table : tables) {
                assertThat(table, database.column("SELECT t::text FROM %s t WHERE t::text LIKE '%%' || ? || '%%'".formatted(table), secret), hasSize(0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "pia", "pia@fabrikam", "pia@192.0.2.1", "a@b@fabrikam.example", "pia@fabrikam.example\nBcc: eve@evil.example" })
    @DisplayName("IDY-06 what is no address gets no code")
    void noAddress(String email) {
        send(email).names("email");
    }

    @Test
    @DisplayName("IDY-06 the same address in other letters is the same person")
    void sameAddress() {
        var first = guesthouse.signIn(PIA).get("whoami").text("person.id");
        var ticket = send("Pia@EU.Fabrikam.EXAMPLE").ok().text("ticket");
        var code = mails.await(PIA, 2).get(0).code();
        assertThat(redeem(ticket, code).ok().text("person.id"), equalTo(first));
    }

    private Answer send(String email) {
        return stranger.post("send-code", "email", email);
    }

    private String ticket(String email) {
        return send(email).ok().text("ticket");
    }

    private Answer redeem(String ticket, String code) {
        return stranger.post("redeem-code", "ticket", ticket, "code", code);
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }
}
