package dev.guesthouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Tag("long")
@DisplayName("PAG-01 pages on paper")
class PrintTest extends BrowserTest {

    private static final Locator.FilterOptions VISIBLE = new Locator.FilterOptions().setVisible(true);
    private static final String COLOURED = """
            () => [...document.querySelectorAll('html, body, main *, footer *')].filter(e => e.checkVisibility()).filter(e => {
                const style = getComputedStyle(e);
                return style.color !== 'rgb(0, 0, 0)' || !['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(style.backgroundColor);
            }).map(e => e.outerHTML.slice(0, 80))
            """;
    private static final String WRITTEN_OUT = "() => [...document.querySelectorAll('main a[href^=http]')].map(a => getComputedStyle(a, '::after').content).join(' ')";

    @Test
    @DisplayName("PAG-01 a printed page is black on white whatever the screen is, without navigation and buttons, says when and by whom, and where its links lead")
    void onPaper() {
        var world = World.of(given, mails);
        for (var page : Shown.values()) {
            var visitor = page.who == null ? stranger(Look.USUAL.inTheDark()) : visitor(page.who, Look.USUAL.inTheDark());
            visitor.opens(page.address.apply(world));
            printed(visitor, page.fileName());
            visitor.leaves();
        }
        var pia = visitor(PIA, Look.USUAL.inTheDark());
        given.admin().post("change-resource", "id", world.atlas().catalog().team(), "address", "https://teams.example/atlas").ok();
        var approved = given.sana().post("approve-request", "requestId", world.requestId(), "justification", "Welcome").ok();
        pia.opens("/my/access/" + approved.text("assignmentId"));
        printed(pia, "access");
        assertThat((String) pia.page.evaluate(WRITTEN_OUT), containsString("(https://teams.example/atlas)"));
        assertThat(pia.page.locator(".on-paper")).containsText("by " + PIA);
    }

    private static void printed(Visitor visitor, String name) {
        var page = visitor.page;
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(name, (List<?>) page.evaluate(COLOURED), empty());
        assertThat(page.locator("nav:visible, button:visible, .button:visible, [role=search]:visible, main :is(input, textarea, select):visible")).hasCount(0);
        assertThat(page.getByText("Delete this package").or(page.getByText("Change it", new Page.GetByTextOptions().setExact(true))).filter(VISIBLE)).hasCount(0);
        assertThat(page.locator(".on-paper")).containsText("Printed from the page of ");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/%s-print.png".formatted(name))));
    }
}
