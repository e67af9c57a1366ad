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

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DeliveredTest extends DeliveryTest {

    @Test
    @DisplayName("ASG-01 after the last approval the guest is made, every role granted through its connector, and it is delivered")
    void delivered() {
        var request = given.request(PIA, given.atlasFor(fabrikam));
        given.sana().post("approve-request", "requestId", request, "justification", "She builds it").ok();

        eventually(() -> state(request), is("delivered"));
        assertThat(local(), contains("site-Projects visitor", "team-Projects member"));
        var access = given.pia().get("check-access", "connector", "local", "originId", "team-Projects", "role", "member").ok();
        assertThat(access.json("granted"), is(true));
        assertThat(access.json("delivered"), is(true));
        assertThat(deliver("granted"), is(0));
    }

    @Test
    @DisplayName("GST-01 the first delivery makes the guest, governed, and the message says that access is there, until when, and how to get in")
    void guest() {
        assertThat(person("kind"), is("outsider"));
        var request = given.request(PIA, crmPackage(true));
        eventually(() -> state(request), is("delivered"));

        assertThat(person("kind"), is("guest"));
        assertThat(person("governed"), is("t"));
        assertThat(given.admin().get("people", "search", PIA).ok().items().size(), is(1));
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'guest.created'"), is(1L));
        assertThat(crm.calls(), contains("account", "grant crm user"));
        var letter = mails.to(PIA, "You have Selling");
        assertThat(letter.subject(), is("You have Selling since Tue 1 Dec"));
        assertThat(letter.text(), containsString("What it gives: Customers: user, Team of Sales: member\n"));
        assertThat(letter.text(), containsString("Until: Sunday 30 May 2027, 09:00 UTC\n"));
        assertThat(letter.text(), containsString("\nhttp://guesthouse.test/my\n"));
        assertThat(letter.text(), containsString("sign in with this address"));
        assertThat("no invitation beside it", mails.newestFirst(PIA, "You have been added"), empty());
    }

    @Test
    @DisplayName("GST-01 a guest who was there before gets the accounts and stays what they are")
    void guestBefore() {
        given.guest("gina@fabrikam.example", "Gina");
        var request = given.request("gina@fabrikam.example", crmPackage(true));
        eventually(() -> state(request), is("delivered"));

        assertThat(database.value("SELECT governed FROM person WHERE email = 'gina@fabrikam.example'"), is("f"));
        assertThat(database.count("SELECT count(*) FROM account"), is(2L));
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'guest.created'"), is(0L));
    }

    @Test
    @DisplayName("ASG-01 where a role cannot be granted it is partiallyDelivered, with the role's reason, and the message names what is missing")
    void partly() {
        crm.onGrant(() -> {
            throw TargetException.refused("The target system knows no such application.");
        });
        var request = given.request(PIA, crmPackage(true));
        eventually(this::local, contains("team-Sales member"));
        assertThat("not before the last try", state(request), is("delivering"));
        tryUntilItRests();

        assertThat(state(request), is("partiallyDelivered"));
        assertThat(given.admin().get("assignments", "state", "failed").each("requestId"), contains(request));
        assertThat(grant("last_error"), is("The target system knows no such application."));
        assertThat(grant("next_try_at"), is((String) null));
        assertThat(grant("tries"), is("27"));
        var letter = mails.to(PIA, "You have a part of Selling");
        assertThat(letter.text(), containsString("What it gives: Team of Sales: member\n"));
        assertThat(letter.text(), containsString("Not given: Customers: user\n"));
    }

    @Test
    @DisplayName("ASG-01 where nothing can be granted it is deliveryFailed, and nobody is told of access that is not there")
    void failed() {
        crm.answersAccount("");
        var request = given.request(PIA, crmPackage(false));
        tryUntilItRests();

        assertThat(state(request), is("deliveryFailed"));
        assertThat(grant("last_error"), is("The target system answered no usable account."));
        assertThat("no account, no guest", person("kind"), is("outsider"));
        assertThat(mails.newestFirst(PIA, "Selling"), empty());
    }

    @Test
    @DisplayName("ASG-01 a person who was blocked meanwhile is given nothing, visibly, until they are let in again")
    void blocked() {
        crm.onGrant(() -> {
            throw TargetException.away("It is away.");
        });
        var request = given.request(PIA, crmPackage(false));
        eventually(() -> grant("tries"), is("1"));
        given.admin().post("block-person", "person", JsonBody.person(PIA), "justification", "lost").ok();
        crm.works();
        clock.advance(Duration.ofSeconds(10));

        assertThat(deliver("failed"), is(1));
        assertThat(crm.members(), empty());
        assertThat(state(request), is("deliveryFailed"));
        assertThat(grant("last_error"), containsString("blocked"));

        given.admin().post("unblock-person", "person", JsonBody.person(PIA)).ok();
        eventually(() -> state(request), is("delivered"));
        assertThat(crm.members(), hasSize(1));
    }

    @Test
    @DisplayName("ASG-01 PKG-04 a role that a package got while its holder was blocked is theirs once they are let in again")
    void blockedWhenAdded() {
        var made = crmPackage(false);
        var request = given.request(PIA, made);
        eventually(() -> state(request), is("delivered"));
        given.admin().post("block-person", "person", JsonBody.person(PIA)).ok();
        given.admin().post("change-package", "id", made.id(), "resourceRoles", List.of(Given.role(made.catalog().team(), "member"))).ok();
        eventually(crm::members, empty());
        assertThat(local(), empty());

        given.admin().post("unblock-person", "person", JsonBody.person(PIA)).ok();
        eventually(this::local, contains("team-Sales member"));
    }

    @Test
    @DisplayName("ASG-02 delivery looks at the time once more: what ended before it was delivered is not granted any more, and taken away where a try may have been done")
    void endedBefore() {
        crm.onGrant(() -> {
            throw TargetException.away("It is away.");
        });
        given.request(PIA, crmPackage(false));
        eventually(() -> grant("tries"), is("1"));
        crm.works();
        clock.advance(Duration.ofDays(180));

        assertThat(deliver("granted"), is(0));
        given.admin().post("expire-assignments").ok();
        clock.advance(Duration.ofMinutes(1));
        assertThat(deliver("granted"), is(0));
        assertThat(crm.members(), empty());
        assertThat("its answer alone may have been lost", crm.calls(), hasItem("revoke crm user"));
    }

    @Test
    @DisplayName("ASG-03 access that ends while it is being granted is revoked at once")
    void endsMeanwhile() {
        crm.onGrant(() -> {
            clock.advance(Duration.ofDays(180));
            given.admin().post("expire-assignments").ok();
        });
        given.request(PIA, crmPackage(false));

        eventually(crm::calls, containsInAnyOrder("account", "grant crm user", "revoke crm user", "block"));
        assertThat(crm.members(), empty());
        eventually(() -> grant("wanted::text || held::text"), is("falsefalse"));
    }

    @Test
    @DisplayName("ASG-03 the roles of access that has ended are revoked, and the person told")
    void revoked() {
        var request = given.request(PIA, crmPackage(true));
        eventually(() -> state(request), is("delivered"));
        clock.advance(Duration.ofDays(180));
        given.admin().post("expire-assignments").ok();

        eventually(crm::members, empty());
        eventually(this::local, empty());
        var letter = mails.to(PIA, "has ended");
        assertThat(letter.subject(), is("Your access to Selling ended on Sun 30 May"));
        assertThat(letter.text(), containsString("Until: Sunday 30 May 2027, 09:00 UTC\n"));
    }

    private void tryUntilItRests() {
        for (int i = 0; i < 27; i++) {
            clock.advance(Duration.ofMinutes(5));
            deliver("failed");
        }
    }

    private String person(String column) {
        given.pia();
        return database.value("SELECT " + column + " FROM person WHERE email = ?", PIA);
    }
}
