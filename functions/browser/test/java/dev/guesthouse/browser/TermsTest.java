package dev.guesthouse.browser;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.Surroundings.ADMINISTRATOR;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("PAG-01 PAG-08 terms are changed by keyboard alone")
class TermsTest extends BrowserTest {

    @Test
    @DisplayName("PAG-01 PAG-08 POL-12 each section is changed by itself, whom it finds and what it leads to is read before it is saved, and each step is for everybody")
    void changed() {
        var atlas = given.atlasFor(given.fabrikam());
        given.access(PIA, atlas);
        var check = new PageCheck();
        var admin = visitor(ADMINISTRATOR, Look.USUAL);
        admin.carries(PageCheck.axe());
        admin.opens("/admin/packages/" + atlas.id());
        admin.presses("Change Partners");
        admin.sees("Partners: terms of Atlas", "The people of these partners may ask: Fabrikam.", "It lasts for 180 days");
        admin.presses("Change: Who may ask?");
        assertThat(check.faults(admin, "terms-who", "en"), empty());
        admin.types("Name of these terms", "People of Fabrikam");
        admin.presses("See what that leads to");
        admin.sees("These terms are called “People of Fabrikam”.", "People who have it: 1.");
        admin.presses("Change: Who decides?");
        assertThat(check.faults(admin, "terms-decides", "en"), empty());
        admin.chooses("instead, the partner's sponsors on our side");
        admin.presses("See whom that finds");
        admin.sees("Whom that finds", "Fabrikam: Sana Malik (" + SANA + ").");
        assertThat(new PageCheck().faults(admin, "terms-found", "en"), empty());
        admin.presses("See what that leads to");
        admin.presses("Change: What do we ask?");
        assertThat(check.faults(admin, "terms-asks", "en"), empty());
        admin.types("In English", "Which tower?");
        admin.chooses("in a line");
        admin.presses("See what that leads to");
        admin.presses("Change: How long?");
        assertThat(check.faults(admin, "terms-how-long", "en"), empty());
        admin.types("For how many days?", "soon");
        admin.presses("See what that leads to");
        admin.sees("This was not done", "must be hours or days");
        admin.presses("Change: How long?");
        admin.types("For how many days?", "90");
        admin.presses("See what that leads to");
        admin.sees("They answer if they like: Which tower?", "It lasts for 90 days", "the partner's sponsors on our side, " + OMAR);
        assertThat(check.faults(admin, "terms-effect", "en"), empty());
        admin.presses("Change these terms");
        admin.sees("Saved.", "It lasts for 90 days");
        var policy = given.admin().get("package", "id", atlas.id()).ok();
        assertThat(policy.text("policies[0].displayName"), is("People of Fabrikam"));
        assertThat(policy.text("policies[0].expiration.duration"), is("P90D"));
        assertThat(policy.text("policies[0].approval.stages[0].fallbackApprovers[0].kind"), is("internalSponsors"));
        assertThat(policy.text("policies[0].questions[0].text.en"), is("Which tower?"));
    }

    @Test
    @DisplayName("AUD-04 AUD-06 what somebody would see is asked for on the package's page; the list of access is kept as a file")
    void seen() throws Exception {
        var atlas = given.atlasFor(given.fabrikam());
        given.access(PIA, atlas);
        var admin = visitor(ADMINISTRATOR, Look.USUAL);
        admin.opens("/admin/packages/" + atlas.id());
        admin.types("Whose? Their e-mail address", PIA);
        admin.presses("See what they would see");
        admin.sees(PIA, "cannot ask for it.", "They do not have it already");
        admin.presses("Go to what they have");
        admin.sees("Atlas", PIA);
        var file = admin.page.waitForDownload(() -> admin.page.getByText("This list as CSV, for a spreadsheet").press("Enter"));
        // A browser gives the page up that a file came instead of.
        assertThat(admin.faults(), contains(startsWith("failed: http://guesthouse.test/admin/access.csv?")));
        assertThat(file.suggestedFilename(), is("access.csv"));
        assertThat(new String(file.createReadStream().readAllBytes(), StandardCharsets.UTF_8).lines().count(), is(2L));
    }
}
