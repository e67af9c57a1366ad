package dev.guesthouse.rules.signin;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Client;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Surroundings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;

/** A share of codes that strangers cannot use up, and what is left of guesses. */
@QuarkusTest
class CodePassTest extends GuesthouseTest {

    private static final String COOKIE = "guesthouse_pass";
    private static final Pattern IN_LETTER = Pattern.compile("guesthouse_pass_[A-Za-z0-9_-]{43}");

    @Inject
    MeterRegistry metrics;

    @ParameterizedTest
    @ValueSource(strings = { PIA, Surroundings.ADMINISTRATOR })
    @DisplayName("IDY-01 a browser that has signed in with an address gets a code however many strangers ask for it, at whatever network it is")
    void ownShare(String email) {
        var browser = browser(email);
        strangersAskFor(email, 15);
        guesthouse.nobody().post("send-code", "email", email).refused(429, "too-many-requests");
        for (int i = 0; i < 5; i++) {
            browser.from("198.51.100." + i).post("send-code", "email", email).ok();
        }
        browser.post("send-code", "email", email).refused(429, "too-many-requests");
        clock.advance(Duration.ofHours(1));
        browser.post("send-code", "email", email).ok();
    }

    @Test
    @DisplayName("IDY-01 what such a browser asks for counts neither for the address nor for the network that it is in")
    void countsForNobodyElse() {
        var browser = browser(PIA).from("203.0.113.7");
        guesthouse.nobody().from("203.0.113.7").post("send-code", "email", PIA).ok();
        database.run("INSERT INTO sign_in_code (id, email, caller_address, ticket_hash, tries, created_at, expires_at)"
                + " SELECT gen_random_uuid(), i || '@fabrikam.example', '203.0.113.7', sha256(i::text::bytea), 0, ?, ? FROM generate_series(1, 58) i",
                clock.instant(), clock.instant());
        browser.post("send-code", "email", PIA).ok();
        browser.post("send-code", "email", PIA).ok();
        guesthouse.nobody().from("203.0.113.7").post("send-code", "email", SANA).ok();
        guesthouse.nobody().from("203.0.113.7").post("send-code", "email", SANA).refused(429, "too-many-requests");
        browser.post("send-code", "email", PIA).ok();
    }

    @Test
    @DisplayName("IDY-01 a browser's share is for the address that it signed in with and for no other one, and a made-up one for none")
    void otherAddress() {
        var browser = browser(PIA);
        given.sana();
        for (var email : List.of(SANA, "nobody@unknown.example")) {
            strangersAskFor(email, 15);
            var told = browser.post("send-code", "email", email).refused(429, "too-many-requests");
            assertThat(told.body(), equalTo(guesthouse.nobody().with("Cookie", COOKIE + "=made-up").post("send-code", "email", email).body()));
        }
    }

    @ParameterizedTest
    @CsvSource({ "block-person,", "change-person, pia@other.fabrikam.example", "erase-person," })
    @DisplayName("IDY-01 who is blocked, erased or moved to another address has no share left from before")
    void ended(String function, String email) {
        given.fabrikam();
        var browser = browser(PIA);
        strangersAskFor(PIA, 15);
        browser.post("send-code", "email", PIA).ok();
        var input = JsonBody.of("person", person(PIA));
        if (email != null) {
            input.put("email", email);
        }
        given.admin().post(function, input).ok();
        // The codes of one who is erased are erased too.
        strangersAskFor(PIA, 15);
        browser.post("send-code", "email", PIA).refused(429, "too-many-requests");
        assertThat(database.column("SELECT email FROM code_pass"), empty());
    }

    @Test
    @DisplayName("IDY-01 a browser that signs in again has one share still, for 180 days from then on, and keeps it when it signs out")
    void renewed() {
        var browser = browser(PIA);
        browser.post("send-code", "email", PIA).ok();
        var ticket = browser.post("send-code", "email", PIA).ok().text("ticket");
        var again = browser.post("redeem-code", "ticket", ticket, "code", mails.await(PIA, 3).get(0).code()).ok();
        assertThat(database.count("SELECT count(*) FROM code_pass"), is(1L));
        var after = browser.with("Cookie", COOKIE + "=" + again.cookie(COOKIE));
        assertThat(guesthouse.bearer(PIA, again.text("token")).post("sign-out").ok().cookie(COOKIE), nullValue());
        for (int i = 0; i < 3; i++) {
            after.post("send-code", "email", PIA).ok();
        }
        after.post("send-code", "email", PIA).refused(429, "too-many-requests");
        clock.advance(Duration.ofDays(180).minusMillis(1));
        strangersAskFor(PIA, 15);
        after.post("send-code", "email", PIA).ok();
        clock.advance(Duration.ofMillis(1));
        after.post("send-code", "email", PIA).refused(429, "too-many-requests");
        assertThat(given.admin().post("purge").ok().<Integer>json("codePasses"), is(1));
    }

    @Test
    @DisplayName("IDY-01 the browser's cookie is not for scripts and other sites, and what is kept of it is a hash")
    void cookie() {
        var ticket = guesthouse.nobody().post("send-code", "email", PIA).ok().text("ticket");
        var signedIn = guesthouse.nobody().post("redeem-code", "ticket", ticket, "code", mails.to(PIA).code()).ok();
        var header = signedIn.headers("Set-Cookie").stream().filter(each -> each.startsWith(COOKIE + "=")).findFirst().orElseThrow();
        assertThat(header, allOf(containsString("; HttpOnly"), containsString("; SameSite=Lax"), containsString("; Path=/"), containsString("; Max-Age=15552000")));
        assertThat(database.column("SELECT encode(token_hash, 'hex') FROM code_pass"),
                contains(database.value("SELECT encode(sha256(?::bytea), 'hex')", signedIn.cookie(COOKIE))));
        guesthouse.bearer(PIA, signedIn.cookie(COOKIE)).get("whoami").refused(401, "unauthenticated");
        guesthouse.nobody().post("redeem-code", "ticket", signedIn.cookie(COOKIE), "code", mails.to(PIA).code()).refused(403, "code-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = { Surroundings.ADMINISTRATOR, "nobody@unknown.example" })
    @DisplayName("IDY-01 the last letter that strangers can have sent brings a pass, with which whoever reads it gets a code all the same, known or not")
    void passInLetter(String email) {
        strangersAskFor(email, 13);
        guesthouse.nobody().post("send-code", "email", email).ok();
        assertThat(mails.to(email).text(), not(containsString(COOKIE)));
        guesthouse.nobody().post("send-code", "email", email).ok();
        var letter = IN_LETTER.matcher(mails.await(email, 2).get(0).text());
        assertThat(letter.find(), is(true));
        guesthouse.nobody().post("send-code", "email", email).refused(429, "too-many-requests");
        guesthouse.nobody().post("send-code", "email", email, "pass", "guesthouse_pass_made-up").refused(429, "too-many-requests");
        var ticket = guesthouse.nobody().post("send-code", "email", email, "pass", letter.group()).ok().text("ticket");
        guesthouse.nobody().post("redeem-code", "ticket", ticket, "code", mails.await(email, 3).get(0).code()).ok();
        strangersAskFor("other@fabrikam.example", 15);
        guesthouse.nobody().post("send-code", "email", "other@fabrikam.example", "pass", letter.group()).refused(429, "too-many-requests");
        clock.advance(Duration.ofDays(1));
        strangersAskFor(email, 15);
        guesthouse.nobody().post("send-code", "email", email, "pass", letter.group()).refused(429, "too-many-requests");
    }

    @Test
    @DisplayName("IDY-01 AUD-01 a wrong guess leaves an event about the person, or about the code where nobody is known, and is counted; a made-up ticket is only counted")
    void guesses() {
        given.sana();
        var before = metrics.counter("guesthouse.codes.refused").count();
        for (var email : List.of(SANA, "nobody@unknown.example")) {
            var ticket = guesthouse.nobody().post("send-code", "email", email).ok().text("ticket");
            mails.to(email, "code");
            guesthouse.nobody().from("203.0.113.9").post("redeem-code", "ticket", ticket, "code", "no").refused(403, "code-refused");
        }
        guesthouse.nobody().post("redeem-code", "ticket", "made-up", "code", "000000").refused(403, "code-refused");
        var events = given.admin().get("events", "action", "signIn.refused").ok();
        assertThat(events.json("items.subject.kind"), contains("signInCode", "person"));
        assertThat(events.json("items.after.reason"), contains("wrongCode", "wrongCode"));
        assertThat(events.json("items.after.tries"), contains(1, 1));
        assertThat(events.json("items.from"), contains("203.0.113.9", "203.0.113.9"));
        assertThat(metrics.counter("guesthouse.codes.refused").count() - before, is(3.0));
    }

    @Test
    @DisplayName("IDY-01 AUD-01 the right code of somebody who is blocked leaves an event, though they are told what a wrong one is")
    void blocked() {
        given.fabrikam();
        var ticket = guesthouse.nobody().post("send-code", "email", SANA).ok().text("ticket");
        var code = mails.to(SANA, "code").code();
        given.admin().post("block-person", "person", person(SANA)).ok();
        guesthouse.nobody().post("redeem-code", "ticket", ticket, "code", code).refused(403, "code-refused");
        assertThat(given.admin().get("events", "action", "signIn.refused").ok().json("items.after.reason"), contains("blocked"));
        assertThat(database.column("SELECT email FROM code_pass"), empty());
    }

    /** Somebody's browser, which has signed in once and is signed out. */
    private Client browser(String email) {
        var stranger = guesthouse.nobody();
        var ticket = stranger.post("send-code", "email", email).ok().text("ticket");
        var pass = stranger.post("redeem-code", "ticket", ticket, "code", mails.to(email).code()).ok().cookie(COOKIE);
        assertThat(pass, allOf(notNullValue(), startsWith("guesthouse_pass_")));
        database.run("DELETE FROM sign_in_code");
        return stranger.with("Cookie", COOKIE + "=" + pass);
    }

    private void strangersAskFor(String email, int codes) {
        database.run("INSERT INTO sign_in_code (id, email, caller_address, ticket_hash, tries, created_at, expires_at)"
                + " SELECT gen_random_uuid(), ?, '192.0.2.' || i, sha256(gen_random_uuid()::text::bytea), 0, ?, ? FROM generate_series(1, ?) i",
                email, clock.instant(), clock.instant(), codes);
    }
}
