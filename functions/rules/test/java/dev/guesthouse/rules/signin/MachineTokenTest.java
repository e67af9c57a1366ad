package dev.guesthouse.rules.signin;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MachineTokenTest extends GuesthouseTest {

    private static final String MIA = "mia@home.example";

    @Test
    @DisplayName("IDY-05 a machine may call the functions that its token names and no other")
    void justThese() {
        var machine = given.machine("expire-assignments", "organizations");
        machine.post("expire-assignments").ok();
        machine.get("organizations").ok();
        machine.get("people").refused(403, "forbidden");
        machine.post("time-out-requests").refused(403, "forbidden");
        machine.get("whoami").refused(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = { "submit-request", "submit-requests", "cancel-request", "approve-request", "deny-request", "approval", "pending-approvals", "my-access", "my-requests",
            "available-packages", "whoami", "change-my-language", "sign-out", "send-code", "redeem-code", "add-machine-token", "end-machine-token", "machine-tokens", "nonsense", "" })
    @DisplayName("IDY-05 no token can be made for what a machine must never do: decide, request, sign in, make tokens")
    void never(String function) {
        make("Cron", List.of("expire-assignments", function)).names("functions[1]");
    }

    @Test
    @DisplayName("IDY-05 a machine calls no function of people, even where its token says so")
    void evenIfNamed() {
        var machine = given.machine("expire-assignments");
        var notForMachines = Arrays.stream(FunctionTable.values()).filter(function -> !function.who.admitsMachines()
                && function.who != FunctionTable.Who.ANYBODY).toList();
        notForMachines.forEach(function -> database.run("INSERT INTO machine_token_function SELECT id, ? FROM machine_token", function.functionName()));
        notForMachines.forEach(function -> (function.effect == FunctionTable.Effect.READ ? machine.get(function.functionName())
                : machine.post(function.functionName())).refused(403, "forbidden"));
    }

    @Test
    @DisplayName("IDY-05 POL-04 no machine chooses whom a person's requests are decided by: it names no manager, and keeps the one there is")
    void noManager() {
        given.member(OMAR, "Omar Haddad");
        given.member(MIA, "Mia Lang");
        given.admin().post("change-person", "person", person(OMAR), "manager", person(MIA)).ok();
        var machine = given.machine("change-person", "add-member");
        machine.post("change-person", "person", person(MIA), "manager", person(OMAR)).refused(403, "forbidden");
        machine.post("add-member", "email", "noa@home.example", "displayName", "Noa Stern", "manager", person(OMAR)).refused(403, "forbidden");
        machine.post("change-person", "person", person(OMAR), "manager", person(MIA), "displayName", "Omar H.").ok();
        machine.post("add-member", "email", "noa@home.example", "displayName", "Noa Stern").ok();
        assertThat(given.admin().get("person", "email", MIA).ok().text("manager"), nullValue());
    }

    @Test
    @DisplayName("IDY-05 a machine that gives access makes nobody a member by it")
    void noMemberByTheWay() {
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        var giving = JsonBody.of("packageId", atlas.id(), "policyId", given.saved(policy(atlas).scope("nobody").withoutApproval()));
        var machine = given.machine("assign-access");
        machine.post("assign-access", JsonBody.with(giving, "person", person(MIA))).refused(403, "forbidden");
        given.member(MIA, "Mia Lang");
        machine.post("assign-access", JsonBody.with(giving, "person", person(MIA))).ok();
        machine.post("assign-access", JsonBody.with(giving, "person", person(PIA))).ok();
    }

    @Test
    @DisplayName("IDY-05 a token is shown once, listed without its secret, and needs a name, functions and an end ahead")
    void shownOnce() {
        var made = make("Cron", List.of("expire-assignments")).ok();
        var listed = given.admin().get("machine-tokens").ok();
        assertThat(listed.each("name"), contains("Cron"));
        assertThat(listed.body(), not(containsString(made.text("token"))));
        make("CRON", List.of("expire-assignments")).refused(409, "name-taken");
        given.admin().post("add-machine-token").names("name", "functions", "expiresDateTime");
        given.admin().post("add-machine-token", "name", "Late", "functions", List.of("deliver"), "expiresDateTime", clock.instant().toString())
                .names("expiresDateTime");
    }

    @Test
    @DisplayName("IDY-05 a token ends when its time is over, and at once when somebody ends it")
    void ends() {
        var machine = given.machine("expire-assignments");
        clock.advance(Duration.ofDays(30).minusNanos(1_000));
        machine.post("expire-assignments").ok();
        clock.advance(Duration.ofNanos(1_000));
        machine.post("expire-assignments").refused(401, "unauthenticated");
        var other = given.machine("deliver");
        given.admin().post("end-machine-token", "id", given.admin().get("machine-tokens").<String>each("id").get(0)).ok();
        other.post("deliver").refused(401, "unauthenticated");
    }

    @RepeatedTest(10)
    @DisplayName("IDY-05 AUD-01 a token that many end in the same instant ends once")
    void endedAtOnce() {
        make("Cron", List.of("expire-assignments")).ok();
        var admin = given.admin();
        var made = admin.get("machine-tokens").<String>each("id").get(0);
        AtOnce.times(6, () -> admin.post("end-machine-token", "id", made).ok());
        assertThat(admin.get("events", "action", "machineToken.ended").items(), hasSize(1));
    }

    @Test
    @DisplayName("IDY-05 a token ends with the standing of the administrator who answers for it")
    void answerable() {
        var machine = given.machine("expire-assignments");
        var administrator = "(SELECT id FROM person WHERE email = '" + Surroundings.ADMINISTRATOR + "')";
        database.run("UPDATE person SET state = 'blocked' WHERE id = " + administrator);
        machine.post("expire-assignments").refused(401, "unauthenticated");
        database.run("UPDATE person SET state = 'active' WHERE id = " + administrator);
        machine.post("expire-assignments").ok();
        database.run("DELETE FROM role_assignment WHERE person_id = " + administrator);
        machine.post("expire-assignments").refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("IDY-05 what a machine did stands in the audit as its own doing")
    void audited() {
        given.machine("add-organization").post("add-organization", "displayName", "Fabrikam", "identitySources",
                List.of(Map.of("domain", "fabrikam.example"))).ok();
        assertThat(given.admin().get("events", "action", "organization.added").each("actor.kind"), contains("machine"));
    }

    private Answer make(String name, List<String> functions) {
        return given.admin().post("add-machine-token", "name", name, "functions", functions, "expiresDateTime",
                clock.instant().plus(Duration.ofDays(30)).toString());
    }
}
