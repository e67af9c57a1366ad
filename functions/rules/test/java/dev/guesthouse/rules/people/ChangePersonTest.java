package dev.guesthouse.rules.people;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.PolicyBody.manager;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.PolicyBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ChangePersonTest extends GuesthouseTest {

    private static final String MOVED = "pia@contoso.example";

    @Test
    @DisplayName("IDY-06 a person whose address changes stays the same person, is of the other organization, and keeps what they have")
    void staysTheSame() {
        var fabrikam = given.fabrikam();
        var contoso = given.organization("Contoso", "contoso.example");
        var atlas = given.atlasFor(fabrikam);
        var request = given.request(PIA, atlas);
        given.sana().post("approve-request", "requestId", request, "justification", "Yes").ok();
        var pia = given.admin().get("person", "email", PIA).ok();
        assertThat(pia.text("organizationId"), is(fabrikam.id()));

        var moved = change(PIA, "email", "PIA@Contoso.example").ok();
        assertThat(moved.id(), is(pia.id()));
        assertThat(moved.text("email"), is(MOVED));
        assertThat(moved.text("organizationId"), is(contoso.id()));
        assertThat(moved.json("assignments.package.displayName"), contains("Atlas"));
        assertThat(given.caller(MOVED).get("my-access").items(), hasSize(1));
        assertThat(given.caller(MOVED).get("whoami").ok().text("person.id"), is(pia.id()));
        given.admin().get("person", "email", PIA).refused(404, "not-found");
    }

    @Test
    @DisplayName("IDY-06 with the address, sessions and open codes end")
    void sessionsAndCodesEnd() {
        given.guest(PIA, "Pia Berg");
        var session = given.byCode(PIA);
        var stranger = guesthouse.nobody();
        var ticket = stranger.post("send-code", "email", PIA).ok().text("ticket");
        var code = mails.await(PIA, 2).get(0).code();
        change(PIA, "email", MOVED).ok();
        session.get("whoami").refused(401, "unauthenticated");
        stranger.post("redeem-code", "ticket", ticket, "code", code).refused(403, "code-refused");
    }

    @Test
    @DisplayName("IDY-06 a change that leaves the address as it is, whatever its case, ends no session")
    void sameAddress() {
        given.guest(PIA, "Pia Berg");
        var session = given.pia();
        assertThat(change(PIA, "email", PIA.toUpperCase(), "displayName", "Pia Holm").ok().text("displayName"), is("Pia Holm"));
        assertThat(session.get("whoami").ok().text("person.displayName"), is("Pia Holm"));
    }

    @Test
    @DisplayName("IDY-06 an address that somebody has is a conflict that names them, also where they only signed in once")
    void taken() {
        given.guest(PIA, "Pia Berg");
        var sana = given.guest(SANA, "Sana Malik");
        assertThat(change(PIA, "email", SANA).refused(409, "person-exists").text("person"), is(sana));
        guesthouse.signIn(MOVED);
        change(PIA, "email", MOVED).refused(409, "person-exists");
        assertThat(given.admin().get("person", "email", PIA).ok().text("displayName"), is("Pia Berg"));
    }

    @Test
    @DisplayName("IDY-06 two people who are given the same address at once: one has it, the other is refused")
    void atOnce() {
        given.guest(PIA, "Pia Berg");
        given.guest(SANA, "Sana Malik");
        var admin = given.admin();
        var answers = AtOnce.<Answer>all(List.of(() -> admin.post("change-person", "person", person(PIA), "email", MOVED),
                () -> admin.post("change-person", "person", person(SANA), "email", MOVED)));
        assertThat(answers.stream().map(Answer::status).toList(), containsInAnyOrder(200, 409));
        assertThat(database.count("SELECT count(*) FROM person WHERE email = ?", MOVED), is(1L));
    }

    @Test
    @DisplayName("POL-06 an external sponsor whose address leaves the organization decides no more, and the fallbacks are asked")
    void sponsorMoves() {
        var atlas = given.atlasFor(given.fabrikam());
        var request = given.request(PIA, atlas);
        change(SANA, "email", "sana@contoso.example").ok();
        given.caller("sana@contoso.example").post("approve-request", "requestId", request, "justification", "Yes").refused(403, "forbidden");
        mails.to(OMAR, "asks for Atlas");
        given.omar().post("approve-request", "requestId", request, "justification", "Yes").ok();
    }

    @Test
    @DisplayName("POL-06 who is somebody's manager no more does not decide for them")
    void managerChanges() {
        given.member(OMAR, "Omar Haddad");
        given.member("mia@home.example", "Mia Lang");
        given.member("noa@home.example", "Noa Stern");
        change("noa@home.example", "manager", person("mia@home.example")).ok();
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).scope("allMembers")
                .stages(stage(manager()).orElse(PolicyBody.person(OMAR))));
        var request = given.request("noa@home.example", atlas);
        change("noa@home.example", "manager", person(OMAR)).ok();
        given.caller("mia@home.example").post("approve-request", "requestId", request, "justification", "Yes").refused(403, "forbidden");
        given.omar().post("approve-request", "requestId", request, "justification", "Yes").ok();
    }

    @Test
    @DisplayName("GST-03 a guest who was there before can be put under governance; nobody else can")
    void governed() {
        given.guest(PIA, "Pia Berg");
        given.member(OMAR, "Omar Haddad");
        assertThat(change(PIA, "governed", true).ok().<Boolean>json("governed"), is(true));
        assertThat(change(PIA, "displayName", "Pia").ok().<Boolean>json("governed"), is(true));
        assertThat(change(PIA, "governed", false).ok().<Boolean>json("governed"), is(false));
        change(OMAR, "governed", true).names("governed");
    }

    @Test
    @DisplayName("OPS-06 everything that is wrong is named at once, and nothing is changed")
    void wrong() {
        given.fabrikam();
        given.admin().post("change-person").names("person");
        change(OMAR, "email", "omar@fabrikam.example", "displayName", " ", "manager", person(OMAR)).names("email", "displayName", "manager");
        change(SANA, "email", "sana@home.example", "manager", person(SANA)).names("email", "manager", "manager");
        change(SANA, "email", "nonsense", "manager", person("nobody@home.example")).names("email", "manager");
        change("nobody@home.example", "displayName", "X").names("person");
        given.omar().post("change-person", "person", person(SANA), "displayName", "X").refused(403, "forbidden");
        var sana = given.admin().get("person", "email", SANA).ok();
        assertThat(sana.text("displayName"), is("Sana Malik"));
        assertThat(sana.text("manager"), is(nullValue()));
    }

    @Test
    @DisplayName("AUD-01 the change is in the audit with before and after; the address is a personal value")
    void audited() {
        var pia = given.guest(PIA, "Pia Berg");
        change(PIA, "email", MOVED).ok();
        var event = given.admin().get("events", "subject", pia, "action", "person.changed").ok();
        assertThat(event.text("items[0].after.email"), is(MOVED));
        assertThat(event.text("items[0].after.emailBefore"), is(PIA));
        assertThat(database.column("SELECT id FROM audit_event WHERE after::text LIKE '%contoso%'"), is(empty()));
    }

    private Answer change(String email, Object... what) {
        return given.admin().post("change-person", JsonBody.with(JsonBody.of("person", person(email)), what));
    }
}
