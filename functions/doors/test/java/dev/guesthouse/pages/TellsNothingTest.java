package dev.guesthouse.pages;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Forms;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("What pages tell to whom nothing is to be told, and what they do with what is typed to be shown elsewhere")
class TellsNothingTest extends GuesthouseTest {

    private static final String SOME_TOKEN = "u3ZB8q2cJ0hPpRrVQk0z0S8m3n2vXHqg6G5pE1yJ4aA";

    @Test
    @DisplayName("PAG-06 what is another partner's is answered as what is not there at all, in every word, to whoever is signed in")
    void others() {
        var world = World.of(given, guesthouse, mails);
        for (var caller : List.of(Caller.other, Caller.outsider, Caller.member)) {
            world.addresses().forEach((path, address) -> {
                if (path.contains(":") && !path.startsWith("/problems") && !path.startsWith("/mail")) {
                    var unknown = address.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", UUID.randomUUID().toString()).replaceAll("(?<=^/[pd]/).*", SOME_TOKEN);
                    var browser = world.browser(caller);
                    assertThat(path + " as " + caller, said(browser.open(unknown), unknown), is(said(browser.open(address), address)));
                }
            });
        }
    }

    private static String said(Answer answer, String address) {
        return answer.status() + answer.body().replace(address, "…").replaceAll("<code>[^<]*</code>", "<code>…</code>");
    }

    @Test
    @DisplayName("IDY-01 whether an address is known cannot be seen by the page that says that a code is on its way, nor by the one that says it is wrong")
    void addresses() {
        given.fabrikam();
        given.guest("bea@fabrikam.example", "Bea");
        given.admin().post("block-person", "person", java.util.Map.of("email", "bea@fabrikam.example"), "justification", "x").ok();
        var shown = List.of(SANA, "zoe@elsewhere.example", "bea@fabrikam.example").stream().map(address -> {
            var browser = new Forms(guesthouse.nobody());
            var code = browser.send("/signin", "email", address);
            var wrong = browser.sendTo("/signin", Forms.tokenOf(code), "ticket", Forms.ticketOf(code), "code", "000000", "email", address);
            return (said(code, address) + said(wrong, address)).replaceAll("value=\"[\\w-]{30,}\"", "");
        }).distinct().count();
        assertThat(shown, is(1L));
    }

    @Test
    @DisplayName("IDY-01 a code is not guessed through the page: after five that are wrong the right one is wrong too")
    void guessed() {
        given.fabrikam();
        var browser = new Forms(guesthouse.nobody());
        var code = browser.send("/signin", "email", SANA);
        var right = mails.to(SANA, "sign-in code").code();
        for (int i = 0; i < 5; i++) {
            assertThat(browser.sendTo("/signin", Forms.tokenOf(code), "ticket", Forms.ticketOf(code), "code", right.equals("123456") ? "654321" : "123456").status(), not(is(303)));
        }
        assertThat(browser.sendTo("/signin", Forms.tokenOf(code), "ticket", Forms.ticketOf(code), "code", right).status(), not(is(303)));
        assertThat(browser.open("/my/").header("Location"), startsWith("/signin"));
    }

    @Test
    @DisplayName("IDY-01 IDY-03 nobody is signed in by a cookie that somebody has put there: a session is a new one, and forms of before are none of it")
    void fixed() {
        given.fabrikam();
        for (var cookie : List.of("guesthouse=guesthouse_session_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "guesthouse_visitor=" + SOME_TOKEN, "guesthouse=" + given.pia().token())) {
            mails.empty();
            var browser = new Forms(guesthouse.nobody().with("Cookie", cookie));
            var before = browser.open("/signin");
            var code = guesthouse.nobody().with("Cookie", cookie).with("Sec-Fetch-Site", "same-origin");
            var sent = code.send("POST", "/signin", "application/x-www-form-urlencoded", "formToken=" + Forms.tokenOf(before) + "&email=" + SANA);
            var signedIn = code.send("POST", "/signin", "application/x-www-form-urlencoded", "formToken=" + Forms.tokenOf(before) + "&ticket=" + Forms.ticketOf(sent) + "&code="
                    + mails.to(SANA, "sign-in code").code());
            assertThat(signedIn.status(), is(303));
            assertThat(cookie, not(containsString(signedIn.cookie("guesthouse"))));
            assertThat(signedIn.headers("Set-Cookie").stream().filter(header -> header.startsWith("guesthouse=")).findFirst().orElseThrow(),
                    allOf(containsString("; HttpOnly"), containsString("; SameSite=Lax"), containsString("; Path=/"), not(containsString("Domain"))));
            var now = guesthouse.nobody().with("Cookie", "guesthouse=" + signedIn.cookie("guesthouse")).with("Sec-Fetch-Site", "same-origin");
            assertThat(now.send("POST", "/my/sign-out", "application/x-www-form-urlencoded", "formToken=" + Forms.tokenOf(before)).status(), is(403));
            assertThat(now.send("GET", "/my/", null, null).body(), containsString(SANA));
        }
    }

    @Test
    @DisplayName("IDY-07 nothing that is sent along leads to another instance, from no form and no address")
    void next() {
        given.fabrikam();
        var sana = new Forms(given.sana());
        var token = Forms.tokenOf(sana.open("/my/"));
        for (var next : List.of("https://evil.example/", "//evil.example", "/\\evil.example", "/%5cevil.example", "/%2f%2fevil.example", "/my/%0d%0aX-Evil:y", "/my/\t//evil.example",
                "/.//evil.example", "http:evil.example", "/problems/x")) {
            assertThat(next, sana.sendTo("/my/language", token, "language", "en", "next", next).header("Location"), anyOf(is("/my/"), is("/my/%0d%0aX-Evil:y")));
            assertThat(next, new Forms(guesthouse.nobody()).open("/signin?next=" + AttackedPagesTest.encoded(next)).body(), not(containsString("evil.example")));
        }
        var elsewhere = guesthouse.nobody().with("X-Forwarded-Host", "evil.example").with("Forwarded", "host=evil.example");
        assertThat(elsewhere.send("GET", "/my/find", null, null).header("Location"), is("/signin?next=%2Fmy%2Ffind"));
        assertThat(elsewhere.send("GET", "/my", null, null).header("Location"), is("/my/"));
    }

    @Test
    @DisplayName("GST-02 whoever's access ended sees that it did, and gets nothing back by the addresses and forms of before")
    void ended() {
        var atlas = given.atlasFor(given.fabrikam());
        var access = given.access(PIA, atlas);
        database.awaitDelivered(clock.instant());
        var pia = new Forms(given.pia());
        var token = Forms.tokenOf(pia.open("/my/access/" + access));
        given.sana().post("end-access", "assignmentId", access, "justification", "She left").ok();
        assertThat(pia.open("/my/access/" + access).status(), is(404));
        assertThat(pia.sendTo("/my/access/" + access, token, "endDateTime", "2027-06-01", "justification", "More").status(), anyOf(is(404), is(409)));
        assertThat(pia.sendTo("/my/access/" + access, token, "giveBack", "").status(), anyOf(is(404), is(409)));
        assertThat(pia.open("/my/").body(), containsString("You have nothing at the moment."));
        assertThat(database.count("SELECT count(*) FROM assignment WHERE ended_at IS NULL"), is(0L));
    }

    @Test
    @DisplayName("MSG-05 PAG-05 what anybody has typed anywhere is text in every page, to every reader")
    void typed() {
        var world = World.of(given, guesthouse, mails);
        var markup = AttackedPagesTest.MARKUP.replace("'", "''");
        for (var column : List.of("organization.display_name", "organization.description", "person.display_name", "access_package.display_name", "access_package.description",
                "catalog.display_name", "catalog.description", "catalog_resource.display_name", "policy.display_name", "policy.description", "assignment_request.justification",
                "request_stage.justification", "role_grant.last_error", "message.last_error", "resource_role.name")) {
            var of = column.split("\\.");
            database.run("UPDATE %1$s SET %2$s = '%3$s' || id".formatted(of[0], of[1], markup));
        }
        given.admin().post("add-organization", "displayName", AttackedPagesTest.MARKUP + "!", "identitySources", List.of(java.util.Map.of("domain", "evil.example"))).ok();
        given.admin().post("add-machine-token", "name", AttackedPagesTest.MARKUP, "functions", List.of("tick"), "expiresDateTime", clock.instant().plusSeconds(9_999).toString()).ok();
        for (var caller : Caller.values()) {
            world.addresses().forEach((path, address) -> {
                var answer = world.browser(caller).open(address);
                assertThat(path + " as " + caller + answer, answer.status() < 500, is(true));
                if (!path.endsWith(".csv")) {
                    assertThat(path + " as " + caller, answer.body(), not(containsString("<svg/onload")));
                    assertThat(path + " as " + caller, answer.body(), not(containsString("<title>'\">")));
                }
            });
        }
    }

    @Test
    @DisplayName("AUD-06 no cell of the list as a file acts as a formula, wherever it is opened: not by a list separator of another language, nor by wide signs")
    void formulas() {
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas;=1+1");
        var terms = given.saved(policy(atlas).forOrganizations(given.fabrikam()).withoutApproval());
        given.admin().post("assign-access", "packageId", atlas.id(), "policyId", terms, "person", java.util.Map.of("email", SANA)).ok();
        for (var name : List.of("=1", "+1", "-1", "@SUM(1)", "＝1", "＋1", "－1", "＠SUM(1)")) {
            database.run("UPDATE person SET display_name = ? WHERE email = ?", name, SANA);
            assertThat(new Forms(given.admin()).open("/admin/access.csv").body().split("\r\n")[1], startsWith("\"'" + name + "\",\"" + SANA + "\",\"Atlas;=1+1\",\""));
        }
    }
}
