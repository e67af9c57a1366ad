package dev.guesthouse.rules.signin;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SessionTest extends GuesthouseTest {

    @Test
    @DisplayName("IDY-03 whoever is blocked is out at once, and in again only after a new sign-in")
    void blocked() {
        given.fabrikam();
        given.sana().get("whoami").ok();
        given.admin().post("block-person", "person", JsonBody.person(SANA)).ok();
        given.sana().get("whoami").refused(401, "unauthenticated");
        given.admin().post("unblock-person", "person", JsonBody.person(SANA)).ok();
        given.sana().get("whoami").refused(401, "unauthenticated");
        guesthouse.signIn(SANA).get("whoami").ok();
    }

    @Test
    @DisplayName("IDY-03 a role works at once and is gone at once, also in a session already open")
    void role() {
        given.member(OMAR, "Omar Haddad");
        given.omar().get("people").refused(403, "forbidden");
        given.admin().post("grant-role", "person", JsonBody.person(OMAR), "role", "administrator").ok();
        given.omar().get("people").ok();
        given.admin().post("revoke-role", "person", JsonBody.person(OMAR), "role", "administrator").ok();
        given.omar().get("people").refused(403, "forbidden");
    }

    @Test
    @DisplayName("IDY-03 signing out ends the session at once and no other")
    void signOut() {
        var one = guesthouse.signIn(PIA);
        var other = guesthouse.signIn(PIA);
        one.post("sign-out").ok();
        one.get("whoami").refused(401, "unauthenticated");
        other.get("whoami").ok();
    }

    @Test
    @DisplayName("IDY-01 a session lasts 12 hours")
    void lasts() {
        var pia = guesthouse.signIn(PIA);
        clock.advance(Duration.ofHours(12).minusNanos(1_000));
        pia.get("whoami").ok();
        clock.advance(Duration.ofNanos(1_000));
        pia.get("whoami").refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("IDY-04 the cookie is not for scripts and not sent with other sites' calls, and signs in as the token does")
    void cookie() {
        var stranger = guesthouse.nobody();
        var ticket = stranger.post("send-code", "email", PIA).ok().text("ticket");
        var cookie = stranger.post("redeem-code", "ticket", ticket, "code", mails.to(PIA).code()).ok().header("Set-Cookie");
        assertThat(cookie, containsString("HttpOnly"));
        assertThat(cookie, containsString("SameSite="));
        assertThat(cookie, containsString("Path=/"));
        var browser = stranger.with("Cookie", cookie.substring(0, cookie.indexOf(';')));
        assertThat(browser.get("whoami").ok().text("person.email"), equalTo(PIA));
        browser.with("Authorization", "Bearer nonsense").get("whoami").refused(401, "unauthenticated");
        assertThat(browser.post("sign-out").ok().header("Set-Cookie"), containsString("Max-Age=0"));
        browser.get("whoami").refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("IDY-02 without sign-in it is 401 with a challenge, whatever is said to be a token")
    void nobody() {
        assertThat(guesthouse.nobody().get("whoami").refused(401, "unauthenticated").header("WWW-Authenticate"), startsWith("Bearer"));
        for (var authorization : new String[] { "Bearer ", "Bearer x", "Basic eDp5", "guesthouse", "Bearer guesthouse_session_", "Bearer guesthouse_machine_x" }) {
            guesthouse.nobody().with("Authorization", authorization).get("whoami").refused(401, "unauthenticated");
        }
    }

    @Test
    @DisplayName("IDY-03 nobody blocks themselves, so that somebody is always left to run the instance")
    void themselves() {
        given.admin().post("block-person", "person", JsonBody.person(Surroundings.ADMINISTRATOR)).refused(403, "forbidden");
        assertThat(given.admin().get("whoami").ok().text("person.state"), is("active"));
    }
}
