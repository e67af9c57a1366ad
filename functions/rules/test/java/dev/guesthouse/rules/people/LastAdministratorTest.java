package dev.guesthouse.rules.people;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.session.FirstAdministrator;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Surroundings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LastAdministratorTest extends GuesthouseTest {

    private static final String LEE = "lee@home.example";

    @Inject
    FirstAdministrator firstAdministrator;

    @Test
    @DisplayName("IDY-03 nobody, no machine either, blocks the last administrator")
    void lastAdministrator() {
        var machine = given.machine("block-person", "people");
        machine.post("block-person", "person", JsonBody.person(Surroundings.ADMINISTRATOR)).refused(409, "last-administrator");
        machine.get("people").ok();
        given.admin().get("whoami").ok();
    }

    @Test
    @DisplayName("IDY-03 of two administrators who block each other at once, one stays")
    void eachOther() {
        given.member(LEE, "Lee Park");
        given.admin().post("grant-role", "person", JsonBody.person(LEE), "role", "administrator").ok();
        var admin = given.admin();
        var lee = given.caller(LEE);
        AtOnce.<Answer>all(List.of(() -> admin.post("block-person", "person", JsonBody.person(LEE)),
                () -> lee.post("block-person", "person", JsonBody.person(Surroundings.ADMINISTRATOR))));
        assertThat(database.column("SELECT email FROM person WHERE state = 'blocked'"), hasSize(1));
    }

    @Test
    @DisplayName("OPS-01 the setting lets an administrator in who was blocked when there is no other, at each start again")
    void settingLetsIn() {
        database.run("UPDATE person SET state = 'blocked' WHERE email = ?", Surroundings.ADMINISTRATOR);
        for (int start = 0; start < 2; start++) {
            QuarkusTransaction.requiringNew().call(() -> firstAdministrator.ensure(clock.instant()));
        }
        assertThat(guesthouse.signIn(Surroundings.ADMINISTRATOR).get("whoami").ok().json("roles"), hasItem("administrator"));
    }
}
