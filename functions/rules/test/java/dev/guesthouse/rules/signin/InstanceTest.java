package dev.guesthouse.rules.signin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.blankOrNullString;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.settings.Settings;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

/** What everybody may know before they have said who they are. */
@QuarkusTest
class InstanceTest extends GuesthouseTest {

    @Inject
    Settings settings;

    @Test
    @DisplayName("IDY-01 PKG-03 anybody is told the instance's name, the languages that it speaks, its own first, and that one signs in by code")
    void told() {
        var instance = guesthouse.nobody().get("instance").ok();
        assertThat(instance.text("displayName"), is(settings.name()));
        assertThat(instance.<List<String>>json("languages"), contains("en", "de"));
        assertThat(instance.<List<String>>json("signInWays"), contains("code"));
        assertThat(instance.text("version"), not(blankOrNullString()));
    }

    @Test
    @DisplayName("OPS-01 there is no administrator until one with an address is there, whoever was printed a code")
    void firstAdministrator() {
        assertThat(guesthouse.nobody().get("instance").ok().json("hasAdministrator"), is(true));
        database.run("UPDATE person SET email = 'administrator@localhost' WHERE email = ?", Surroundings.ADMINISTRATOR);
        assertThat(guesthouse.nobody().get("instance").ok().json("hasAdministrator"), is(false));
        database.run("DELETE FROM role_assignment");
        assertThat(guesthouse.nobody().get("instance").ok().json("hasAdministrator"), is(false));
    }
}
