package dev.guesthouse.browser;

import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

/** That the other tests here can fail: what they rest on notices what it should. */
@QuarkusTest
class VisitorTest extends BrowserTest {

    private static final String FORM = """
            <!DOCTYPE html><html lang="en"><title>A form</title>
            <form action="/sent" method="get">
            <p><a href="#end">Skip</a> <button type="button">Nothing</button>
            <p><label>Why <input name="why" value="old"></label>
            <p><label><input type="radio" name="how" value="give"> Give</label> <label><input type="radio" name="how" value="refuse"> Refuse</label>
            <p><label><input type="checkbox" name="tell" value="yes"> Tell them</label>
            <p><span role="button">Cannot be reached</span> <a id="bare" href="/sent">Bare</a> <a id="behind" href="/sent">Behind</a>
            <p id="end"><button>Send</button></form></html>
            """;

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            <p style="color: red">            | the console says: Applying inline style violates
            <script>document.title = 1</script> | the console says: Executing inline script violates
            <img src="/x.png" alt="">         | failed: http://guesthouse.test/x.png
            <link rel="stylesheet" href="http://elsewhere.example/x.css"> | failed: http://elsewhere.example/x.css
            <script src="/missing.js"></script> | answered 404: http://guesthouse.test/missing.js
            <script src="/throws.js"></script> | a script failed: Error: thrown
            <script src="/asks.js"></script>  | asks elsewhere: http://elsewhere.example/
            """)
    @DisplayName("PAG-05 what a page does that it should not is noticed")
    void noticed(String html, String fault) {
        var visitor = stranger(Look.USUAL);
        visitor.isShown("/missing.js", 404, "");
        visitor.isShown("/throws.js", "throw new Error('thrown')");
        visitor.isShown("/asks.js", "addEventListener('load', () => setTimeout(() => { location = 'http://elsewhere.example/' }))");
        visitor.isShown("/faulty", "<!DOCTYPE html><html lang=\"en\"><title>Faulty</title>" + html);
        visitor.opens("/faulty");
        var faults = new ArrayList<String>();
        visitor.page.waitForCondition(() -> {
            faults.addAll(visitor.faults());
            return faults.stream().anyMatch(each -> each.startsWith(fault));
        });
        visitor.leaves();
    }

    @Test
    @DisplayName("PAG-01 a form is filled in and sent by keyboard alone")
    void form() {
        for (var look : List.of(Look.USUAL, Look.USUAL.withoutScripts())) {
            var visitor = stranger(look);
            visitor.isShown("/form", FORM);
            visitor.isShown("/sent?*", "<!DOCTYPE html><html lang=\"en\"><title>Sent</title><p>It was sent");
            visitor.opens("/form");
            visitor.presses("Skip");
            visitor.presses("Nothing");
            visitor.types("Why", "It's new");
            visitor.chooses("Refuse");
            visitor.chooses("Tell them");
            visitor.presses("Send");
            visitor.sees("It was sent");
            assertThat(visitor.page.url(), is("http://guesthouse.test/sent?why=It%27s+new&how=refuse&tell=yes"));
        }
    }

    @Test
    @DisplayName("PAG-01 what Tab does not reach, and what does not show that it has the focus, is not pressed")
    void unreachable() {
        var visitor = stranger(Look.USUAL);
        visitor.isShown("/form", FORM);
        visitor.opens("/form");
        assertThat(refusal(() -> visitor.presses("Cannot be reached")), startsWith("cannot be reached by Tab"));
        visitor.page.evaluate("() => { document.getElementById('bare').style.outline = 'none' }");
        assertThat(refusal(() -> visitor.presses("Bare")), startsWith("nothing shows that it has the focus"));
        visitor.page.evaluate("() => Object.assign(document.getElementById('end').style, { position: 'fixed', inset: '0' })");
        assertThat(refusal(() -> visitor.presses("Behind")), startsWith("something lies over it"));
    }

    private static String refusal(Runnable pressing) {
        return assertThrows(AssertionError.class, pressing::run).getMessage();
    }

    @Test
    @DisplayName("PAG-01 a visitor's browser asks for their language, theme, width, motion and colours")
    void looks() {
        var look = Look.USUAL.in("de").inTheDark().narrow().withReducedMotion().withForcedColours();
        var visitor = stranger(look);
        visitor.opens("/");
        assertThat(visitor.page.evaluate("""
                () => [navigator.language, innerWidth, ...['prefers-color-scheme: dark', 'prefers-reduced-motion: reduce', 'forced-colors: active']
                    .map(feature => matchMedia(`(${feature})`).matches)]
                """), is((Object) List.of("de", 320, true, true, true)));
        var plain = stranger(Look.USUAL);
        plain.opens("/");
        assertThat(plain.page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches"), is(false));
    }

    @Test
    @DisplayName("IDY-03 a visitor who has signed in is known to the product, and another is not")
    void signedIn() {
        given.fabrikam();
        var sana = visitor(SANA, Look.USUAL);
        sana.opens("/whoami");
        sana.sees("Sana Malik");
        var nobody = stranger(Look.USUAL);
        assertThat(nobody.page.navigate("http://guesthouse.test/whoami").status(), is(401));
    }

    @Test
    @DisplayName("a page weighs what it costs whoever comes for the first time, its style too")
    void weight() {
        var visitor = stranger(Look.USUAL);
        visitor.keepsNothing();
        visitor.opens("/problems");
        // The visitor's cookie, which comes once.
        visitor.weight();
        visitor.opens("/problems");
        var first = visitor.weight();
        visitor.opens("/problems");
        assertThat(visitor.weight(), is(first));
        assertThat(first, greaterThan(2_000L));
    }

    @Test
    @DisplayName("PAG-01 a page with every fault is found to have them")
    void faultyPage() {
        var visitor = stranger(Look.USUAL);
        visitor.carries(PageCheck.axe());
        visitor.isShown("/faulty", """
                <!DOCTYPE html><html lang="de"><title>Faulty</title>
                <h1>One</h1><h3>Three</h3><input name="x"><pre>%s</pre><!-- %s --></html>
                """.formatted("wide ".repeat(50), "heavy ".repeat(10_000)));
        var check = new PageCheck();
        var faults = check.faults(visitor, "/faulty", "faulty", "en");
        assertThat(faults, hasItem(startsWith("light, 320 px: axe label at input")));
        assertThat(faults, hasItem(startsWith("dark, 320 px: scrolls sideways by ")));
        assertThat(faults, hasItem("its headings are out of order: [1, 3]"));
        assertThat(faults, hasItem("is to be in en, and says that it is in de"));
        assertThat(faults, hasItem(startsWith("weighs 6")));
        assertThat(check.faults(visitor, "/faulty", "faulty-too", "en"), hasItem("has no title of its own: \"Faulty\" is faulty's"));
    }
}
