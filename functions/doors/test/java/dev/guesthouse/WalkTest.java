package dev.guesthouse;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.Given.resource;
import static dev.guesthouse.test.Given.role;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Catalog;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

/** The main job from the first sign-in to the end of access, as its people see it: through HTTP and the messages they get. */
@QuarkusTest
class WalkTest extends GuesthouseTest {

    private Organization fabrikam;
    private Catalog catalog;
    private AccessPackage atlas;

    @Test
    @DisplayName("REQ-02 APR-01 ASG-03 a partner's user asks through a link, the sponsor approves from a message, access is there and ends on time")
    void theMainJob() {
        var admin = guesthouse.signIn(Surroundings.ADMINISTRATOR);
        assertThat(admin.get("whoami").ok().json("roles"), contains("administrator"));
        connectFabrikam(admin);
        offerAtlas(admin);

        var pia = guesthouse.signIn(PIA);
        var request = piaAsks(pia);
        sanaApproves(request);
        piaHasAccess(pia, request);
        accessEndsOnTime(admin, pia);
        everyStepIsTold(admin, request);
    }

    private void connectFabrikam(Client admin) {
        admin.post("add-member", "email", OMAR, "displayName", "Omar Haddad").ok();
        fabrikam = new Organization(admin.post("add-organization", "displayName", "Fabrikam", "identitySources",
                List.of(Map.of("domain", "fabrikam.example"))).ok().id());
        admin.post("invite-guest", "email", SANA, "displayName", "Sana Malik").ok();
        assertThat(mails.to(SANA, "invited").link(), equalTo(Surroundings.URL + "/my"));
        admin.post("add-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", person(SANA)).ok();
        admin.post("add-sponsor", "organizationId", fabrikam.id(), "kind", "internal", "person", person(OMAR)).ok();
    }

    private void offerAtlas(Client admin) {
        var id = admin.post("create-catalog", "displayName", "Projects", "enabled", true, "enabledForExternalUsers", true).ok().id();
        var resources = admin.post("add-resources", "catalogId", id, "resources",
                List.of(resource("t1", "Atlas team", "team"), resource("s1", "Atlas site", "site"))).<String>each("id");
        catalog = new Catalog(id, resources.get(0), resources.get(1));
        var made = admin.post("create-package", "catalogId", id, "displayName", "Atlas", "hidden", true, "resourceRoles",
                List.of(role(catalog.team(), "member"), role(catalog.site(), "visitor"))).ok();
        atlas = new AccessPackage(made.id(), made.text("link"), catalog);
        admin.post("add-policy", policy(atlas).forOrganizations(fabrikam).json()).ok();
        assertThat(admin.get("package", "id", atlas.id()).ok().text("link"), equalTo(atlas.link()));
    }

    private String piaAsks(Client pia) {
        assertThat(pia.get("available-packages").items(), empty());
        var offer = pia.get("available-package", "link", atlas.link()).ok();
        assertThat(offer.json("roles.resource"), contains("Atlas team", "Atlas site"));
        assertThat(offer.json("roles.role"), contains("member", "visitor"));
        assertThat(offer.json("policies.justificationRequired"), contains(true));
        var asked = pia.post("submit-request", "link", atlas.link(), "justification", "The new line opens in May").ok();
        assertThat(asked.text("state"), equalTo("pendingApproval"));
        assertThat(pia.get("whoami").text("person.kind"), equalTo("outsider"));
        assertThat(database.column("SELECT email FROM local_account"), empty());
        return asked.id();
    }

    private void sanaApproves(String request) {
        var asked = mails.to(SANA, "please decide");
        assertThat(asked.text(), asked.says(PIA, "Fabrikam", "Atlas", "The new line opens in May", "Atlas team: member"));
        for (int i = 0; i < 3; i++) {
            guesthouse.nobody().send("GET", asked.path(), null, null);
            guesthouse.nobody().send("HEAD", asked.path(), null, null);
        }
        assertThat(given.admin().get("request", "id", request).text("state"), equalTo("pendingApproval"));
        var sana = guesthouse.signIn(SANA);
        assertThat(sana.get("approval", "link", asked.link()).ok().json("mayDecide"), is(true));
        var approved = sana.post("approve-request", "link", asked.link(), "justification", "She leads the line").ok();
        assertThat(approved.text("stages[0].decidedBy.email"), equalTo(SANA));
    }

    private void piaHasAccess(Client pia, String request) {
        eventually(() -> pia.get("request", "id", request).text("state"), equalTo("delivered"));
        assertThat(pia.get("whoami").text("person.kind"), equalTo("guest"));
        assertThat(database.memberships(PIA), contains("s1 visitor", "t1 member"));
        assertThat(mails.to(PIA, "You have Atlas").says("Atlas team: member", "Atlas site: visitor"), is(true));
        assertThat(pia.get("my-access").each("endDateTime"), contains(SettableClock.START.plus(Duration.ofDays(180)).toString()));
        assertThat(check(pia, "t1", "member").json("granted"), is(true));
        assertThat(check(pia, "t1", "member").json("delivered"), is(true));
        assertThat(check(pia, "t1", "owner").json("granted"), is(false));
    }

    private void accessEndsOnTime(Client admin, Client pia) {
        var end = clock.instant().plusSeconds(5);
        var launch = given.accessPackage(catalog, "Launch", role(catalog.team(), "member"), role(catalog.site(), "owner"));
        admin.post("add-policy", policy(launch).forOrganizations(fabrikam).withoutApproval().endingOn(end).json()).ok();
        var request = pia.post("submit-request", "packageId", launch.id()).ok().id();
        eventually(() -> pia.get("request", "id", request).text("state"), equalTo("delivered"));
        clock.set(end.minusNanos(1_000));
        assertThat(check(pia, "s1", "owner").json("granted"), is(true));
        clock.set(end);
        assertThat(check(pia, "s1", "owner").json("granted"), is(false));
        assertThat(database.memberships(PIA), hasItem("s1 owner"));

        assertThat(admin.post("expire-assignments").ok().<Integer>json("ended"), is(1));
        eventually(() -> database.memberships(PIA), contains("s1 visitor", "t1 member"));
        mails.to(PIA, "Your access to Launch ended");
        var events = database.count("SELECT count(*) FROM audit_event");
        assertThat(admin.post("expire-assignments").ok().<Integer>json("ended"), is(0));
        assertThat(AtOnce.times(10, () -> admin.post("expire-assignments").ok().<Integer>json("ended")), everyItem(is(0)));
        assertThat(database.count("SELECT count(*) FROM audit_event"), is(events));
        assertThat(mails.newestFirst(PIA, "Your access to Launch ended"), hasSize(1));
        assertThat(check(pia, "t1", "member").json("granted"), is(true));
    }

    private void everyStepIsTold(Client admin, String request) {
        var events = admin.get("events", "limit", 200).items();
        assertThat(actions(events), hasItems("person.added", "organization.added", "guest.invited", "sponsor.added", "catalog.created",
                "resource.added", "package.created", "policy.added", "request.submitted", "request.approved", "assignment.given",
                "assignment.delivered", "assignment.expired", "session.opened"));
        for (var event : events) {
            assertThat(event.toString(), Instant.parse((String) event.get("at")).isBefore(SettableClock.START), is(false));
            assertThat(event.toString(), event.get("actor") != null && event.get("subject") != null);
        }
        var ofRequest = admin.get("events", "subject", request).items();
        assertThat(actions(ofRequest), containsInAnyOrder("request.submitted", "request.approved"));
        assertThat(ofRequest.stream().map(event -> JsonBody.object(event.get("actor")).get("email")).toList(), containsInAnyOrder(PIA, SANA));
    }

    private static Answer check(Client caller, String originId, String role) {
        return caller.get("check-access", "person", PIA, "connector", "local", "originId", originId, "role", role).ok();
    }

    private static List<Object> actions(List<Map<String, Object>> events) {
        return events.stream().map(event -> event.get("action")).toList();
    }
}
