package dev.guesthouse.outcomes.expiry;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.message.Message;
import dev.guesthouse.message.Reminders;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ReminderTest extends GuesthouseTest {

    @Inject
    Reminders reminders;
    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    @Test
    @DisplayName("ASG-05 the holder is reminded 14 days and 1 day before the end, once each")
    void once() {
        access("P30D");
        assertThat(remind("ends"), equalTo(0));
        clock.advance(Duration.ofDays(16));
        assertThat(remind("ends"), equalTo(1));
        assertThat(remind("ends"), equalTo(0));
        clock.advance(Duration.ofDays(13));
        assertThat(remind("ends"), equalTo(1));
        assertThat(remind("ends"), equalTo(0));
        eventually(() -> mails.newestFirst(PIA, "about to end"), hasSize(2));
    }

    @Test
    @DisplayName("ASG-05 the reminder goes also when the job missed days, and only the nearer one")
    void missed() {
        access("P30D");
        clock.advance(Duration.ofDays(29).plusHours(12));
        assertThat(remind("ends"), equalTo(1));
        eventually(() -> mails.newestFirst(PIA, "about to end"), hasSize(1));
    }

    @Test
    @DisplayName("ASG-05 nobody is reminded of access that lasts no longer than the reminder's time, or that has ended")
    void shortAccess() {
        access("PT20H");
        assertThat(remind("ends"), equalTo(0));
        clock.advance(Duration.ofHours(20));
        assertThat(remind("ends"), equalTo(0));
    }

    @Test
    @DisplayName("MSG-02 a policy can switch the requestor's assignment mails off")
    void switchedOff() {
        given.saved(policy(atlas).forOrganizations(fabrikam).lasting("P30D").with("notifyRequestor", false));
        given.access(PIA, atlas);
        clock.advance(Duration.ofDays(20));
        assertThat(remind("ends"), equalTo(0));
        clock.advance(Duration.ofDays(10));
        given.admin().post("expire-assignments").ok();
        assertThat(database.count("SELECT count(*) FROM message WHERE kind IN ('accessGiven', 'accessEnding', 'accessEnded')"), equalTo(0L));
    }

    @Test
    @DisplayName("MSG-02 approvers are reminded half-way, once")
    void halfWay() {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        given.request(PIA, atlas);
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(remind("decisions"), equalTo(0));
        clock.advance(Duration.ofSeconds(1));
        assertThat(remind("decisions"), equalTo(1));
        assertThat(remind("decisions"), equalTo(0));
        eventually(() -> mails.newestFirst(SANA, "please decide by"), hasSize(2));
    }

    @Test
    @DisplayName("MSG-01 ASG-05 who got a reminder does not get it again at a new address")
    void moved() {
        access("P30D");
        clock.advance(Duration.ofDays(16));
        assertThat(remind("ends"), equalTo(1));
        given.admin().post("change-person", "person", person(PIA), "email", "pia.ruiz@eu.fabrikam.example").ok();
        assertThat(remind("ends"), equalTo(0));
        given.request("ana@fabrikam.example", atlas);
        clock.advance(Duration.ofDays(7));
        assertThat(remind("decisions"), equalTo(1));
        given.admin().post("change-person", "person", person(SANA), "email", "sana.malik@fabrikam.example").ok();
        assertThat(remind("decisions"), equalTo(0));
    }

    @Test
    @DisplayName("ASG-05 a reminder goes once also where programs run in other time zones")
    void otherTimeZone() {
        access("P30D");
        clock.advance(Duration.ofDays(16));
        assertThat(remind("ends"), equalTo(1));
        assertThat(QuarkusTransaction.requiringNew().call(() -> {
            Message.getEntityManager().createNativeQuery("SELECT set_config('TimeZone', 'Asia/Tokyo', true)").getSingleResult();
            return reminders.ofEnds(100, clock.instant());
        }), equalTo(0));
    }

    private void access(String duration) {
        given.saved(policy(atlas).forOrganizations(fabrikam).lasting(duration));
        given.access(PIA, atlas);
    }

    private int remind(String counted) {
        return given.admin().post("send-reminders").ok().<Integer>json(counted);
    }
}
