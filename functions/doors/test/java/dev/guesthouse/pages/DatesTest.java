package dev.guesthouse.pages;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("What pages say of moments and of endings")
class DatesTest extends GuesthouseTest {

    private static final Pattern MOMENT = Pattern.compile("<time datetime=\"([^\"]*)\">([^<]*)</time>");
    /** What people take for a date, or for a time of day. */
    private static final Pattern ANY = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d|\\b\\d{1,2}:\\d\\d\\b|\\b(?:19|20)\\d\\d\\b|\\b(?:tomorrow|yesterday|gestern|ago)\\b",
            Pattern.CASE_INSENSITIVE);
    /** A whole day, of which a number is: it has its weekday too. */
    private static final String DAY = "\\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\d{1,2} \\p{L}+|(?:Mo|Di|Mi|Do|Fr|Sa|So)\\., \\d{1,2}\\. \\p{L}+\\.?) \\d{4}\\b";
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Map<String, String> PATTERNS = Map.of("en", "EEEE d MMMM yyyy, HH:mm 'UTC'", "de", "EEEE, d. MMMM yyyy, HH:mm 'Uhr UTC'");

    private World world;

    @BeforeEach
    void world() {
        world = World.of(given, guesthouse, mails);
        database.awaitDelivered(clock.instant());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "en", "de" })
    @DisplayName("PAG-09 each moment on each page has its weekday, its day, its time and its zone, and machines can read it")
    void moments(String language) {
        given.machine("tick");
        var moments = 0;
        for (var caller : Caller.values()) {
            var browser = world.browser(caller).with("Accept-Language", language);
            for (var path : world.addresses().keySet()) {
                var page = browser.open(world.address(path));
                // A list that is kept as a file is for machines alone.
                if (page.status() == 200 && page.header("Content-Type").startsWith("text/html")) {
                    moments += check(path + " as " + caller, page, language);
                }
            }
        }
        assertThat(moments, is(greaterThan(50)));
    }

    @Test
    @DisplayName("PAG-09 so it is on pages that forms lead to: a code that was sent, a question once more, what came of it")
    void moreMoments() {
        var stranger = world.browser(Caller.nobody);
        // Until when it is good, and on paper of when the page is.
        assertThat(check("code", stranger.send("/signin", "email", "zoe@elsewhere.example"), "en"), is(2));
        var guest = world.browser(Caller.guest);
        check("give back", guest.send(world.address("/my/access/:id"), "askToGiveBack", ""), "en");
        given.sana().post("approve-request", "requestId", world.requestId(), "justification", "Welcome").ok();
        assertThat(check("request", guest.open(world.address("/my/requests/:id")), "en"), is(greaterThan(3)));
        assertThat(check("decided", world.browser(Caller.sponsor).open(world.address("/d/:token")), "en"), is(greaterThan(3)));
    }

    /** Answers how many there are. */
    private static int check(String what, Answer page, String language) {
        var format = DateTimeFormatter.ofPattern(PATTERNS.get(language), Locale.forLanguageTag(language)).withZone(ZoneOffset.UTC);
        var wrong = new ArrayList<String>();
        var moments = MOMENT.matcher(page.body()).results().toList();
        moments.stream().filter(moment -> !moment.group(2).equals(format.format(Instant.parse(moment.group(1))))).forEach(moment -> wrong.add(moment.group()));
        // What people typed, and the names of things in programs, are not the page's words.
        var rest = text(MOMENT.matcher(page.body()).replaceAll("").replaceAll("(?s)<code>.*?</code>", "").replaceAll(ID, "")
                .replaceAll(what.startsWith("/admin/reports") ? DAY : ID, ""));
        ANY.matcher(rest).results().forEach(found -> wrong.add(rest.substring(Math.max(0, found.start() - 40), Math.min(rest.length(), found.end() + 20))));
        assertThat(what, wrong, empty());
        return moments.size();
    }

    private static String text(String html) {
        return html.replaceAll("(?s)<head>.*?</head>", "").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    /** An ending: who is asked for it where, with which button, and what they are told. */
    private record Ending(Caller by, String path, String button, List<String> says) {

        @Override
        public String toString() {
            return path + (button == null ? "" : " " + button);
        }
    }

    static Stream<Ending> endings() {
        return Stream.of(
                new Ending(Caller.guest, "/my/access/:id", "askToGiveBack", List.of("This ends at once:", "stays with you")),
                new Ending(Caller.guest, "/my/requests/:id", null, List.of("Your request ends then", "What you have stays")),
                new Ending(Caller.sponsor, "/my/organization/:id", null, List.of("It ends at once", "stays with them")),
                new Ending(Caller.administrator, "/admin/access/:packageId/:personId/:id", null, List.of("It ends at once", "stays with them")),
                new Ending(Caller.administrator, "/admin/partners/:id", null, List.of("A sponsorship that is ended", "stays")),
                new Ending(Caller.administrator, "/admin/partners/:id", "askToRemove", List.of("its open requests end", "stays in the history")),
                new Ending(Caller.administrator, "/admin/packages/:id", "askToDelete", List.of("Its link is dead then", "stays in the history")),
                new Ending(Caller.administrator, "/admin/people/:id", null, List.of("cannot sign in, ask or decide from this moment on", "None of it ends by that")),
                new Ending(Caller.administrator, "/admin/tokens", null, List.of("A token that is ended", "stays")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    @DisplayName("PAG-09 whoever is asked whether something is to end is told what ends and what stays")
    void ends(Ending ending) {
        given.machine("tick");
        var browser = world.browser(ending.by);
        var page = ending.button == null ? browser.open(world.address(ending.path)) : browser.send(world.address(ending.path), ending.button, "");
        assertThat(page.body(), page.status(), is(200));
        ending.says.forEach(words -> assertThat(page.body(), containsString(words)));
    }
}
