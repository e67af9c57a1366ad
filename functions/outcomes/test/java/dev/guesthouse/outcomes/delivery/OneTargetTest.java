package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Patience;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("CON-03 what a target system is asked at once, and by whom")
class OneTargetTest extends DeliveryTest {

    @Test
    @DisplayName("CON-03 a target is asked as much at once as its connector says, and no more")
    void atOnce() {
        database.run("UPDATE connector SET calls_at_once = 3 WHERE display_name = 'crm'");
        openGrants(30);
        var together = new CyclicBarrier(3);
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        crm.onGrant(() -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            await(together);
            underWay.decrementAndGet();
        });
        assertThat(deliver("granted"), is(30));
        assertThat(most.get(), is(3));
        assertThat(crm.members(), hasSize(30));
    }

    @Test
    @DisplayName("CON-03 what another program works on is left to it, and taken over once it is dead, with all that it had claimed")
    void takenOver() {
        openGrants(3);
        database.run("INSERT INTO delivery_lease SELECT id, ?, ? FROM connector WHERE display_name = 'crm'", UUID.randomUUID(),
                clock.instant().plus(Duration.ofSeconds(30)));
        database.run("UPDATE role_grant SET claimed_until = ? WHERE id = (SELECT min(id::text)::uuid FROM role_grant)", clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(deliver("granted"), is(0));
        clock.advance(Duration.ofSeconds(30));
        assertThat(deliver("granted"), is(3));
        assertThat("and nobody waits for whoever is done", database.count("SELECT count(*) FROM delivery_lease"), is(0L));
    }

    @Test
    @DisplayName("CON-01 where people need no account of their own, none is made and none blocked")
    void noAccounts() {
        database.run("UPDATE connector SET own_accounts = false WHERE display_name = 'crm'");
        var request = given.request(PIA, crmPackage(false));
        eventually(() -> state(request), is("delivered"));
        assertThat(database.value("SELECT kind FROM person WHERE email = ?", PIA), is("guest"));
        clock.advance(Duration.ofDays(180));
        given.admin().post("expire-assignments").ok();
        database.awaitDelivered(clock.instant());
        assertThat(crm.members(), hasSize(0));
        assertThat(crm.calls(), contains("grant crm user", "revoke crm user"));
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
