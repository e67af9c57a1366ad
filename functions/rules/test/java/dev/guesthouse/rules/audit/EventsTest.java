package dev.guesthouse.rules.audit;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EventsTest extends GuesthouseTest {

    @Test
    @DisplayName("AUD-01 an event says who did what to what, when, from where, and what it was before and after")
    void says() {
        given.fabrikam();
        given.admin().from("203.0.113.9").post("block-person", "person", JsonBody.person(SANA), "justification", "Left the firm").ok();
        var events = given.admin().get("events", "action", "person.blocked");
        var sana = given.admin().get("person", "email", SANA).id();
        assertThat(events.each("actor.email"), contains(Surroundings.ADMINISTRATOR));
        assertThat(events.each("subject.id"), contains(sana));
        assertThat(events.each("at"), contains(SettableClock.START.toString()));
        assertThat(events.each("from"), contains("203.0.113.9"));
        assertThat(events.each("before.state"), contains("invited"));
        assertThat(events.each("after.state"), contains("blocked"));
        assertThat(events.each("after.justification"), contains("Left the firm"));
    }

    @Test
    @DisplayName("AUD-01 no event, no change: where the event cannot be written, nothing is changed")
    void noEventNoChange() {
        var admin = given.admin();
        database.run("ALTER TABLE audit_event ADD CONSTRAINT not_this CHECK (action <> 'catalog.created') NOT VALID");
        try {
            admin.post("create-catalog", "displayName", "Projects").refused(500, "internal-error");
        } finally {
            database.run("ALTER TABLE audit_event DROP CONSTRAINT not_this");
        }
        assertThat(admin.get("catalogs").items(), empty());
    }

    @Test
    @DisplayName("AUD-01 no change, no event: a refused call leaves none")
    void noChangeNoEvent() {
        given.organization("Fabrikam", "fabrikam.example");
        var before = database.count("SELECT count(*) FROM audit_event");
        given.admin().post("add-organization", "displayName", "Other", "identitySources", List.of(JsonBody.of("domain", "fabrikam.example"))).refused(409, "domain-claimed");
        assertThat(database.count("SELECT count(*) FROM audit_event"), is(before));
    }

    @Test
    @DisplayName("AUD-01 personal values stand beside the event under a commitment, and nothing in the event itself names a person but by id")
    void personalBeside() {
        given.guest(PIA, "Pia Lund");
        assertThat(database.count("SELECT count(*) FROM audit_event e WHERE e::text ILIKE '%pia%' OR e::text LIKE '%Lund%'"), is(0L));
        assertThat(database.count("SELECT count(*) FROM audit_event e JOIN audit_personal p ON p.event_id = e.id"
                + " WHERE e.personal_commitment = sha256(p.salt || convert_to(p.personal, 'UTF8'))"),
                is(database.count("SELECT count(*) FROM audit_personal")));
        var event = database.value("SELECT id FROM audit_event WHERE action = 'guest.invited'");
        assertThat(given.admin().get("events", "action", "guest.invited").each("after.email"), contains(PIA));
        database.run("DELETE FROM audit_personal WHERE event_id = ?::uuid", event);
        assertThat(given.admin().get("events", "action", "guest.invited").each("after.email"), contains(nullValue()));
    }

    @Test
    @DisplayName("AUD-01 what has happened cannot be changed or taken out, not even in the database")
    void history() {
        given.organization("Fabrikam", "fabrikam.example");
        assertThrows(IllegalStateException.class, () -> database.run("UPDATE audit_event SET action = 'nothing'"));
        assertThrows(IllegalStateException.class, () -> database.run("DELETE FROM audit_event"));
    }

    @Test
    @DisplayName("AUD-01 events hold no secrets")
    void noSecrets() {
        var fabrikam = given.fabrikam();
        given.byCode(PIA);
        given.request(PIA, given.atlasFor(fabrikam));
        var link = mails.to(SANA, "please decide").linkToken();
        var machine = given.machine("deliver");
        var told = given.admin().get("events", "limit", 200).body();
        for (var secret : List.of(given.admin().token(), given.pia().token(), machine.token(), link, "\"" + mails.to(PIA).code() + "\"")) {
            assertThat(told, not(containsString(secret)));
        }
    }

    @Test
    @DisplayName("AUD-01 events are found by who, what, on what and when, newest first")
    void found() {
        var fabrikam = given.organization("Fabrikam", "fabrikam.example").id();
        clock.advance(Duration.ofMinutes(1));
        var contoso = given.organization("Contoso", "contoso.example").id();
        var admin = given.admin();
        var me = admin.get("whoami").text("person.id");
        assertThat(admin.get("events", "action", "organization.added").each("subject.id"), contains(contoso, fabrikam));
        assertThat(admin.get("events", "subject", fabrikam).items(), hasSize(1));
        assertThat(admin.get("events", "actor", me, "action", "organization.added").items(), hasSize(2));
        assertThat(admin.get("events", "actor", fabrikam).items(), empty());
        var minute = SettableClock.START.plus(Duration.ofMinutes(1)).toString();
        assertThat(admin.get("events", "action", "organization.added", "since", minute).each("subject.id"), contains(contoso));
        assertThat(admin.get("events", "action", "organization.added", "until", minute).each("subject.id"), contains(fabrikam));
        admin.get("events", "since", "yesterday").names("since");
    }

    @Test
    @DisplayName("AUD-01 events are for administrators")
    void forAdministrators() {
        given.pia().get("events").refused(403, "forbidden");
        assertThat(given.admin().get("events").status(), equalTo(200));
    }
}
