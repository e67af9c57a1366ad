package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.persistence.LockModeType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.person.Person;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.LogLines;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class FailingTargetTest extends DeliveryTest {

    private final CountDownLatch hang = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        hang.countDown();
    }

    @Test
    @DisplayName("CON-03 a target that hangs delays only its own grants")
    void slow() {
        crm.onGrant(() -> await(hang));
        var selling = given.request(PIA, crmPackage(false));
        eventually(crm::calls, contains("account", "grant crm user"));

        var atlas = given.request(PIA, given.atlasFor(fabrikam));
        given.sana().post("approve-request", "requestId", atlas, "justification", "fine").ok();
        eventually(() -> state(atlas), is("delivered"));
        assertThat(state(selling), is("delivering"));
        assertThat("no second call to a target that hangs", crm.calls(), hasSize(2));
        var before = System.nanoTime();
        guesthouse.signIn("ana@fabrikam.example");
        assertThat("a code waits for no target", Duration.ofNanos(System.nanoTime() - before).toMillis(), lessThan(2_000L));

        hang.countDown();
        eventually(() -> state(selling), is("delivered"));
    }

    @Test
    @DisplayName("CON-03 a target that asks to wait is asked again only then, for none of its grants, and no try of the others is lost")
    void throttled() {
        crm.onGrant(() -> {
            throw TargetException.throttled(Duration.ofMinutes(20));
        });
        var made = crmPackage(false);
        given.request(PIA, made);
        eventually(() -> grant("tries"), is("1"));
        given.request("ana@fabrikam.example", made);
        assertThat(deliver("failed"), is(0));
        clock.advance(Duration.ofMinutes(20).minusSeconds(1));
        assertThat(deliver("failed"), is(0));
        assertThat("an account and a grant, and nothing since", crm.calls(), hasSize(2));

        crm.works();
        clock.advance(Duration.ofSeconds(1));
        assertThat(deliver("granted"), is(2));
    }

    @Test
    @DisplayName("CON-03 one call is enough to learn that a target wants all to wait")
    void throttledAll() {
        crm.onGrant(() -> {
            throw TargetException.throttled(Duration.ofMinutes(20));
        });
        openGrants(30);
        assertThat(deliver("failed"), is(1));
        assertThat("one row rests, and no grant of the others is written", database.count("SELECT count(*) FROM connector WHERE rests_until = '2026-12-01T09:20:00.000001Z'"),
                is(1L));
        assertThat(deliver("failed"), is(0));
        assertThat(database.count("SELECT count(*) FROM role_grant WHERE tries > 0"), is(1L));
    }

    @Test
    @DisplayName("CON-03 a target that is away is tried a few times in a run, not with everything that waits for it")
    void away() {
        crm.onGrant(() -> {
            throw TargetException.away("It did not answer within 10 s.");
        });
        openGrants(30);
        assertThat(deliver("failed"), is(3));
        assertThat(database.count("SELECT count(*) FROM role_grant WHERE claimed_until IS NOT NULL"), is(0L));
        crm.works();
        assertThat(deliver("granted"), is(27));
        clock.advance(Duration.ofSeconds(10));
        // Whether by this call or by what followed the one before in the background.
        deliver("granted");
        eventually(() -> database.count("SELECT count(*) FROM role_grant WHERE held"), is(30L));
    }

    @Test
    @DisplayName("CON-03 retries back off, each failure is visible, and nothing of a fault's own words is kept")
    void backsOff() {
        crm.onGrant(() -> {
            throw new IllegalStateException("password=hunter2");
        });
        given.request(PIA, crmPackage(false));
        eventually(() -> grant("tries"), is("1"));
        assertThat(grant("last_error"), not(containsString("hunter2")));
        assertThat(deliver("failed"), is(0));
        clock.advance(Duration.ofSeconds(10));
        assertThat(deliver("failed"), is(1));
        clock.advance(Duration.ofSeconds(23));
        assertThat(deliver("failed"), is(0));
        clock.advance(Duration.ofSeconds(7));
        assertThat(deliver("failed"), is(1));
    }

    @Test
    @DisplayName("CON-03 a target that was away for hours has all that it shall have within five minutes of its coming back")
    void backSoon() {
        crm.onGrant(() -> {
            throw TargetException.away("It did not answer within 10 s.");
        });
        given.request(PIA, crmPackage(false));
        eventually(() -> grant("tries"), is("1"));
        database.run("UPDATE role_grant SET tries = 15 WHERE tries = 1");
        clock.advance(Duration.ofSeconds(10));
        assertThat(deliver("failed"), is(1));
        crm.works();
        clock.advance(Duration.ofMinutes(5));
        assertThat(deliver("granted"), is(1));
    }

    @Test
    @DisplayName("ASG-02 what is taken away from people who wait for their turn in a batch is not given to them any more")
    void takenMeanwhile() {
        var made = crmPackage(false);
        openGrants(made, "crm", "guest", 5);
        crm.onGrant(() -> await(hang));
        var admin = given.admin();
        var delivery = AtOnce.begun(() -> admin.post("deliver").ok());
        eventually(crm::calls, hasItem("grant crm user"));
        given.admin().post("end-assignments", "packageId", made.id(), "justification", "Over", "expected", 5).ok();
        hang.countDown();
        delivery.join();
        eventually(crm::members, empty());
        assertThat(crm.calls().stream().filter(call -> call.startsWith("grant")).count(), is(1L));
    }

    @Test
    @DisplayName("CON-03 what a target did though its answer was lost is undone where it is wanted no more by then, and done again where it is wanted again")
    void answerLost() {
        var made = crmPackage(false);
        crm.losesAnswers();
        given.request(PIA, made);
        eventually(() -> grant("tries"), is("1"));
        assertThat(crm.members(), hasSize(1));
        giveBack();
        eventually(() -> grant("tries"), is("1"));
        assertThat("it was told at once, and nobody knows", grant("wanted::text || held::text"), is("falsetrue"));
        assertThat(crm.members(), hasSize(0));
        crm.works();
        given.request(PIA, made);
        eventually(() -> grant("wanted::text || held::text"), is("truetrue"));
        assertThat(crm.members(), hasSize(1));

        crm.losesAnswers();
        giveBack();
        eventually(() -> grant("tries"), is("1"));
        crm.works();
        clock.advance(Duration.ofSeconds(10));
        deliver("revoked");
        eventually(() -> grant("wanted::text || held::text || unconfirmed::text"), is("falsefalsefalse"));
        assertThat(crm.members(), hasSize(0));
    }

    private void giveBack() {
        given.pia().post("give-back-access", "assignmentId", database.value("SELECT id FROM assignment WHERE ended_at IS NULL")).ok();
    }

    @Test
    @DisplayName("CON-03 a bad item stops none of the others")
    void oneBad() {
        var turns = new AtomicInteger();
        crm.onGrant(() -> {
            if (turns.incrementAndGet() == 5) {
                throw new IllegalStateException();
            }
        });
        openGrants(30);
        var answer = given.admin().post("deliver").ok();
        assertThat(answer.<Integer>json("granted"), is(29));
        assertThat(answer.<Integer>json("failed"), is(1));
    }

    @Test
    @DisplayName("CON-03 a bad item of the local directory stops none of the others, though they are delivered at once")
    void oneBadInLocal() {
        openGrants(crmPackage(true), "local", "guest", 30);
        database.run("INSERT INTO account (person_id, connector_id, external_id, created_at) SELECT p.id, c.id, p.id::text, p.created_at"
                + " FROM person p, connector c WHERE p.email = 'g7@fabrikam.example' AND c.display_name = 'local'");
        var answer = given.admin().post("deliver").ok();
        assertThat(answer.<Integer>json("granted"), is(29 + 29));
        assertThat(answer.<Integer>json("failed"), is(2));
        assertThat(database.column("SELECT DISTINCT last_error FROM role_grant WHERE tries = 1"), contains("The local directory has no such account."));
    }

    @Test
    @DisplayName("GST-01 who is held by somebody else while accounts are made holds nobody up, and gets theirs after that")
    void heldMeanwhile() {
        openGrants(crmPackage(true), "local", "outsider", 30);
        var admin = given.admin();
        QuarkusTransaction.begin();
        Person.find("email", "g7@fabrikam.example").withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
        var delivery = AtOnce.begun(() -> admin.post("deliver").ok());
        eventually(() -> database.count("SELECT count(*) FROM role_grant WHERE held"), is(58L));
        QuarkusTransaction.rollback();
        delivery.join();
        eventually(() -> database.count("SELECT count(*) FROM role_grant WHERE held"), is(60L));
        assertThat(database.count("SELECT count(*) FROM person WHERE kind = 'guest' AND governed"), is(30L));
    }

    @Test
    @DisplayName("CON-03 access that should be gone is tried to be taken away for a day, and then rests, visibly")
    void revoking() {
        var request = given.request(PIA, crmPackage(false));
        eventually(() -> state(request), is("delivered"));
        crm.onRevoke(() -> {
            throw TargetException.away("It did not answer within 10 s.");
        });
        clock.advance(Duration.ofDays(180));
        given.admin().post("expire-assignments").ok();
        eventually(() -> grant("tries"), is("1"));
        database.run("UPDATE role_grant SET tries = 288 WHERE tries = 1");
        for (int i = 289; i <= 291; i++) {
            assertThat(grant("next_try_at"), not(is((String) null)));
            clock.advance(Duration.ofMinutes(5));
            given.admin().post("deliver").ok();
            var tries = String.valueOf(i);
            eventually(() -> grant("tries"), is(tries));
        }
        assertThat(grant("next_try_at"), is((String) null));
        assertThat(grant("wanted::text || held::text"), is("falsetrue"));
        assertThat(grant("last_error"), is("It did not answer within 10 s."));
    }

    @Test
    @DisplayName("OPS-03 deliveries at once do nothing twice, and a limit holds for all of a call")
    void atOnce() {
        openGrants(90);
        assertThat(given.admin().post("deliver", "limit", 25).ok().<Integer>json("granted"), is(25));
        given.admin().post("deliver", "limit", 0).names("limit");
        given.admin().post("deliver", "limit", 1_001).names("limit");
        AtOnce.times(6, () -> given.admin().post("deliver").ok());
        eventually(() -> database.count("SELECT count(*) FROM role_grant WHERE held"), is(90L));
        assertThat(crm.calls().stream().filter(call -> call.startsWith("grant")).count(), is(90L));
        eventually(() -> database.count("SELECT count(*) FROM assignment WHERE state = 'delivering'"), is(0L));
    }

    @Test
    @DisplayName("OPS-03 what one target system does not need of a call's limit is left for the others")
    void limitIsShared() {
        openGrants(3);
        database.run("INSERT INTO connector VALUES (gen_random_uuid(), 'webhook', 'erp', true, now())");
        database.run("UPDATE role_grant SET connector_id = (SELECT id FROM connector WHERE display_name = 'erp')"
                + " WHERE id = (SELECT id FROM role_grant ORDER BY id LIMIT 1)");
        assertThat(given.admin().post("deliver", "limit", 3).ok().<Integer>json("granted"), is(3));
    }

    @Test
    @DisplayName("CON-03 that an account could not be blocked stands in the log, as everything that a target refuses")
    void accountInLog() {
        var request = given.request(PIA, crmPackage(false));
        eventually(() -> state(request), is("delivered"));
        crm.onRevoke(() -> {
            throw TargetException.refused("It does not know this account.");
        });
        clock.advance(Duration.ofDays(180));
        try (var log = new LogLines()) {
            given.admin().post("expire-assignments").ok();
            eventually(() -> log.texts().stream().filter(text -> text.endsWith(" at crm failed, try 1: It does not know this account."))
                    .map(text -> text.substring(0, text.indexOf(' '))).distinct().toList(), containsInAnyOrder("Grant", "Account"));
        }
    }

    @Test
    @DisplayName("OPS-03 what a delivery that died had claimed is taken up again when its claim has ended")
    void died() {
        openGrants(3);
        database.run("UPDATE role_grant SET claimed_until = ?", clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(deliver("granted"), is(0));
        clock.advance(Duration.ofMinutes(5));
        assertThat(deliver("granted"), is(3));
        assertThat(database.count("SELECT count(*) FROM assignment WHERE state = 'delivered'"), is(3L));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
