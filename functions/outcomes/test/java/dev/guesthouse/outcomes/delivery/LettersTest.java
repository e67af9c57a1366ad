package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Mail;
import dev.guesthouse.test.PolicyBody;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LettersTest extends GuesthouseTest {

    @Test
    @DisplayName("MSG-03 a sign-in code stands alone on its line, with how long it is good and that nobody will ask for it")
    void code() {
        guesthouse.signIn(PIA);
        var mail = mails.to(PIA);
        assertThat(mail.subject(), is("Guesthouse: your sign-in code, good until 09:10 UTC"));
        assertThat(mail.text().lines().toList(), hasItem(mail.code()));
        assertThat(mail.text(), containsString("10 minutes"));
        assertThat(mail.text(), containsString("Nobody from us will ask you for it."));
        assertThat("no code where it can be read on a locked screen", mail.subject(), not(containsString(mail.code())));
    }

    @Test
    @DisplayName("APR-07 who is asked reads who asks for what, why, until when it is to be decided, and that the link decides nothing")
    void asked() {
        var fabrikam = given.fabrikam();
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(PolicyBody.policy(atlas).forOrganizations(fabrikam).stages(PolicyBody.stage(PolicyBody.externalSponsors()).orElse(
                PolicyBody.person(OMAR)).within("P3D"), PolicyBody.stage(PolicyBody.internalSponsors()).orElse(PolicyBody.person(OMAR)).within("P2D")));
        given.pia();
        database.run("UPDATE person SET display_name = 'Pia König' WHERE email = ?", PIA);
        var request = given.request(PIA, atlas);

        var mail = mails.to(SANA, "please decide");
        assertThat(mail.subject(), is("Pia König (Fabrikam) asks for Atlas: please decide by Fri 4 Dec"));
        assertThat(mail.text(), startsWith("Pia König (Fabrikam) asks for Atlas, and you are one of those who can decide it.\n"));
        assertThat(mail.text().lines().toList(), hasItem("Who asks: Pia König (pia@eu.fabrikam.example)"));
        assertThat(mail.text().lines().toList(), hasItem("Organization: Fabrikam"));
        assertThat(mail.text().lines().toList(), hasItem("Asks for: Atlas"));
        assertThat(mail.text().lines().toList(), hasItem("What it gives: Team of Projects: member, Site of Projects: visitor"));
        assertThat(mail.text().lines().toList(), hasItem("Why they ask: The new line opens in May"));
        assertThat(mail.text().lines().toList(), hasItem("Until: Sunday 30 May 2027, 09:00 UTC, if decided today"));
        assertThat(mail.text(), not(containsString("\nFrom: ")));
        assertThat(mail.text().lines().toList(), hasItem("Asked on: Tuesday 1 December 2026, 09:00 UTC"));
        assertThat(mail.text().lines().toList(), hasItem("Decide by: Friday 4 December 2026, 09:00 UTC"));
        assertThat(mail.text().lines().toList(), hasItem(mail.link()));
        assertThat(mail.text(), containsString("Opening the link decides nothing."));
        assertThat(mail.text(), containsString("Questions? Ask Pia König (pia@eu.fabrikam.example)."));
        assertThat(given.sana().get("approval", "link", mail.link()).ok().body(), containsString(request));

        given.sana().post("approve-request", "requestId", request, "justification", "I know her").ok();
        var second = mails.to(OMAR, "please decide");
        assertThat(second.subject(), is("Pia König (Fabrikam) asks for Atlas: please decide by Thu 3 Dec"));
        assertThat(second.text(), containsString("\nStage 1: given by Sana Malik on Tuesday 1 December 2026, 09:00 UTC\nReason: I know her\n"));

        given.omar().post("deny-request", "requestId", request, "justification", "Not this year").ok();
        assertThat(mails.to(SANA, "Omar Haddad refused").subject(), is("Pia König (Fabrikam) and Atlas: Omar Haddad refused on Tue 1 Dec"));
        var denied = mails.to(PIA, "was refused");
        assertThat(denied.subject(), is("Your request for Atlas was refused on Tue 1 Dec"));
        assertThat(denied.text(), containsString("Reason: Not this year\n"));
        assertThat("who decides is nothing to a partner's people", denied.text(), not(containsString("Omar")));
    }

    @Test
    @DisplayName("APR-07 who is asked reads from when and until when access is asked for")
    void askedDates() {
        var fabrikam = given.fabrikam();
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(PolicyBody.policy(atlas).forOrganizations(fabrikam)
                .with("expiration", JsonBody.of("kind", "afterDuration", "duration", "P30D", "requestorMayChoose", true)));
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", "The new line", "startDateTime", "2026-12-20T08:00:00Z",
                "endDateTime", "2027-01-04T17:00:00Z").ok();
        var lines = mails.to(SANA, "please decide").text().lines().toList();
        assertThat(lines, hasItem("From: Sunday 20 December 2026, 08:00 UTC"));
        assertThat(lines, hasItem("Until: Monday 4 January 2027, 17:00 UTC"));
    }

    @Test
    @DisplayName("APR-04 when nobody decides in time, requestor and approvers are told, and how to ask again")
    void timedOut() {
        var atlas = given.atlasFor(given.fabrikam());
        given.request(PIA, atlas);
        clock.advance(Duration.ofDays(14));
        given.admin().post("time-out-requests").ok();
        given.admin().post("send-messages").ok();

        var mail = mails.to(PIA, "Nobody decided");
        assertThat(mail.subject(), is("Nobody decided your request for Atlas until Tue 15 Dec"));
        assertThat(mail.link(), is(atlas.link()));
        assertThat(mails.to(SANA, "nobody decided").subject(), is("pia@eu.fabrikam.example (Fabrikam) and Atlas: nobody decided until Tue 15 Dec"));
    }

    @Test
    @DisplayName("POL-06 the administrators are told when nobody is left who could decide")
    void noApprover() {
        var fabrikam = given.fabrikam();
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(PolicyBody.policy(atlas).forOrganizations(fabrikam).stages(PolicyBody.stage(PolicyBody.person(OMAR))));
        given.request(PIA, atlas);
        given.admin().post("block-person", "person", JsonBody.person(OMAR), "justification", "left").ok();

        assertThat(mails.to(Surroundings.ADMINISTRATOR, "Nobody can decide").subject(),
                is("Nobody can decide the request of pia@eu.fabrikam.example (Fabrikam) for Atlas: it ended on Tue 1 Dec"));
        assertThat(mails.to(PIA, "was refused").text(), containsString("Reason: Nobody was there who could decide it.\n"));
    }

    @Test
    @DisplayName("MSG-03 the HTML has the text's words, its language, a table for layout only, no images and no colours behind")
    void html() {
        given.request(PIA, given.atlasFor(given.fabrikam()));
        var mail = mails.to(SANA, "please decide");
        assertThat(words(mail.html().replaceAll("(?s)<head>.*</head>", "").replaceAll("<[^>]+>", " ")), is(words(mail.text())));
        assertThat(mail.html(), containsString("<html lang=\"en\">"));
        assertThat(mail.html(), containsString("max-width: 560px"));
        assertThat(mail.html().split("<table").length, is(mail.html().split("<table role=\"presentation\"").length));
        assertThat(mail.html().toLowerCase(), not(containsString("<img")));
        assertThat(mail.html().toLowerCase(), not(containsString("background")));
        assertThat(mail.text(), containsString("\nGuesthouse\nhttp://guesthouse.test"));
    }

    @Test
    @DisplayName("MSG-05 what people typed is data: no links, no markup, no headers of it, and bounded")
    void typed() {
        var atlas = given.atlasFor(given.fabrikam());
        given.pia();
        database.run("UPDATE person SET display_name = ? WHERE email = ?", "Pia <b>evil.example</b>\r\nBcc: all@evil.example", PIA);
        given.pia().post("submit-request", "packageId", atlas.id(), "justification",
                "<a href=\"http://evil.example\">click</a> www.evil.example/x\n\nhttps://guesthouse.test.evil.example/d/abc " + "x ".repeat(1_500)).ok();

        var mail = mails.to(SANA, "please decide");
        assertThat(mail.subject(), startsWith("Pia <b>evil.\u200Cexample</b> Bcc: all@\u200Cevil.\u200Cexample (Fabrikam) asks for Atlas"));
        assertThat(mail.subject().length(), lessThanOrEqualTo(150));
        for (var part : new String[] { mail.text(), mail.html().replaceAll("<[^>]+>", "") }) {
            assertThat(part, not(containsString("evil.example")));
            assertThat(links(part), contains(mail.link(), "http://guesthouse.test"));
        }
        assertThat(mail.html(), not(containsString("<b>")));
        assertThat(hrefs(mail), contains(mail.link()));
        assertThat(mail.text().lines().filter(line -> line.startsWith("Why they ask: ")).findFirst().orElseThrow().length(), lessThanOrEqualTo(1_100));
        assertThat(mail.text().lines().toList(), hasItem(mail.link()));
        assertThat(mails.allTo("all@evil.example").size(), is(0));
    }

    @Test
    @DisplayName("MSG-07 names in any script arrive as they were written, and no header is empty")
    void scripts() {
        var fabrikam = given.fabrikam();
        var rocket = given.accessPackage(given.catalog("Projects"), "🚀 Ракета 火箭");
        given.saved(PolicyBody.policy(rocket).forOrganizations(fabrikam));
        given.pia();
        database.run("UPDATE person SET display_name = 'Pia 👩‍🚀 König' WHERE email = ?", PIA);
        given.request(PIA, rocket);

        var mail = mails.to(SANA, "please decide");
        assertThat(mail.subject(), is("Pia 👩‍🚀 König (Fabrikam) asks for 🚀 Ракета 火箭: please decide by Tue 15 Dec"));
        assertThat(mail.text(), containsString("\nAsks for: 🚀 Ракета 火箭\n"));
        assertThat(mail.headers(), hasItem("From: \"Guesthouse\" <guesthouse@guesthouse.test>"));
        assertThat(mail.headers(), everyItem(matchesPattern("(?s)[!-9;-~]+: [!-~].*")));
        assertThat(mail.headers(), not(hasItem(startsWith("Cc"))));
    }

    private static List<String> links(String text) {
        return Pattern.compile("https?://\\S+").matcher(text).results().map(result -> result.group()).toList();
    }

    private static List<String> hrefs(Mail mail) {
        return Pattern.compile("href=\"([^\"]*)\"").matcher(mail.html()).results().map(result -> result.group(1)).toList();
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
