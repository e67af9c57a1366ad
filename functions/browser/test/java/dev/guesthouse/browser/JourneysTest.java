package dev.guesthouse.browser;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.Surroundings.ADMINISTRATOR;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.guesthouse.test.Given.AccessPackage;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("PAG-01 PAG-02 PAG-08 what people come for, by keyboard alone")
class JourneysTest extends BrowserTest {

    /** How many a sponsor decides in one sitting. */
    private static final int MANY = Integer.getInteger("sitting.decisions", 8);

    static List<Look> otherLooks() {
        return List.of(Look.USUAL.withoutScripts(), Look.USUAL.narrow().withReducedMotion().withForcedColours());
    }

    @Test
    @DisplayName("PAG-07 PAG-10 somebody never seen before asks by a link, the sponsor decides by theirs with one code")
    void fromLinkToAccess() {
        fromLinkToAccess(Look.USUAL);
    }

    @ParameterizedTest
    @Tag("long")
    @MethodSource("otherLooks")
    @DisplayName("PAG-02 PAG-07 PAG-10 the same without scripts, and on a narrow screen with colours of one's own")
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

    @Test
    @DisplayName("PAG-08 ORG-03 PKG-03 whoever runs the instance connects a partner, names its sponsor, and makes a package in seven steps, of which the last alone saves")
    void fromPartnerToPackage() {
        var admin = visitor(ADMINISTRATOR, Look.USUAL);
        admin.opens("/admin/partners/new");
        connects(admin);
        admin.opens("/admin/people/new-guest");
        admin.types("E-mail address", SANA);
        admin.presses("Invite a guest");
        admin.opens("/admin/partners");
        admin.presses("Fabrikam");
        admin.types("Their e-mail address", SANA);
        admin.chooses("Of the partner's people");
        admin.presses("Add a sponsor");
        admin.sees(SANA);

        admin.opens("/admin/packages/new");
        makesPackage(admin, ADMINISTRATOR);
        assertThat(admin.leaves(), empty());
        assertThat(given.pia().get("available-packages").items().size(), is(1));
    }

    @Test
    @DisplayName("PAG-08 APR-03 a sponsor decides many requests in one sitting: one list, a reason for several, each a decision of its own with an answer of its own")
    void manyAtOnce() {
        var atlas = given.atlasFor(given.fabrikam());
        IntStream.rangeClosed(1, MANY).forEach(number -> given.request(guest(number), atlas));
        var sana = stranger(Look.USUAL);
        sana.opens("/my/decisions");
        sana.types("Your address", SANA);
        sana.presses("Send me a code");
        sana.types("The six digits", mails.to(SANA, "sign-in code").code());
        sana.presses("Sign in");
        IntStream.rangeClosed(3, MANY).forEach(number -> sana.chooses("Choose: " + guest(number) + " asks for Atlas"));
        sana.presses("Give access to those chosen");
        sana.sees("This was not done", "is required");
        assertThat(decided("approved"), is(0L));

        sana.types("Why do you decide so?", "They build the new line.");
        sana.presses("Give access to those chosen");
        sana.sees("How your decisions came out", guest(MANY) + " asks for Atlas", "Done.");
        assertThat(decided("approved"), is(MANY - 2L));

        sana.opens("/my/decisions");
        sana.chooses("Choose: " + guest(2) + " asks for Atlas");
        sana.types("Why do you decide so?", "Not on this project.");
        sana.presses("Refuse those chosen");
        sana.sees("Done.");
        sana.opens("/my/decisions");
        sana.presses(guest(1) + " asks for Atlas");
        sana.types("Why do you decide so?", "Nobody of ours.");
        sana.presses("Refuse");
        sana.sees("It was refused.");
        sana.opens("/my/decisions");
        sana.sees("Nothing waits for your decision.");
        assertThat(decided("denied"), is(2L));
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action IN ('request.approved', 'request.denied')"), is((long) MANY));
        assertThat(mails.to(guest(2), "refused").text(), containsString("Not on this project."));
        assertThat(sana.leaves(), empty());
    }

    @Test
    @DisplayName("PAG-08 OPS-01 the first start: the first page of an empty instance leads through signing in, a colleague, the first partner and the first package")
    void fromNothing() {
        var ticket = guesthouse.nobody().post("send-code", "email", ADMINISTRATOR).ok().text("ticket");
        var code = mails.to(ADMINISTRATOR, "sign-in code").code();
        // As it is where the start has printed the two, since nobody's address was named.
        database.run("UPDATE person SET email = 'administrator@localhost', email_domain = 'localhost'");
        database.run("UPDATE sign_in_code SET email = 'administrator@localhost'");
        var first = stranger(Look.USUAL);
        first.opens("/");
        first.sees("Nobody runs this instance yet");
        first.types("The ticket that was printed", ticket);
        first.types("The six digits", code);
        first.presses("Sign in with these");
        first.sees("To begin with", "Fill with an example");
        first.presses("Add one of our own people");
        first.types("E-mail address", OMAR);
        first.presses("Add one of our own people");
        first.presses("Today");
        first.sees("Add one of our own people: done");
        first.presses("Add a partner");
        connects(first);
        first.presses("Today");
        first.presses("Make a package");
        makesPackage(first, OMAR);
        first.presses("Today");
        first.sees("Nothing needs anybody at the moment.");
        assertThat(first.leaves(), empty());
        assertThat(given.pia().get("available-packages").items().size(), is(1));
    }

    private static void connects(Visitor admin) {
        admin.types("Whole domain", "fabrikam.example");
        admin.presses("Look it up");
        admin.types("Name", "Fabrikam");
        admin.presses("Add it");
        admin.sees("fabrikam.example", "Sponsors");
    }

    /** @param otherwise who decides where the partner has no sponsor */
    private void makesPackage(Visitor admin, String otherwise) {
        admin.types("Name", "Wind for partners");
        admin.chooses("In a new one, open to partners");
        admin.types("Name of the new catalog", "Project Wind");
        admin.presses("Go on");
        admin.types("Name", "Wind team");
        admin.chooses("a team");
        admin.types("Its id in the target system", "wind-team");
        admin.presses("Put it on the list");
        admin.chooses("Take part in the team Wind team");
        admin.presses("Go on");
        admin.types("Name of these terms", "People of Fabrikam");
        admin.chooses("The people of certain partners");
        admin.chooses("Fabrikam");
        admin.presses("Go on");
        admin.chooses("Yes, those below");
        admin.chooses("the sponsors on the partner's side");
        admin.types("Where there is none of them: who instead?", otherwise);
        admin.presses("Go on");
        admin.chooses("Whoever asks says why");
        admin.presses("Go on");
        admin.chooses("for a number of days");
        admin.types("For how many days?", "90");
        admin.presses("Go on");
        admin.sees("Take part in the team Wind team", "The people of these partners may ask: Fabrikam.", "It lasts for 90 days");
        assertThat(database.count("SELECT count(*) FROM access_package"), is(0L));
        admin.presses("Create this package");
        admin.sees("The link to send");
    }

    private static String guest(int number) {
        return "guest%02d@fabrikam.example".formatted(number);
    }

    private long decided(String state) {
        return database.count("SELECT count(*) FROM request_stage WHERE state = ? AND justification IS NOT NULL", state);
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
