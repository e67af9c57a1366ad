package dev.guesthouse.browser;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.guesthouse.test.Given.AccessPackage;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("PAG-01 PAG-02 PAG-08 what people come for, by keyboard alone")
class JourneysTest extends BrowserTest {

    static List<Look> looks() {
        return List.of(Look.USUAL, Look.USUAL.withoutScripts(), Look.USUAL.narrow().withReducedMotion().withForcedColours());
    }

    @ParameterizedTest
    @MethodSource("looks")
    @DisplayName("PAG-02 PAG-07 PAG-10 somebody never seen before asks by a link, the sponsor decides by theirs with one code")
    void fromLinkToAccess(Look look) {
        var atlas = given.atlasFor(given.fabrikam());
        var pia = stranger(look);
        asks(pia, atlas);

        var sana = stranger(look);
        sana.opens(mails.to(SANA, "please decide").link());
        sana.sees("Opening the link decides nothing");
        sana.presses("Send me a code");
        sana.types("The six digits", mails.to(SANA, "sign-in code").code());
        sana.presses("Sign in");
        sana.sees("Give " + PIA + " access to Atlas?", "I test the pumps of Atlas.", "if it is given now");
        sana.presses("Give access");
        sana.sees("This was not done", "is required");
        sana.types("Why do you decide so?", "She runs our pump tests.");
        sana.presses("Give access");
        sana.sees("Access was given, and ends on");
        database.awaitDelivered(clock.instant());

        pia.opens("/my/");
        pia.sees("Atlas", "Ready, until");
        for (var visitor : List.of(pia, sana)) {
            assertThat(visitor.leaves(), empty());
        }
    }

    private void asks(Visitor pia, AccessPackage atlas) {
        pia.opens(URI.create(atlas.link()).getPath());
        pia.sees("Who are you?");
        pia.types("Your e-mail address at work", PIA);
        pia.presses("Send me a code");
        pia.types("The six digits", mails.to(PIA, "sign-in code").code());
        pia.presses("Sign in");
        pia.sees("Ask for Atlas", "What it opens");
        pia.types("Why do you need it?", "I test the pumps of Atlas.");
        pia.presses("Look at it once more");
        pia.sees("Nothing was sent yet.");
        pia.presses("Change something");
        pia.presses("Look at it once more");
        pia.presses("Ask for Atlas");
        pia.sees("Your request is on its way", "at the latest on");
    }
}
