package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DeliveriesTest extends DeliveryTest {

    private static final String ANA = "ana@fabrikam.example";

    @Test
    @DisplayName("ASG-01 what a target system was not brought to is listed with whose and what it is, how often it was tried, when again, and why")
    void listed() {
        refuse();
        given.request(PIA, crmPackage(true));
        eventually(() -> grant("tries"), is("1"));
        var listed = given.admin().get("deliveries").ok();
        assertThat(listed.items(), hasSize(1));
        assertThat(listed.text("items[0].person.email"), equalTo(PIA));
        assertThat(listed.text("items[0].connector"), equalTo("crm"));
        assertThat(listed.text("items[0].originId"), equalTo("crm"));
        assertThat(listed.text("items[0].displayName"), equalTo("Customers"));
        assertThat(listed.text("items[0].kind"), equalTo("application"));
        assertThat(listed.text("items[0].role"), equalTo("user"));
        assertThat(listed.text("items[0].state"), equalTo("pending"));
        assertThat(listed.json("items[0].wanted"), is(true));
        assertThat(listed.json("items[0].held"), is(false));
        assertThat(listed.json("items[0].tries"), is(1));
        assertThat(listed.text("items[0].sinceDateTime"), equalTo(clock.instant().toString()));
        assertThat(Duration.between(clock.instant(), Instant.parse(listed.text("items[0].nextTryDateTime"))).toMillis(), allOf(greaterThanOrEqualTo(8_000L), lessThanOrEqualTo(10_000L)));
        assertThat(listed.text("items[0].lastError"), equalTo("It has no such application."));
        given.pia().get("deliveries").refused(403, "forbidden");
    }

    @Test
    @DisplayName("CON-03 deliveries are listed by how far they are, whose they are and where; what is delivered, of one person alone")
    void filters() {
        refuse();
        var selling = crmPackage(true);
        given.request(PIA, selling);
        eventually(() -> grant("tries"), is("1"));
        database.run("UPDATE role_grant SET next_try_at = null WHERE NOT held");
        given.request(ANA, selling);
        eventually(() -> database.count("SELECT count(*) FROM role_grant WHERE tries = 1"), is(2L));
        assertThat(given.admin().get("deliveries").each("person.email"), contains(ANA, PIA));
        assertThat(given.admin().get("deliveries", "state", "resting").each("person.email"), contains(PIA));
        assertThat(given.admin().get("deliveries", "state", "resting").ok().json("items[0].nextTryDateTime"), nullValue());
        assertThat(given.admin().get("deliveries", "state", "pending").each("person.email"), contains(ANA));
        assertThat(given.admin().get("deliveries", "connector", "CRM").items(), hasSize(2));
        assertThat(given.admin().get("deliveries", "connector", "local").items(), empty());
        assertThat(given.admin().get("deliveries", "person", PIA).each("connector"), contains("crm"));
        assertThat(given.admin().get("deliveries", "person", PIA, "state", "delivered").each("connector"), contains("local"));
        given.admin().get("deliveries", "state", "delivered").names("person");
        given.admin().get("deliveries", "connector", "nowhere").names("connector");
        given.admin().get("deliveries", "person", "nobody@fabrikam.example").names("person");
    }

    @Test
    @DisplayName("CON-03 REQ-11 what rests after its last try is replayed, and the access that waited for it is delivered")
    void replayed() {
        refuse();
        var request = given.request(PIA, crmPackage(true));
        eventually(() -> grant("tries"), is("1"));
        for (int i = 2; i <= 27; i++) {
            clock.advance(Duration.ofMinutes(5));
            given.admin().post("deliver").ok();
            var tries = String.valueOf(i);
            eventually(() -> grant("tries"), is(tries));
        }
        eventually(() -> state(request), is("partiallyDelivered"));
        var id = given.admin().get("deliveries", "state", "resting").<String>each("id").get(0);
        crm.works();
        var retried = given.admin().post("retry-delivery", "id", id).ok();
        assertThat(retried.json("tries"), is(0));
        assertThat(retried.json("lastError"), nullValue());
        eventually(() -> state(request), is("delivered"));
        assertThat(given.admin().get("deliveries").items(), empty());
        assertThat(given.admin().get("events", "subject", id).each("action"), contains("delivery.retried"));
        assertThat(given.admin().get("events", "subject", id).ok().json("items[0].before.tries"), is(27));
    }

    @Test
    @DisplayName("CON-03 what could not be taken away is replayed too, also of somebody who was deleted")
    void revocation() {
        var request = given.request(PIA, crmPackage(false));
        eventually(() -> state(request), is("delivered"));
        crm.onRevoke(() -> {
            throw TargetException.away("It did not answer within 10 s.");
        });
        given.admin().post("erase-person", "person", JsonBody.person(PIA)).ok();
        eventually(() -> grant("tries"), is("1"));
        database.run("UPDATE role_grant SET next_try_at = null");
        var resting = given.admin().get("deliveries", "state", "resting").ok();
        assertThat(resting.json("items[0].wanted"), is(false));
        assertThat(resting.json("items[0].held"), is(true));
        crm.works();
        given.admin().post("retry-delivery", "id", resting.text("items[0].id")).ok();
        eventually(() -> grant("held"), is("f"));
    }

    @Test
    @DisplayName("CON-03 AUD-03 each try that fails is counted on its day, and stays counted once it is delivered; what waits for the longest is told")
    void counted() {
        refuse();
        given.request(PIA, crmPackage(false));
        eventually(() -> grant("tries"), is("1"));
        var since = clock.instant();
        clock.advance(Duration.ofHours(1));
        given.admin().post("deliver").ok();
        eventually(() -> grant("tries"), is("2"));
        clock.advance(Duration.ofDays(1));
        given.admin().post("deliver").ok();
        eventually(() -> grant("tries"), is("3"));
        var failing = given.admin().get("series", "name", "deliveries").ok();
        assertThat(failing.json("deliveries.failures.date"), equalTo(List.of("2026-12-01", "2026-12-02")));
        assertThat(failing.json("deliveries.failures.connector"), equalTo(List.of("crm", "crm")));
        assertThat(failing.json("deliveries.failures.tries"), equalTo(List.of(2, 1)));
        assertThat(failing.text("deliveries.longest.connector"), equalTo("crm"));
        assertThat(failing.time("deliveries.longest.sinceDateTime"), equalTo(since));
        crm.works();
        clock.advance(Duration.ofDays(1));
        given.admin().post("deliver").ok();
        eventually(() -> grant("held"), is("t"));
        var working = given.admin().get("series", "name", "deliveries").ok();
        assertThat(working.json("deliveries.failures.tries"), equalTo(List.of(2, 1)));
        assertThat(working.json("deliveries.longest"), nullValue());
        clock.advance(Duration.ofDays(28));
        assertThat(given.admin().get("series", "name", "deliveries").ok().json("deliveries.failures.tries"), equalTo(List.of(1)));
    }

    @Test
    @DisplayName("CON-03 to try again what is delivered changes nothing, and of what is not there says so")
    void delivered() {
        given.delivered(PIA, crmPackage(false));
        var calls = crm.calls().size();
        var shown = given.admin().get("deliveries", "person", PIA, "state", "delivered").ok();
        var again = given.admin().post("retry-delivery", "id", shown.text("items[0].id")).ok();
        assertThat(again.json("$"), equalTo(shown.json("items[0]")));
        assertThat(crm.calls(), hasSize(calls));
        assertThat(given.admin().get("events", "subject", shown.text("items[0].id")).items(), empty());
        given.admin().post("retry-delivery", "id", fabrikam.id()).refused(404, "not-found");
        given.admin().post("retry-delivery").names("id");
        given.sana().post("retry-delivery", "id", shown.text("items[0].id")).refused(403, "forbidden");
    }

    @Test
    @DisplayName("CON-03 two who replay the same at once bring it about once")
    void atOnce() {
        refuse();
        var request = given.request(PIA, crmPackage(false));
        eventually(() -> grant("tries"), is("1"));
        database.run("UPDATE role_grant SET next_try_at = null");
        given.admin().post("deliver").ok();
        eventually(() -> state(request), is("deliveryFailed"));
        crm.works();
        var admin = given.admin();
        var id = grant("g.id");
        AtOnce.times(4, () -> admin.post("retry-delivery", "id", id)).forEach(answer -> answer.ok());
        eventually(() -> state(request), is("delivered"));
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'request.reprocessed'"), is(1L));
        assertThat(crm.calls().stream().filter(call -> call.startsWith("grant")).count(), is(2L));
    }

    private void refuse() {
        crm.onGrant(() -> {
            throw TargetException.refused("It has no such application.");
        });
    }
}
