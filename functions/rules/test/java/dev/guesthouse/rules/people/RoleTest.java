package dev.guesthouse.rules.people;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.Surroundings.ADMINISTRATOR;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.session.FirstAdministrator;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.LogLines;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RoleTest extends GuesthouseTest {

    @Inject
    FirstAdministrator firstAdministrator;
    private String omar;

    @BeforeEach
    void omar() {
        omar = given.member(OMAR, "Omar Haddad");
    }

    @Test
    @DisplayName("IDY-09 IDY-03 an administrator makes a member an administrator and ends it again; both work at once, in open sessions too")
    void grantAndRevoke() {
        given.omar().get("people").refused(403, "forbidden");
        grant(OMAR).ok();
        assertThat(given.omar().get("whoami").ok().json("roles"), contains("administrator"));
        given.omar().get("people").ok();
        revoke(given.admin(), OMAR).ok();
        assertThat(given.omar().get("whoami").ok().<List<String>>json("roles"), empty());
        given.omar().get("people").refused(403, "forbidden");
    }

    @Test
    @DisplayName("AUD-01 IDY-09 either is in the audit once: who is an administrator already, or is none, stays so")
    void once() {
        grant(OMAR).ok();
        grant(OMAR).ok();
        revoke(given.admin(), OMAR).ok();
        revoke(given.admin(), OMAR).ok();
        var granted = given.admin().get("events", "action", "role.granted", "subject", omar).ok();
        assertThat(granted.each("after.role"), contains("administrator"));
        assertThat(granted.each("actor.email"), contains(ADMINISTRATOR));
        assertThat(given.admin().get("events", "action", "role.revoked", "subject", omar).ok().each("before.role"), contains("administrator"));
    }

    @Test
    @DisplayName("IDY-09 the last administrator stays, and of two who end each other's role at once one does")
    void last() {
        revoke(given.admin(), ADMINISTRATOR).refused(409, "last-administrator");
        grant(OMAR).ok();
        var admin = given.admin();
        var other = given.omar();
        var answers = AtOnce.<Answer>all(List.of(() -> revoke(admin, OMAR), () -> revoke(other, ADMINISTRATOR)));
        assertThat(answers.stream().filter(answer -> answer.status() == 204).toList(), hasSize(1));
        assertThat(database.count("SELECT count(*) FROM role_assignment WHERE role = 'administrator'"), is(1L));
    }

    @Test
    @DisplayName("IDY-09 an administrator who is blocked does not count as the last one who can act")
    void lastWhoCanAct() {
        grant(OMAR).ok();
        given.admin().post("block-person", "person", person(OMAR)).ok();
        revoke(given.admin(), ADMINISTRATOR).refused(409, "last-administrator");
        revoke(given.admin(), OMAR).ok();
    }

    @Test
    @DisplayName("IDY-09 made an administrator at once by two, somebody is it once")
    void atOnce() {
        var admin = given.admin();
        AtOnce.<Answer>times(4, () -> admin.post("grant-role", "person", person(OMAR), "role", "administrator")).forEach(Answer::ok);
        assertThat(admin.get("events", "action", "role.granted", "subject", omar).items(), hasSize(1));
    }

    @Test
    @DisplayName("IDY-09 only a member who is not blocked becomes an administrator, and only that role is given so")
    void unfit() {
        given.guest(SANA, "Sana Malik");
        guesthouse.signIn(PIA);
        grant(SANA).names("person");
        grant(PIA).names("person");
        grant("nobody@home.example").names("person");
        given.admin().post("block-person", "person", person(OMAR)).ok();
        grant(OMAR).names("person");
        given.admin().post("grant-role", "person", person(OMAR), "role", "owner").names("role");
        given.admin().post("grant-role").names("person", "role");
        given.admin().post("revoke-role").names("person", "role");
    }

    @Test
    @DisplayName("IDY-09 IDY-05 nobody else gives or takes a role, and no machine is made for it")
    void nobodyElse() {
        given.omar().post("grant-role", "person", person(OMAR), "role", "administrator").refused(403, "forbidden");
        revoke(given.omar(), ADMINISTRATOR).refused(403, "forbidden");
        given.admin().post("add-machine-token", "name", "Riser", "functions", List.of("grant-role", "revoke-role"), "expiresDateTime",
                clock.instant().plus(Duration.ofDays(1)).toString()).names("functions[0]", "functions[1]");
    }

    @Test
    @DisplayName("IDY-05 a machine token ends with the role of whoever answers for it")
    void tokenEnds() {
        var machine = given.machine("people");
        grant(OMAR).ok();
        machine.get("people").ok();
        revoke(given.omar(), ADMINISTRATOR).ok();
        machine.get("people").refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("IDY-09 whom the setting names is made no administrator again while there are others, and the log says so")
    void settingWithoutEffect() {
        assertThat(warnings(), empty());
        grant(OMAR).ok();
        revoke(given.omar(), ADMINISTRATOR).ok();
        assertThat(warnings(), contains(startsWith("guesthouse.administrator has no effect any more")));
        assertThat(guesthouse.signIn(ADMINISTRATOR).get("whoami").ok().<List<String>>json("roles"), not(hasItem("administrator")));
    }

    /** What a start says about the setting. */
    private List<String> warnings() {
        try (var log = new LogLines()) {
            QuarkusTransaction.requiringNew().call(() -> firstAdministrator.ensure(clock.instant()));
            return log.texts().stream().filter(text -> text.contains("guesthouse.administrator")).toList();
        }
    }

    private Answer grant(String email) {
        return given.admin().post("grant-role", "person", person(email), "role", "administrator");
    }

    private static Answer revoke(Client administrator, String email) {
        return administrator.post("revoke-role", "person", person(email), "role", "administrator");
    }
}
