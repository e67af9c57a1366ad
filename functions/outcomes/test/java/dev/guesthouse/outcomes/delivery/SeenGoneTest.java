package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("CON-06 removed means seen to be gone")
class SeenGoneTest extends DeliveryTest {

    @BeforeEach
    void isGiven() {
        var request = given.request(PIA, crmPackage(false));
        eventually(() -> state(request), is("delivered"));
    }

    @Test
    @DisplayName("CON-06 a target that says it took a role away and still shows it has not, and is told again until it is seen to be gone")
    void stillShown() {
        crm.shows(Optional.of(true));
        end();
        eventually(() -> grant("last_error"), is("The target system said that it took the role away, and still shows it."));
        assertThat(grant("held"), is("t"));
        assertThat(checked().<Boolean>json("unconfirmed"), is(true));
        crm.works();
        clock.advance(Duration.ofSeconds(10));
        given.admin().post("deliver").ok();
        eventually(() -> grant("held"), is("f"));
        assertThat(checked().<Boolean>json("unconfirmed"), is(false));
    }

    @Test
    @DisplayName("CON-06 what a target that cannot be read says to be gone is unconfirmed, and is looked for again when somebody says so")
    void cannotBeRead() {
        crm.shows(Optional.empty());
        end();
        eventually(() -> grant("held"), is("f"));
        assertThat(checked().<Boolean>json("delivered"), is(false));
        assertThat(checked().<Boolean>json("unconfirmed"), is(true));
        assertThat("it is not waited for", given.admin().get("deliveries").items(), empty());
        var unconfirmed = given.admin().get("deliveries", "state", "unconfirmed").ok();
        assertThat(unconfirmed.text("items[0].person.email"), is(PIA));

        crm.works();
        given.admin().post("retry-delivery", "id", unconfirmed.text("items[0].id")).ok();
        eventually(() -> given.admin().get("deliveries", "state", "unconfirmed").items(), empty());
        assertThat(checked().<Boolean>json("unconfirmed"), is(false));
    }

    private void end() {
        clock.advance(Duration.ofDays(180));
        given.admin().post("expire-assignments").ok();
    }

    private Answer checked() {
        return given.admin().get("check-access", "person", PIA, "connector", "crm", "originId", "crm", "role", "user").ok();
    }
}
