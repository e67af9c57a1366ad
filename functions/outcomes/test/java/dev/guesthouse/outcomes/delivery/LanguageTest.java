package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LanguageTest extends GuesthouseTest {

    @Test
    @DisplayName("MSG-03 whoever reads German gets every letter in German, with German dates; the others get theirs in English")
    void german() {
        var atlas = given.atlasFor(given.fabrikam());
        given.pia();
        speaks(SANA, "de");
        speaks(PIA, "de");
        var request = given.request(PIA, atlas);

        var asked = mails.to(SANA, "bittet um Atlas");
        assertThat(asked.subject(), is(PIA + " (Fabrikam) bittet um Atlas: bitte bis Di., 15. Dez. entscheiden"));
        assertThat(asked.text().lines().toList(), hasItem("Zu entscheiden bis: Dienstag, 15. Dezember 2026, 09:00 Uhr UTC"));
        assertThat(asked.text(), containsString("Den Link zu öffnen entscheidet nichts."));
        assertThat(asked.html(), containsString("<html lang=\"de\">"));
        assertThat(asked.html(), containsString("Den Link zu öffnen entscheidet nichts."));

        given.sana().post("approve-request", "requestId", request, "justification", "Ja").ok();
        assertThat(mails.to(PIA, "Sie haben Atlas").subject(), is("Sie haben Atlas seit Di., 1. Dez."));
        clock.advance(Duration.ofDays(180));
        given.admin().post("expire-assignments").ok();
        mails.to(PIA, "Ihr Zugang zu Atlas endete am");
    }

    @Test
    @DisplayName("MSG-03 a sign-in code comes in the language of whoever is known by the address, and to strangers in the instance's")
    void codes() {
        given.fabrikam();
        speaks(OMAR, "de");
        guesthouse.signIn(OMAR);
        assertThat(mails.to(OMAR).subject(), is("Guesthouse: Ihr Anmeldecode, gültig bis 09:10 Uhr UTC"));
        guesthouse.signIn("stranger@elsewhere.example");
        assertThat(mails.to("stranger@elsewhere.example").subject(), is("Guesthouse: your sign-in code, good until 09:10 UTC"));
    }

    @Test
    @DisplayName("MSG-03 the language is one of those that there are, and nobody has one until somebody says so")
    void known() {
        given.fabrikam();
        assertThat(given.admin().get("person", "email", OMAR).ok().text("language"), is(nullValue()));
        given.admin().post("change-person", "person", person(OMAR), "language", "tlh").names("language");
        assertThat(speaks(OMAR, "de"), is("de"));
        assertThat(speaks(OMAR, "en"), is("en"));
    }

    @Test
    @DisplayName("MSG-03 AUD-01 whoever is signed in says in which language they read, or takes it back, and the audit has it")
    void ownLanguage() {
        given.fabrikam();
        assertThat(given.sana().post("change-my-language", "language", "de").ok().text("language"), is("de"));
        assertThat(given.sana().get("whoami").ok().text("person.language"), is("de"));
        guesthouse.signIn(SANA);
        mails.to(SANA, "Ihr Anmeldecode");
        given.sana().post("change-my-language", "language", "de").ok();
        given.sana().post("change-my-language", "language", "tlh").names("language");
        given.sana().post("change-my-language", "language", null).ok();
        assertThat(given.sana().get("whoami").ok().text("person.language"), is(nullValue()));
        var sana = given.sana().get("whoami").ok().text("person.id");
        var changes = given.admin().get("events", "subject", sana, "action", "person.changed").ok();
        assertThat(changes.each("actor.id"), contains(sana, sana));
        assertThat(changes.each("after.language"), contains(null, "de"));
    }

    private String speaks(String email, String language) {
        return given.admin().post("change-person", "person", person(email), "language", language).ok().text("language");
    }
}
