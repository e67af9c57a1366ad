package dev.guesthouse.browser;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Changes;
import dev.guesthouse.test.Client;
import io.quarkus.test.junit.QuarkusTest;

/** What opens links in mail before, beside or instead of the person that they were sent to: each row of each table stays, and the approver's own click works. */
@QuarkusTest
@DisplayName("APR-05 PAG-03 a link is opened")
class LinkOpenersTest extends BrowserTest {

    private World world;
    private List<String> links;
    private Changes changes;

    @BeforeEach
    void watch() {
        world = World.of(given, mails);
        links = List.of(world.packageLink(), world.decisionLink());
        // Who looks has signed in before.
        List.of(PIA, SANA).forEach(given::caller);
        database.awaitDelivered(clock.instant());
        changes = new Changes(database, clock);
        changes.watch();
    }

    @AfterEach
    void stop() {
        // What follows the decision has rows of tables that are let go of now.
        database.awaitDelivered(clock.instant());
        changes.stop();
    }

    @Test
    @DisplayName("APR-05 PAG-03 by a checker that asks for heads alone")
    void head() {
        links.forEach(link -> everybody().forEach(caller -> read(caller, "HEAD", link)));
        nothingHappened();
    }

    @Test
    @DisplayName("APR-05 PAG-03 by a scanner that reads it, again and again, with whosever cookie")
    void get() {
        links.forEach(link -> everybody().forEach(caller -> Collections.nCopies(3, "GET").forEach(method -> read(caller, method, link))));
        nothingHappened();
    }

    @Test
    @DisplayName("APR-05 PAG-03 by a browser or a mail program that fetches ahead")
    void prefetch() {
        links.forEach(link -> everybody().forEach(caller -> {
            read(caller.with("Sec-Purpose", "prefetch;prerender"), "GET", link);
            read(caller.with("Purpose", "prefetch"), "GET", link);
        }));
        nothingHappened();
    }

    @Test
    @DisplayName("APR-05 PAG-03 by many in the same instant")
    void parallel() {
        var openings = links.stream().flatMap(link -> Collections.nCopies(10, link).stream()).<Callable<Integer>>map(
                link -> () -> guesthouse.nobody().send("GET", URI.create(link).getPath(), null, null).status()).toList();
        assertThat(AtOnce.all(openings), is(Collections.nCopies(20, 200)));
        nothingHappened();
    }

    @Test
    @DisplayName("APR-05 PAG-03 by a scanner that renders it and clicks every button, with scripts and without")
    void clicksEverything() {
        for (var look : List.of(Look.USUAL, Look.USUAL.withoutScripts())) {
            var scanner = stranger(look);
            links.forEach(link -> clickEverything(scanner, link));
        }
        // The one thing that anybody may ask for is a code, and it goes to the approver alone.
        database.awaitDelivered(clock.instant());
        assertThat(changes.sinceLastLook().stream().filter(change -> !change.matches("(sign_in_code|message|code_pass) .*")).toList(), empty());
        nothingHappened();
    }

    @Test
    @DisplayName("such a scanner clicks what there is")
    void clicks() {
        var scanner = stranger(Look.USUAL);
        scanner.isShown("/buttons", "<!DOCTYPE html><html lang=\"en\"><title>Buttons</title><form action=\"/clicked\"><button name=\"a\">A</button><input type=\"submit\" name=\"b\"></form>");
        scanner.isShown("/clicked?*", "<!DOCTYPE html><html lang=\"en\"><title>Clicked</title>");
        assertThat(clickEverything(scanner, "/buttons"), is(2));
    }

    /** Opens a page anew for each of its buttons, and clicks it; answers how many there are. */
    private static int clickEverything(Visitor scanner, String link) {
        scanner.opens(link);
        var buttons = scanner.page.locator("button, input[type=submit], input[type=image], [role=button]");
        var count = buttons.count();
        for (int i = 0; i < count; i++) {
            scanner.opens(link);
            buttons.nth(i).click();
            scanner.page.waitForLoadState();
        }
        return count;
    }

    private List<Client> everybody() {
        return List.of(guesthouse.nobody(), given.pia(), given.sana(), guesthouse.nobody().with("Cookie", "guesthouse=" + given.sana().token()));
    }

    private static void read(Client caller, String method, String link) {
        assertThat(caller.send(method, URI.create(link).getPath(), null, null).status(), is(200));
    }

    /** And that this would have been seen: the approver's own word is. */
    private void nothingHappened() {
        assertThat(changes.sinceLastLook(), empty());
        given.sana().post("approve-request", "link", world.decisionLink(), "justification", "Welcome").ok();
        assertThat(changes.sinceLastLook(), hasItem(startsWith("assignment_request UPDATE")));
    }
}
