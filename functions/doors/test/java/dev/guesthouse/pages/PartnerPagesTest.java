package dev.guesthouse.pages;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Forms;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("A partner's people and those who decide for them, by pages alone and without scripts")
class PartnerPagesTest extends GuesthouseTest {

    private static final String WHY = "I test the pumps of Atlas until spring.";

    private AccessPackage atlas;
    private String link;

    @BeforeEach
    void atlas() {
        atlas = given.atlasFor(given.fabrikam());
        link = URI.create(atlas.link()).getPath();
    }

    @Test
    @DisplayName("PAG-08 PKG-03 REQ-01 from the link to access: a code, the package in words, why, a look at it, sent; decided from the message; given back")
    void walk() {
        var pia = new Forms(guesthouse.nobody());
        assertThat(pia.open(link).body(), containsString("Who are you?"));
        signIn(pia, PIA, link);
        var form = pia.open(link);
        assertThat(form.body(), containsString("Ask for Atlas"));
        assertThat(form.body(), containsString("Why do you need it?"));
        var check = pia.sendTo(link, Forms.tokenOf(form), "check", "", "justification", WHY);
        assertThat(check.body(), containsString("Nothing was sent yet."));
        assertThat(check.body(), containsString(WHY));
        var sent = next(pia, pia.sendTo(link, Forms.tokenOf(check), "send", "", "justification", WHY));
        assertThat(sent.body(), containsString("Your request is on its way"));
        assertThat(sent.body(), containsString("at the latest on"));

        var sana = new Forms(guesthouse.nobody());
        var decision = mails.to(SANA, "please decide").path();
        var who = sana.open(decision);
        assertThat(who.body(), not(containsString("pia")));
        assertThat(who.body(), not(containsString("type=\"email\"")));
        var code = sana.sendTo("/signin", Forms.tokenOf(who), "next", decision);
        assertThat(code.body(), not(containsString(SANA)));
        sana.sendTo("/signin", Forms.tokenOf(code), "ticket", Forms.ticketOf(code), "code", mails.to(SANA, "sign-in code").code(), "next", decision);
        var asked = sana.open(decision);
        assertThat(asked.body(), containsString("Give " + PIA + " access to Atlas?"));
        assertThat(asked.body(), containsString(WHY));
        var decided = next(sana, sana.sendTo(decision, Forms.tokenOf(asked), "approve", "", "justification", "She runs our pump tests."));
        assertThat(decided.body(), containsString("Access was given, and ends on"));
        database.awaitDelivered(clock.instant());

        var mine = pia.open("/my/").body();
        assertThat(mine, containsString("Ready, until"));
        var access = mine.replaceAll("(?s).*href=\"(/my/access/[^\"]+)\".*", "$1");
        assertThat(pia.send(access, "askToGiveBack", "").body(), containsString("Give Atlas back?"));
        assertThat(given.pia().get("my-access").items().size(), is(1));
        assertThat(next(pia, pia.send(access, "giveBack", "")).body(), containsString("You have nothing at the moment."));
    }

    @Test
    @DisplayName("PAG-07 APR-05 nothing is preselected: a form without a button decides nothing, and a refusal takes its reason")
    void noButton() {
        given.request(PIA, atlas);
        var sana = new Forms(given.sana());
        var list = sana.open("/my/decisions").body();
        assertThat(list, containsString(PIA + " asks for Atlas"));
        var page = list.replaceAll("(?s).*href=\"(/my/decisions/[^\"]+)\".*", "$1");
        assertThat(sana.send(page, "justification", "x").status(), is(200));
        assertThat(sana.send(page, "approve", "", "deny", "", "justification", "x").status(), is(200));
        assertThat(database.count("SELECT count(*) FROM assignment_request WHERE state = 'pendingApproval'"), is(1L));
        assertThat(sana.send(page, "deny", "").status(), is(422));
        assertThat(next(sana, sana.send(page, "deny", "", "justification", "Not on this project.")).body(), containsString("It was refused."));
    }

    @Test
    @DisplayName("APR-06 PAG-06 a link that was passed on shows nothing to whoever is signed in, and says why")
    void passedOn() {
        given.request(PIA, atlas);
        var decision = mails.to(SANA, "please decide").path();
        var page = new Forms(given.pia()).open(decision);
        assertThat(page.body(), containsString("This is not for you to decide"));
        assertThat(page.body(), not(containsString("Atlas")));
        assertThat(new Forms(given.omar()).send(decision, "approve", "", "justification", "x").body(), containsString("This is not for you to decide"));
    }

    @Test
    @DisplayName("REQ-04 a link that is not for somebody is as good as none, and says what they can do")
    void notForThem() {
        var omar = new Forms(given.omar());
        var unknown = "/p/u3ZB8q2cJ0hPpRrVQk0z0S8m3n2vXHqg6G5pE1yJ4aA";
        var none = omar.open(unknown).body();
        assertThat(none, containsString("There is nothing here that you can ask for"));
        assertThat(omar.open(link).body().replace(link, unknown), is(none));
    }

    @Test
    @DisplayName("PAG-06 PAG-10 REQ-05 the link of what somebody has or has asked for shows where that stands, and the way there, and no form")
    void thereAlready() {
        var request = given.request(PIA, atlas);
        var pia = new Forms(given.pia());
        for (var path : List.of(link, "/my/find/" + atlas.id())) {
            var asked = pia.open(path).body();
            assertThat(asked, containsString("Atlas was asked for already"));
            assertThat(asked, containsString("Those who decide were told."));
            assertThat(asked, containsString("href=\"/my/requests/" + request));
            assertThat(asked, not(containsString("name=\"justification\"")));
        }
        var late = pia.send(link, "check", "", "justification", WHY);
        assertThat(late.body(), containsString("Atlas was asked for already"));
        assertThat(pia.send(link, "send", "", "justification", WHY).status(), is(409));
        given.sana().post("approve-request", "requestId", request, "justification", "She runs our pump tests.").ok();
        database.awaitDelivered(clock.instant());
        var has = pia.open(link).body();
        assertThat(has, containsString("You have Atlas"));
        assertThat(has, containsString("Ready, until"));
        assertThat(has, containsString("href=\"/my/access/"));
        assertThat(has, not(containsString("name=\"justification\"")));
        given.pia().post("give-back-access", "assignmentId", given.pia().get("my-access").text("items[0].assignmentId")).ok();
        assertThat(pia.open(link).body(), containsString("name=\"justification\""));
    }

    @Test
    @DisplayName("MSG-05 PAG-05 what people have typed stands in pages as they typed it, and is never part of the page")
    void typed() {
        var catalog = given.catalog("<i>Projects</i>");
        var named = given.accessPackage(catalog, "<script>alert(1)</script>\"'{x}");
        given.saved(policy(named).forOrganizations(given.organization("<b>Tailspin</b>", "tailspin.example")).withoutApproval());
        for (var path : List.of("/my/find", URI.create(named.link()).getPath())) {
            var page = new Forms(given.caller("ana@tailspin.example")).open(path).body();
            assertThat(page, containsString("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;{x}"));
            assertThat(page, not(containsString("<script>alert")));
            assertThat(page, not(containsString("<i>Projects")));
        }
    }

    @Test
    @DisplayName("ORG-15 PAG-06 a sponsor sees what their people have and ends it with a reason; nobody else sees them, and is told what would be here")
    void people() {
        given.sana().post("approve-request", "requestId", given.request(PIA, atlas), "justification", "She runs our pump tests.").ok();
        var sana = new Forms(given.sana());
        var people = sana.open("/my/organization").body();
        assertThat(people, containsString(PIA));
        var page = people.replaceAll("(?s).*href=\"(/my/organization/[^\"]+)\".*", "$1");
        assertThat(sana.send(page, "justification", "").status(), is(422));
        var ended = next(sana, sana.send(page, "justification", "She left the project.")).body();
        assertThat(ended, not(containsString(PIA)));
        assertThat(ended, containsString("The access was ended."));
        assertThat(sana.open("/my/organization?done=%3Cb%3EPay+Eve").body(), not(containsString("role=\"status\"")));
        assertThat(new Forms(given.pia()).open("/my/organization").body(), containsString("You are no sponsor of an organization."));
        assertThat(given.pia().get("my-access").items().size(), is(0));
    }

    @Test
    @DisplayName("MSG-02 ORG-15 PAG-06 PAG-10 whose access somebody ended is told so and why, by letter and page; who it was is told those alone who run the instance")
    void endedBySomebody() {
        var access = given.access(PIA, atlas);
        given.sana().post("end-access", "assignmentId", access, "justification", "She left <the> project.").ok();
        var letter = mails.to(PIA, "Atlas", "ended").text();
        assertThat(letter, containsString("before its time. Somebody who answers for you, or who runs"));
        assertThat(letter, containsString("She left <the> project."));
        assertThat(letter, not(containsString(SANA)));
        var ending = given.pia().get("my-requests").text("items[0].id");
        var told = new Forms(given.another(PIA)).open("/my/requests/" + ending).body();
        assertThat(told, containsString("Your access to Atlas was ended"));
        assertThat(told, containsString("She left &lt;the&gt; project."));
        assertThat(told, not(containsString("What you asked")));
        assertThat(told, not(containsString(SANA)));
        var pia = given.pia().get("whoami").text("person.id");
        var held = new Forms(given.admin()).open("/admin/access/" + atlas.id() + "/" + pia + "/" + access).body();
        assertThat(held, containsString("Ended by"));
        assertThat(held, containsString(SANA));
        assertThat(held, containsString("She left &lt;the&gt; project."));
    }

    @Test
    @DisplayName("PAG-04 what is wrong is said with the field's name, of a list with its line, and leads to it: of several to choose from, to the first")
    void summary() {
        var sana = new Forms(given.sana());
        var lines = new Forms(given.admin()).send("/admin/settings", "mode", "deny", "domains", "fabrikam.example\nnothing").body();
        assertThat(lines, containsString("<a href=\"#domains\">“Domains”, line 2, "));
        assertThat(lines, containsString("id=\"domains-error\""));
        var choice = sana.send("/my/organization/ask", "people", "ben@fabrikam.example", "justification", WHY).body();
        assertThat(choice, containsString("<a href=\"#first-packageId\">“"));
        assertThat(choice, containsString("<input id=\"first-packageId\" type=\"radio\" name=\"packageId\""));
        assertThat(choice.split("first-packageId\"", -1).length, is(3));
    }

    @Test
    @DisplayName("ORG-15 POL-09 PAG-06 a sponsor asks for more time for somebody where their policy gives more, and sees what becomes of it; it is theirs to take back")
    void moreTime() {
        given.access(PIA, atlas);
        var sana = new Forms(given.sana());
        assertThat(sana.open("/my/organization").body(), not(containsString("Ask for more time")));
        var access = given.pia().get("my-access").<String>each("assignmentId").get(0);
        assertThat(sana.open("/my/organization/" + access + "/more").body(), containsString("For now its terms give no more time."));
        assertThat(new Forms(given.pia()).open("/my/access/" + access).body(), not(containsString("Ask for more time")));
        given.admin().post("change-policy", "id", given.admin().get("package", "id", atlas.id()).text("policies[0].id"), "extension",
                Map.of("allowed", true, "approvalRequired", true)).ok();
        clock.advance(Duration.ofDays(10));
        var again = new Forms(given.another(SANA));
        var page = again.open("/my/organization").body().replaceAll("(?s).*href=\"(/my/organization/[^\"]+/more)\".*", "$1");
        assertThat(again.open(page).body(), containsString("Can be extended until"));
        assertThat(again.send(page, "justification", "").status(), is(422));
        var asked = next(again, again.send(page, "justification", "The tests go on until summer."));
        assertThat(asked.body(), containsString("Request for " + PIA + ": more time for Atlas"));
        assertThat(asked.body(), containsString("Those who decide were told."));
        assertThat(asked.body(), not(containsString("Take this request back")));
        assertThat(new Forms(given.another(PIA)).open("/my/").body(), containsString("/my/requests/"));
        var request = given.pia().get("my-requests").<String>each("id").get(0);
        assertThat(new Forms(given.another(PIA)).open("/my/requests/" + request).body(), containsString("Take this request back"));
    }

    @Test
    @DisplayName("ORG-15 PAG-08 a sponsor of many people reads some at a time, goes on to the rest, and finds somebody by their name; the page stays light")
    void manyPeople() {
        var open = given.accessPackage(atlas.catalog(), "Open");
        var tailspin = given.organization("Tailspin", "tailspin.example");
        given.saved(policy(open).forOrganizations(tailspin).withoutApproval());
        given.guest("tia@tailspin.example", "Tia");
        given.sponsor(tailspin, "external", "tia@tailspin.example");
        given.caller("tia@tailspin.example").post("submit-requests", "packageId", open.id(), "justification", "The new line opens in May", "people",
                IntStream.range(10, 65).mapToObj("p%d@tailspin.example"::formatted).map(JsonBody::person).toList()).ok();
        database.awaitDelivered(clock.instant());
        var tia = new Forms(given.caller("tia@tailspin.example"));
        var page = tia.open("/my/organization").body();
        assertThat(page.length() < 50_000, is(true));
        assertThat(page.split("End Open of", -1).length - 1, is(50));
        var more = page.replaceAll("(?s).*<a href=\"(/my/organization\\?accessAfter=[^\"]+)\">More of what they have</a>.*", "$1");
        assertThat(tia.open(more).body().split("End Open of", -1).length - 1, is(5));
        assertThat(tia.open("/my/organization?search=p33").body().split("End Open of", -1).length - 1, is(1));
        assertThat(tia.open("/my/organization?search=nobody").body(), containsString("Nobody whose name or address begins with “nobody” has anything"));
    }

    @Test
    @DisplayName("REQ-06 REQ-09 a request is taken back on its page, and stays in the history")
    void takenBack() {
        var request = given.request(PIA, atlas);
        var pia = new Forms(given.pia());
        assertThat(next(pia, pia.send("/my/requests/" + request, "x", "")).body(), containsString("It was taken back."));
        assertThat(pia.open("/my/history").body(), containsString("/my/requests/" + request));
        assertThat(new Forms(given.omar()).open("/my/requests/" + request).status(), is(404));
    }

    @Test
    @DisplayName("IDY-03 PAG-03 whoever signs out is out, and is led through sign-in to what they open next")
    void signOut() {
        var pia = new Forms(given.pia());
        assertThat(pia.sendTo("/my/sign-out", Forms.tokenOf(pia.open("/my/")), "x", "").header("Location"), is("/"));
        assertThat(pia.open("/my/history").header("Location"), is("/signin?next=%2Fmy%2Fhistory"));
    }

    private void signIn(Forms browser, String email, String next) {
        var code = browser.send("/signin", "email", email, "next", next);
        var in = browser.sendTo("/signin", Forms.tokenOf(code), "ticket", Forms.ticketOf(code), "code", mails.to(email, "sign-in code").code(), "next", next);
        assertThat(in.body(), in.header("Location"), is(next));
    }

    /** What the browser goes on to. */
    private static Answer next(Forms browser, Answer answer) {
        assertThat(answer.body(), answer.status(), is(303));
        return browser.open(answer.header("Location"));
    }
}
