package dev.guesthouse.pages;

import static dev.guesthouse.pages.Caller.administrator;
import static dev.guesthouse.pages.Caller.ended;
import static dev.guesthouse.pages.Caller.guest;
import static dev.guesthouse.pages.Caller.nobody;
import static dev.guesthouse.pages.Caller.sponsor;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Changes;
import dev.guesthouse.test.Forms;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Every page as every kind of caller, held against two lists that people can read: who is shown what ({@code pages.txt}), and what becomes of forms
 * ({@code forms.txt}). Whoever adds a page adds a line here, and lines there; what a page is to somebody is decided by whoever reads those.
 */
@QuarkusTest
@DisplayName("Every page as every kind of caller")
class EveryCallerTest extends GuesthouseTest {

    private static final Pattern HEADING = Pattern.compile("<h1>([^<]*)</h1>");
    /** Pages that say why there is nothing, or what somebody has to do first. */
    private static final Set<String> EXPLAIN = Set.of("A link to something that you can ask for", "There is nothing here that you can ask for",
            "A request waits for your decision", "This is not for you to decide", "You are no sponsor", "How your decisions came out",
            "Asked for: 0, not possible: 1");
    /** What only people of Fabrikam, and those who run the instance, may read. */
    private static final List<String> SECRETS = List.of("Atlas", "Wind", "Fabrikam", PIA, SANA, "Sana Malik");
    private static final Set<Caller> SIGNED_IN = EnumSet.complementOf(EnumSet.of(nobody, ended));

    /**
     * What somebody can send to a page.
     *
     * @param may whoever has it done, which is for other tests
     * @param fields names and values in turn
     */
    private record Sent(String path, Set<Caller> may, String... fields) {

        @Override
        public String toString() {
            return path + (fields.length == 0 ? "" : " " + fields[0]);
        }
    }

    @Inject
    @All
    List<HtmlPage> pages;

    private World world;
    private Changes changes;

    @BeforeEach
    void world() {
        world = World.of(given, guesthouse, mails);
        database.awaitDelivered(clock.instant());
        changes = new Changes(database, clock);
        changes.watch();
    }

    @AfterEach
    void stop() {
        changes.stop();
    }

    @Test
    @DisplayName("PAG-06 PAG-03 each is shown to whom it is for, and to nobody else; to read it changes nothing, and others' things are on none")
    void shown() throws IOException {
        assertThat(world.addresses().keySet(), containsInAnyOrder(pages.stream().map(HtmlPage::path).toArray()));
        compare("pages.txt", world.addresses().keySet().stream().sorted().toList(), (path, caller) -> {
            var answer = world.browser(caller).open(world.address(path));
            checkSecrets(path, caller, answer);
            assertThat(path + " as " + caller, changes.sinceLastLook(), empty());
            return seen(answer);
        });
    }

    @Test
    @DisplayName("PAG-06 PAG-03 no form does anything for somebody who may not do it: nothing is changed, nothing is shown")
    void sent() throws IOException {
        compare("forms.txt", forms(), (form, caller) -> {
            if (form.may.contains(caller)) {
                return "may";
            }
            var browser = world.browser(caller);
            var answer = browser.sendTo(world.address(form.path), Forms.tokenOf(browser.open("/signin")), form.fields);
            checkSecrets(form, caller, answer);
            assertThat(form + " as " + caller, changes.sinceLastLook(), empty());
            return seen(answer);
        });
    }

    private List<Sent> forms() {
        var wind = world.packageId();
        var person = world.personId();
        var organization = world.organizationId();
        var theirs = EnumSet.of(guest, sponsor);
        var admin = EnumSet.of(administrator);
        return List.of(
                new Sent("/signin", EnumSet.allOf(Caller.class), "email", "zoe@elsewhere.example"),
                new Sent("/my/language", SIGNED_IN, "language", "de"),
                new Sent("/my/sign-out", SIGNED_IN),
                new Sent("/", Set.of(), "x", ""),
                new Sent("/my/", Set.of(), "x", ""),
                new Sent("/p/:token", theirs, "send", "", "justification", "I test the pumps."),
                new Sent("/my/find/:id", theirs, "send", "", "justification", "I test the pumps."),
                new Sent("/d/:token", EnumSet.of(sponsor), "approve", "", "justification", "Fine"),
                new Sent("/my/decisions/:id", EnumSet.of(sponsor), "approve", "", "justification", "Fine"),
                new Sent("/my/decisions/:id", EnumSet.of(sponsor), "deny", "", "justification", "No"),
                new Sent("/my/decisions", EnumSet.of(sponsor), "requestId", world.requestId(), "approve", "", "justification", "Fine"),
                new Sent("/my/requests/:id", EnumSet.of(guest)),
                new Sent("/my/access/:id", EnumSet.of(guest), "endDateTime", "2027-06-01", "justification", "More"),
                new Sent("/my/access/:id", EnumSet.of(guest), "askToGiveBack", ""),
                new Sent("/my/access/:id", EnumSet.of(guest), "giveBack", ""),
                new Sent("/my/organization/ask", EnumSet.of(sponsor), "people", "ben@fabrikam.example", "packageId", wind, "justification", "He tests"),
                // Administrators end anybody's access, by whatever page.
                new Sent("/my/organization/:id", EnumSet.of(sponsor, administrator), "justification", "She left"),
                new Sent("/my/organization/:id/more", EnumSet.of(sponsor), "endDateTime", "2027-06-01", "justification", "More"),
                new Sent("/admin/", admin),
                new Sent("/admin/partners/new", admin, "domain", "tailspin.example"),
                new Sent("/admin/partners/new", admin, "identitySources[0].domain", "tailspin.example", "displayName", "Tailspin"),
                new Sent("/admin/partners/:id", admin, "displayName", "Other", "identitySources[0].domain", "fabrikam.example"),
                new Sent("/admin/partners/:id", admin, "addSponsor", "", "kind", "internal", "person", "mia@home.example"),
                new Sent("/admin/partners/:id", admin, "endSponsorship", person, "kind", "external"),
                new Sent("/admin/partners/:id", admin, "promote", ""),
                new Sent("/admin/partners/:id", admin, "askToRemove", ""),
                new Sent("/admin/partners/:id", admin, "remove", "", "assignments", "end"),
                new Sent("/admin/packages/new", admin, "go", "save", "displayName", "New", "catalog", "new"),
                new Sent("/admin/packages/:id", admin, "displayName", "Other"),
                new Sent("/admin/packages/:id", admin, "askToDelete", ""),
                new Sent("/admin/packages/:id", admin, "delete", ""),
                new Sent("/admin/packages/:id", admin, "askToRenewLink", ""),
                new Sent("/admin/packages/:id", admin, "renewLink", ""),
                new Sent("/admin/packages/:id", admin, "disablePolicy", wind),
                new Sent("/admin/packages/:id", admin, "askToDeletePolicy", wind),
                new Sent("/admin/packages/:id", admin, "deletePolicy", wind),
                new Sent("/admin/packages/:id/roles", admin),
                new Sent("/admin/packages/:id/incompatible", admin, "save", ""),
                new Sent("/admin/packages/:id/terms/:policyId", admin, "go", "save", "touched.who", "", "displayName", "Other"),
                new Sent("/admin/packages/:id/give", admin, "person", "mia@home.example"),
                new Sent("/admin/catalogs/:id/:resourceId", admin, "displayName", "Other"),
                new Sent("/admin/catalogs/:id", admin, "displayName", "Other"),
                new Sent("/admin/catalogs/:id", admin, "addResource", ""),
                new Sent("/admin/catalogs/:id", admin, "removeResource", wind),
                new Sent("/admin/catalogs/:id", admin, "askToDelete", ""),
                new Sent("/admin/catalogs/:id", admin, "delete", ""),
                new Sent("/admin/requests/:id", admin, "reprocess", ""),
                new Sent("/admin/requests/:id", admin, "approvers", "mia@home.example", "justification", "Away"),
                new Sent("/admin/access/end", admin, "packageId", wind),
                new Sent("/admin/access/end", admin, "organizationId", organization, "end", "", "expected", "1", "justification", "Over"),
                new Sent("/admin/access/:packageId/:personId/:id", admin, "endDateTime", "2027-01-01", "justification", "Earlier"),
                new Sent("/admin/access/:packageId/:personId/:id", admin, "end", "", "justification", "Over"),
                new Sent("/admin/people/new-member", admin, "email", "zoe@home.example"),
                new Sent("/admin/people/new-guest", admin, "email", "zoe@fabrikam.example"),
                new Sent("/admin/people/:id", admin, "displayName", "Other"),
                new Sent("/admin/people/:id", admin, "block", "", "justification", "x"),
                new Sent("/admin/people/:id", admin, "unblock", ""),
                new Sent("/admin/people/:id", admin, "grantRole", ""),
                new Sent("/admin/people/:id", admin, "revokeRole", ""),
                new Sent("/admin/people/:id", admin, "export", ""),
                new Sent("/admin/people/:id", admin, "askToErase", "Pia"),
                new Sent("/admin/people/:id", admin, "erase", ""),
                new Sent("/admin/messages", admin, "resend", wind),
                new Sent("/admin/deliveries", admin, "retry", wind),
                new Sent("/admin/connectors/new", admin, "kind", "webhook", "name", "Wiki", "address", "https://wiki.example/hook"),
                new Sent("/admin/connectors/:id", admin, "name", "Other"),
                new Sent("/admin/connectors/:id", admin, "test", ""),
                new Sent("/admin/connectors/:id", admin, "remove", ""),
                new Sent("/admin/connectors/:id/resources", admin, "find", "", "search", "a"),
                new Sent("/admin/connectors/:id/resources", admin, "offer", "", "pick", "0"),
                new Sent("/admin/connectors/:id/drift", admin, "compare", ""),
                new Sent("/admin/connectors/:id/drift", admin, "release", wind, "justification", "x"),
                new Sent("/admin/tokens", admin, "name", "Nightly", "functions.tick", "on", "expiresDateTime", "2027-01-01"),
                new Sent("/admin/tokens", admin, "endToken", wind),
                new Sent("/admin/settings", admin, "mode", "deny", "domains", "fabrikam.example"),
                new Sent("/mail", Set.of()));
    }

    /** What an answer is to whoever gets it. */
    private static String seen(Answer answer) {
        assertThat(answer.body(), answer.status(), is(lessThan(500)));
        return switch (answer.status()) {
            case 200 -> answer.header("Content-Type").startsWith("text/html") ? heading(answer) : "a file";
            case 303 -> answer.header("Location").startsWith("/signin") ? "sign-in" : "led on";
            case 403 -> "refused";
            case 404 -> "not there";
            case 405 -> "no form";
            default -> String.valueOf(answer.status());
        };
    }

    private static String heading(Answer answer) {
        var heading = HEADING.matcher(answer.body());
        assertThat(answer.body(), heading.find(), is(true));
        return heading.group(1).equals("Sign in") ? "sign-in" : EXPLAIN.contains(heading.group(1)) ? "explained" : "shown";
    }

    private static void checkSecrets(Object what, Caller caller, Answer answer) {
        if (!EnumSet.of(guest, sponsor, administrator).contains(caller)) {
            SECRETS.forEach(secret -> assertThat(what + " as " + caller, answer.body(), not(containsString(secret))));
        }
        if (caller == guest) {
            assertThat(what + " as " + caller, answer.body(), not(containsString(SANA)));
        }
    }

    private static <T> void compare(String list, List<T> rows, BiFunction<T, Caller, String> seen) throws IOException {
        var actual = new StringBuilder(row("", Arrays.stream(Caller.values()).map(Caller::name).toList()));
        for (var row : rows) {
            actual.append(row(row.toString(), Arrays.stream(Caller.values()).map(caller -> seen.apply(row, caller)).collect(Collectors.toList())));
        }
        // To be looked at, and taken over where it is right.
        Files.writeString(Path.of("target", list), actual);
        try (var expected = EveryCallerTest.class.getResourceAsStream("/callers/" + list)) {
            assertThat(actual.toString(), is(new String(expected.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private static String row(String name, List<String> cells) {
        return ("%-52s".formatted(name) + cells.stream().map("%-14s"::formatted).collect(Collectors.joining())).stripTrailing() + "\n";
    }
}
