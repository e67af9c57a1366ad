package dev.guesthouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;

import dev.guesthouse.test.Surroundings;

/** Somebody with a browser of their own. They have no mouse: whatever they do, they do by keyboard. */
final class Visitor {

    /** A busy machine's, in milliseconds. */
    private static final double PATIENCE = 20_000;
    /** Of pages that tests make up: as strict as the product's, but that they have scripts and forms. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'";

    final Page page;
    private final BrowserContext context;
    private final Watch watch;
    private final ByKeyboard keyboard;
    private int loads;

    /** @param token of a session; null for somebody who has not signed in */
    Visitor(Look look, String token) {
        context = Chromium.context(look.options());
        context.setDefaultTimeout(PATIENCE);
        if (token != null) {
            context.addCookies(List.of(new Cookie("guesthouse", token).setUrl(Surroundings.URL).setHttpOnly(true).setSameSite(SameSiteAttribute.LAX)));
        }
        watch = new Watch(context);
        page = context.newPage();
        page.onLoad(loaded -> loads++);
        keyboard = new ByKeyboard(page);
    }

    /** Opens a page of the product by its path, or a link in a message. */
    void opens(String address) {
        var answer = page.navigate(address.startsWith("/") ? Surroundings.URL + address : address);
        assertThat(address, answer.status(), is(200));
    }

    /** Waits for these words on the page. */
    void sees(String... words) {
        for (var each : words) {
            assertThat(page.locator("body")).containsText(each, new ContainsTextOptions().setTimeout(PATIENCE).setUseInnerText(true));
        }
    }

    /** Goes to the button or link of just this name, and presses it; a page that it leads to is there afterwards. */
    void presses(String name) {
        var control = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .or(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true)));
        keyboard.goesTo(control);
        var leads = (boolean) control.evaluate("""
                e => e.matches('a[href]') ? !e.getAttribute('href').startsWith('#') : e.type === 'submit' && e.form?.method !== 'dialog' && !!e.form
                """);
        var before = loads;
        page.keyboard().press("Enter");
        if (leads) {
            page.waitForCondition(() -> loads > before);
        }
    }

    /** Goes to the field of this label and types over what is in it. */
    void types(String label, String text) {
        keyboard.goesTo(field(label));
        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().insertText(text);
    }

    /** Goes to the radio button or check box of this label and marks it. */
    void chooses(String label) {
        keyboard.marks(field(label));
    }

    private Locator field(String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    /** From now on there is such a page, for tests of what is asked of pages; the program is not asked for it. */
    void isShown(String path, String html) {
        isShown(path, 200, html);
    }

    void isShown(String path, int status, String html) {
        context.route(Surroundings.URL + path, route -> route.fulfill(new FulfillOptions().setStatus(status)
                .setHeaders(Map.of("Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", POLICY)).setBody(html)));
    }

    /** The bytes that a page has cost since the last look, heads of answers too. */
    long weight() {
        return watch.weight();
    }

    /** What went wrong behind the pages since the last look. */
    List<String> faults() {
        return watch.faults();
    }

    /** Each page is loaded as by somebody who comes for the first time. */
    void keepsNothing() {
        var off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        var network = context.newCDPSession(page);
        network.send("Network.enable");
        network.send("Network.setCacheDisabled", off);
    }

    /** Gives the page something that only tests have, whichever page is opened. */
    void carries(String script) {
        context.addInitScript(script);
    }

    /** Leaves; answers what went wrong behind the pages since the last look. */
    List<String> leaves() {
        context.close();
        return watch.faults();
    }
}
