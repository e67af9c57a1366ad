package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

/** Accounts and roles that a target system had before anything of ours. */
@QuarkusTest
class ThereBeforeTest extends DeliveryTest {

    @Test
    @DisplayName("GST-03 a role that somebody had before it was granted to them stays when their access ends, and drift says so")
    void role() {
        crm.hasAccountsAlready();
        var selling = crmPackage(false);
        given.pia().get("whoami").ok();
        var pia = account(PIA);
        crm.changes(members -> Set.of(pia));
        var request = given.request(PIA, selling);
        eventually(() -> state(request), is("delivered"));
        assertThat(drift().each("kind"), contains("notOurs"));
        assertThat(drift().text("items[0].person.email"), equalTo(PIA));
        end();
        assertThat(crm.calls().stream().filter(call -> call.startsWith("revoke")).toList(), empty());
        assertThat(crm.members(), contains(pia));
        clock.advance(Duration.ofMinutes(1));
        assertThat(given.admin().post("reconcile", "connector", "crm").ok().json("found"), is(0));
        assertThat(drift().each("kind"), contains("notOurs"));

        crm.changes(members -> Set.of());
        clock.advance(Duration.ofMinutes(1));
        given.admin().post("reconcile", "connector", "crm").ok();
        assertThat(drift().items(), empty());
        assertThat("what is given anew is ours", again(selling), contains(pia));
        end();
        eventually(crm::members, empty());
    }

    @Test
    @DisplayName("GST-03 ASG-07 a role that was there before, and that its system has lost, is ours once it is given again")
    void lostAndGivenAgain() {
        crm.hasAccountsAlready();
        var selling = crmPackage(false);
        given.pia().get("whoami").ok();
        var pia = account(PIA);
        crm.changes(members -> Set.of(pia));
        var request = given.request(PIA, selling);
        eventually(() -> state(request), is("delivered"));
        crm.changes(members -> Set.of());
        clock.advance(Duration.ofMinutes(1));
        assertThat(given.admin().post("reconcile", "connector", "crm").ok().json("lost"), is(1));
        eventually(crm::members, contains(pia));
        database.awaitDelivered(clock.instant());
        end();
        eventually(crm::members, empty());
    }

    @Test
    @DisplayName("GST-03 CON-03 what a try that failed has given is ours all the same")
    void answerLost() {
        crm.hasAccountsAlready();
        var tries = new AtomicInteger();
        crm.onGrant(() -> {
            if (tries.incrementAndGet() == 1) {
                crm.changes(members -> Set.of(account(PIA)));
                throw TargetException.away("It broke off.");
            }
        });
        var request = given.request(PIA, crmPackage(false));
        eventually(() -> grant("tries"), is("1"));
        clock.advance(Duration.ofSeconds(10));
        deliver("granted");
        eventually(() -> state(request), is("delivered"));
        assertThat(drift().items(), empty());
        end();
        eventually(crm::members, empty());
    }

    @Test
    @DisplayName("GST-03 an account that was there before us is neither blocked nor deleted by us")
    void accountStays() {
        crm.hasAccountsAlready();
        var request = given.request(PIA, crmPackage(false));
        eventually(() -> state(request), is("delivered"));
        given.admin().post("erase-person", "person", JsonBody.person(PIA)).ok();
        eventually(crm::members, empty());
        database.awaitDelivered(clock.instant());
        deliver("accounts");
        assertThat(crm.calls(), contains("account", "grant crm user", "revoke crm user"));
    }

    @Test
    @DisplayName("GST-03 ASG-07 what was found of somebody to whom it was never granted stays theirs; what was once granted does not")
    void foundBefore() {
        var selling = crmPackage(false);
        var first = given.request(PIA, selling);
        eventually(() -> state(first), is("delivered"));
        var pia = account(PIA);
        for (var everGranted : List.of(true, false)) {
            end();
            eventually(crm::members, empty());
            if (!everGranted) {
                database.run("DELETE FROM role_grant");
            }
            crm.changes(members -> Set.of(pia));
            clock.advance(Duration.ofMinutes(1));
            given.admin().post("reconcile", "connector", "crm").ok();
            assertThat(drift().each("kind"), contains("found"));
            assertThat(again(selling), contains(pia));
        }
        end();
        assertThat(crm.members(), contains(pia));
        assertThat(crm.calls().stream().filter(call -> call.startsWith("revoke")).toList(), hasSize(2));
    }

    private Set<Membership> again(AccessPackage selling) {
        var request = given.request(PIA, selling);
        eventually(() -> state(request), is("delivered"));
        return crm.members();
    }

    private Membership account(String email) {
        return new Membership("account of " + database.value("SELECT id FROM person WHERE email = ?", email), "crm", "user");
    }

    private void end() {
        clock.advance(Duration.ofDays(180));
        given.admin().post("expire-assignments").ok();
        eventually(() -> grant("held"), is("f"));
    }

    private Answer drift() {
        return given.admin().get("drift", "connector", "crm").ok();
    }
}
