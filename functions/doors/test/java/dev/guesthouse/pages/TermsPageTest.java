package dev.guesthouse.pages;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.internalSponsors;
import static dev.guesthouse.test.PolicyBody.manager;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Forms;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.PolicyBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("The terms of a package are changed in pages: a summary in sentences, the effect in numbers, and then the change")
class TermsPageTest extends GuesthouseTest {

    private static final Pattern CARRIED = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private Forms admin;
    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        admin = new Forms(given.admin());
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    @Test
    @DisplayName("PAG-08 POL-12 a policy is summed up in sentences; what a change leads to is told in numbers and saved by the button after that alone")
    void changed() {
        var page = page(policy(atlas).forOrganizations(fabrikam));
        given.access(PIA, atlas);
        given.request("ana@fabrikam.example", atlas);
        var summary = admin.open(page);
        assertThat(summary.body(), containsString("The people of these partners may ask: Fabrikam."));
        assertThat(summary.body(), containsString("It lasts for 180 days"));
        assertThat(summary.body(), not(containsString("value=\"save\"")));
        var step = press(page, summary, "howLong");
        assertThat(step.body(), containsString("value=\"180\""));
        var effect = press(page, step, "check", "expiration", "afterDuration", "duration", "36 h", "extension.allowed", "on");
        assertThat(effect.body(), effect.status(), is(200));
        for (var said : List.of("It lasts for 36 hours", "People who have it: 1.", "Open requests for it: 1.", "Partners that these terms are for: 1.",
                "<li>Fabrikam: Sana Malik (" + SANA + ").</li>", "Change these terms")) {
            assertThat(effect.body(), containsString(said));
        }
        assertThat(terms().text("policies[0].expiration.duration"), is("P180D"));
        var saved = press(page, effect, "save");
        assertThat(saved.body(), saved.status(), is(303));
        assertThat(admin.open(saved.header("Location")).body(), containsString("Saved."));
        assertThat(terms().text("policies[0].expiration.duration"), is("PT36H"));
        assertThat(terms().json("policies[0].extension.allowed"), is(true));
        assertThat(terms().json("policies[0].version"), is(2));
    }

    @Test
    @DisplayName("PAG-04 POL-05 what the function refuses of a change comes back in its section with all that was typed, and nothing is changed")
    void refused() {
        var page = page(policy(atlas).forOrganizations(fabrikam));
        var step = press(page, admin.open(page), "decides");
        var refused = press(page, step, "check", "decides", "somebody", "stage.0.primaryApprovers.externalSponsors", "on", "stage.0.timeout", "100");
        assertThat(refused.status(), is(422));
        assertThat(refused.body(), containsString("<p class=\"error\" id=\"approval.stages[0].fallbackApprovers\">"));
        assertThat(refused.body(), containsString("<p class=\"error\" id=\"approval.stages[0].timeout\">"));
        assertThat(refused.body(), not(containsString("value=\"save\"")));
        assertThat(press(page, refused, "decides").body(), containsString("value=\"100\""));
        assertThat(terms().json("policies[0].version"), is(1));
    }

    @Test
    @DisplayName("PAG-08 whatever terms can say is typed in the steps again as it is: each step touched and saved, they say the same and are the same version")
    void allOfIt() {
        given.member("lea@home.example", "Lea Braun");
        var end = clock.instant().plus(Duration.ofDays(100)).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        var questions = List.of(
                JsonBody.of("text", Map.of("en", "Which tower?", "de", "Welcher Turm?", "fr", "Quelle tour ?"), "kind", "choice", "required", true, "choices", List.of(
                        JsonBody.of("value", "north", "text", Map.of("en", "The north: first", "de", "Der Norden")), JsonBody.of("value", "a | b"))),
                JsonBody.of("text", Map.of("en", "Which badge?"), "kind", "text", "pattern", "[A-Z]{2}[0-9]+", "required", false),
                JsonBody.of("text", Map.of("en", "Which badge?"), "kind", "longText", "required", false));
        var page = page(policy(atlas).forOrganizations(fabrikam, given.organization("Tailspin", "tailspin.example")).with("description", "Until the new line is open.")
                .with("enabled", false).with("notifyRequestor", false).with("questions", questions).endingOn(end)
                .stages(stage(externalSponsors(), person(SANA)).orElse(internalSponsors(), person(OMAR)).within("PT36H")
                        .with("alternateApprovers", List.of(internalSponsors(), person("lea@home.example"))).with("alternateAfter", "PT25H").unjustified(),
                        stage(person(OMAR)), stage(person(OMAR)))
                .with("extension", JsonBody.of("allowed", true, "approvalRequired", true)));
        sameAfterwards(page);
    }

    @Test
    @DisplayName("POL-01 POL-08 terms for certain people, without approval and for some days, are the same when they are typed again")
    void forPeople() {
        sameAfterwards(page(policy(atlas).forPeople(SANA, OMAR).withoutApproval()));
        sameAfterwards(page(policy(atlas).named("Own").scope("allMembers").neverEnding().stages(stage(manager()).orElse(person(OMAR)))));
        sameAfterwards(page(policy(atlas).named("Day").scope("allMembers").endingOn(clock.instant().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.DAYS))));
    }

    @Test
    @DisplayName("POL-04 that nobody has to say yes any more is a change; what somebody else changes meanwhile in another section stays")
    void meanwhile() {
        var page = page(policy(atlas).forOrganizations(fabrikam));
        var step = press(page, admin.open(page), "decides");
        given.admin().post("change-policy", "id", terms().text("policies[0].id"), "displayName", "Others", "expiration",
                JsonBody.of("kind", "afterDuration", "duration", "P9D")).ok();
        var effect = press(page, step, "check", "decides", "nobody");
        assertThat(effect.body(), containsString("Nobody has to say yes"));
        press(page, effect, "save");
        assertThat(terms().json("policies[0].approval"), nullValue());
        assertThat(terms().text("policies[0].expiration.duration"), is("P9D"));
        assertThat(terms().text("policies[0].displayName"), is("Others"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/terms", "/roles", "/incompatible" })
    @DisplayName("PAG-06 these pages are for whoever runs the instance, and for nobody else")
    void forWhom(String below) {
        var page = page(policy(atlas).forOrganizations(fabrikam));
        var path = below.equals("/terms") ? page : "/admin/packages/" + atlas.id() + below;
        assertThat(admin.open(path).status(), is(200));
        assertThat(new Forms(given.pia()).open(path).status(), is(403));
        assertThat(new Forms(guesthouse.nobody()).open(path).header("Location"), startsWith("/signin?next="));
        assertThat(admin.open(page.replaceAll("/[^/]+$", "/" + fabrikam.id())).status(), is(404));
    }

    @Test
    @DisplayName("PKG-04 whom a change of what a package opens concerns is told in numbers, before it is made")
    void roles() {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        given.access(PIA, atlas);
        var page = "/admin/packages/" + atlas.id() + "/roles";
        var owner = "role." + atlas.catalog().site() + ".owner";
        var told = admin.send(page, owner, "on");
        assertThat(told.body(), containsString("People who have it: 1."));
        assertThat(told.body(), containsString("name=\"" + owner + "\" checked"));
        assertThat(terms().json("resourceRoles.role"), equalTo(List.of("member", "visitor")));
        assertThat(admin.send(page, owner, "on", "save", "").status(), is(303));
        assertThat(terms().json("resourceRoles.role"), equalTo(List.of("owner")));
    }

    @Test
    @DisplayName("PKG-06 what a package does not go with is found by its name, and changed once it is told how many have the package")
    void incompatible() {
        given.saved(policy(atlas).forOrganizations(fabrikam));
        given.access(PIA, atlas);
        var audit = given.accessPackage(given.catalog("Others"), "Audit");
        var page = "/admin/packages/" + atlas.id() + "/incompatible";
        var box = "incompatibleWith." + audit.id();
        assertThat(admin.send(page, "searchPackage", "aud", "look", "").body(), containsString("name=\"" + box + "\" value=\"Audit\">"));
        assertThat(admin.send(page, "searchPackage", "wind", "look", "").body(), not(containsString(box)));
        assertThat(admin.send(page, box, "Audit").body(), containsString("People who have it: 1."));
        assertThat(terms().json("incompatibleWith"), equalTo(List.of()));
        assertThat(admin.send(page, box, "Audit", "save", "").status(), is(303));
        assertThat(terms().json("incompatibleWith.displayName"), equalTo(List.of("Audit")));
        assertThat(admin.open(page).body(), containsString("name=\"" + box + "\" value=\"Audit\" checked>"));
        assertThat(admin.send(page, "save", "").status(), is(303));
        assertThat(terms().json("incompatibleWith"), equalTo(List.of()));
    }

    /** Saves a policy; answers its page. */
    private String page(PolicyBody policy) {
        return "/admin/packages/%s/terms/%s".formatted(atlas.id(), given.saved(policy));
    }

    private Answer terms() {
        return given.admin().get("package", "id", atlas.id()).ok();
    }

    /** Goes through every step as somebody who changes nothing. */
    private void sameAfterwards(String page) {
        var before = terms().body();
        var shown = admin.open(page);
        for (var step : List.of("who", "decides", "asks", "howLong")) {
            var opened = press(page, shown, step);
            assertThat(step, opened.status(), is(200));
            shown = press(page, opened, "check", typed(opened));
            assertThat(shown.body(), shown.status(), is(200));
        }
        var saved = press(page, shown, "save");
        assertThat(saved.body(), saved.status(), is(303));
        assertThat(terms().body(), is(before));
    }

    /** Sends a page's form with what goes along in it and these fields. */
    private Answer press(String page, Answer shown, String go, String... fields) {
        var all = new LinkedHashMap<String, String>();
        main(shown).results().forEach(field -> all.put(field.group(1), plain(field.group(2))));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        all.put("go", go);
        return admin.sendTo(page, all.remove("formToken"), all.entrySet().stream().flatMap(field -> List.of(field.getKey(), field.getValue()).stream()).toArray(String[]::new));
    }

    private static Matcher main(Answer shown) {
        return CARRIED.matcher(shown.body().substring(shown.body().indexOf("<main"), shown.body().indexOf("</main>")));
    }

    /** What a browser would send of the fields that can be seen, nothing of them touched. */
    private static String[] typed(Answer shown) {
        var main = shown.body().substring(shown.body().indexOf("<main"), shown.body().indexOf("</main>"));
        var typed = new LinkedHashMap<String, String>();
        Pattern.compile("<input [^>]*type=\"(?:radio|checkbox)\"[^>]*>").matcher(main).results().map(found -> found.group()).filter(box -> box.contains(" checked"))
                .forEach(box -> typed.put(attribute(box, "name"), box.contains("value=") ? attribute(box, "value") : "on"));
        Pattern.compile("<input [^>]*type=\"(?:text|date|search)\"[^>]*>").matcher(main).results().map(found -> found.group())
                .forEach(field -> typed.put(attribute(field, "name"), attribute(field, "value")));
        Pattern.compile("(?s)<textarea ([^>]*)>\n?(.*?)</textarea>").matcher(main).results().forEach(area -> typed.put(attribute(area.group(1), "name"), plain(area.group(2))));
        return typed.entrySet().stream().flatMap(field -> List.of(field.getKey(), field.getValue()).stream()).toArray(String[]::new);
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(" " + tag);
        assertThat(tag, found.find());
        return plain(found.group(1));
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }
}
