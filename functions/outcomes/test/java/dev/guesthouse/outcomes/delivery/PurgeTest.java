package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PurgeTest extends GuesthouseTest {

    private static final Duration MOMENT = Duration.ofMillis(1);

    @Test
    @DisplayName("OPS-03 codes go a day after they expired, sessions 30 days after they ended, keys after 24 hours, messages after 30 days")
    void periods() {
        given.byCode(Surroundings.ADMINISTRATOR);
        given.admin().withKey("k").post("add-member", "email", Given.OMAR, "displayName", "Omar").ok();
        given.admin().post("sign-out").ok();
        at(Duration.ofHours(24).minus(MOMENT));
        assertThat(purge("idempotencyKeys"), is(0));
        at(Duration.ofHours(24));
        assertThat(purge("idempotencyKeys"), is(1));
        at(Duration.ofHours(24).plus(Duration.ofMinutes(10)).minus(MOMENT));
        assertThat(purge("codes"), is(0));
        at(Duration.ofHours(24).plus(Duration.ofMinutes(10)));
        assertThat(purge("codes"), greaterThan(0));
        at(Duration.ofDays(30).minus(MOMENT));
        var before = purge();
        assertThat(before.<Integer>json("sessions"), is(0));
        assertThat(before.<Integer>json("messages"), is(0));
        at(Duration.ofDays(30));
        var after = purge();
        assertThat(after.<Integer>json("sessions"), is(1));
        assertThat(after.<Integer>json("messages"), is(1));
    }

    @Test
    @DisplayName("OPS-03 links go 90 days after their stage closed; while it is open, they and their message stay")
    void links() {
        var fabrikam = given.fabrikam();
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(externalSponsors()).orElse(person(Given.OMAR)).within("P90D")));
        var request = given.request(PIA, atlas);
        mails.to(SANA, "asks for Atlas");
        at(Duration.ofDays(80));
        purge();
        assertThat(database.count("SELECT count(*) FROM message WHERE kind = 'decisionAsked'"), is(1L));
        assertThat(database.count("SELECT count(*) FROM approval_link"), is(1L));
        given.sana().post("approve-request", "requestId", request, "justification", "Yes").ok();
        at(Duration.ofDays(170).minus(MOMENT));
        assertThat(purge("approvalLinks"), is(0));
        assertThat(database.count("SELECT count(*) FROM message WHERE kind = 'decisionAsked'"), is(0L));
        at(Duration.ofDays(170));
        assertThat(purge("approvalLinks"), is(1));
    }

    @Test
    @DisplayName("OPS-03 it goes batch by batch, any number of callers at once, and no further than it is told")
    void batches() {
        database.run("INSERT INTO sign_in_code (id, email, caller_address, ticket_hash, tries, created_at, expires_at)"
                + " SELECT gen_random_uuid(), 'x@y.example', '::1', sha256(i::text::bytea), 0, ?, ? FROM generate_series(1, 50) i",
                SettableClock.START, SettableClock.START);
        at(Duration.ofDays(1));
        assertThat(given.admin().post("purge", "batchSize", 10, "maxBatches", 2).ok().<Integer>json("codes"), is(20));
        var admin = given.admin();
        var counts = AtOnce.times(3, () -> admin.post("purge", "batchSize", 7).ok().<Integer>json("codes"));
        var left = admin.post("purge").ok().<Integer>json("codes");
        assertThat(counts.stream().mapToInt(Integer::intValue).sum() + left, is(30));
        given.admin().post("purge", "batchSize", 0, "maxBatches", 1).names("batchSize");
    }

    @Test
    @DisplayName("OPS-03 MSG-05 where newcomers asked from goes after 24 hours, when it is not counted any more, and with the newcomer")
    void origins() {
        var atlas = given.atlasFor(given.fabrikam());
        given.request(PIA, atlas);
        given.request("quinn@fabrikam.example", atlas);
        given.admin().post("erase-person", "person", JsonBody.person("quinn@fabrikam.example")).ok();
        at(Duration.ofHours(24).minus(MOMENT));
        assertThat(purge("requestOrigins"), is(0));
        at(Duration.ofHours(24));
        assertThat(purge("requestOrigins"), is(1));
    }

    private void at(Duration sinceStart) {
        clock.advance(Duration.between(clock.instant(), SettableClock.START.plus(sinceStart)));
    }

    private Answer purge() {
        return given.admin().post("purge").ok();
    }

    private int purge(String what) {
        return purge().json(what);
    }
}
