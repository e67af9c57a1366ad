package dev.guesthouse.pages;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Forms;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.PolicyBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("Refusals, to whoever reads in German")
class GermanRefusalsTest extends GuesthouseTest {

    private static final String ACCEPT = "Accept-Language";

    private AccessPackage atlas;
    private String path;
    private Forms pia;
    private Forms admin;

    @BeforeEach
    void browsers() {
        atlas = given.atlasFor(given.fabrikam());
        path = URI.create(atlas.link()).getPath();
        pia = new Forms(given.pia()).with(ACCEPT, "de");
        admin = new Forms(given.admin()).with(ACCEPT, "de");
    }

    @Test
    @DisplayName("PAG-01 PAG-04 what is wrong with a field is said in German, in the summary and beside the field; programs are told in English whatever they read")
    void field() {
        var page = pia.send(path, "send", "", "justification", " ");
        assertThat(page.status(), is(422));
        assertThat(page.body(), containsString("<a href=\"#justification\">„Wozu brauchen Sie es?“ muss angegeben werden: Sagen Sie, wozu Sie das brauchen</a>"));
        assertThat(page.body(), containsString("id=\"justification-error\">muss angegeben werden: Sagen Sie, wozu Sie das brauchen</p>"));
        assertThat(page.body(), not(containsString("is required")));
        var answer = given.pia().with(ACCEPT, "de").post("submit-request", "packageId", atlas.id()).refused(422, "invalid-input");
        assertThat(answer.text("detail"), is("The field justification: is required: say why you need this"));
        assertThat(answer.json("errors"), is(List.of(Map.of("field", "justification", "message", "is required: say why you need this"))));
    }

    @Test
    @DisplayName("PAG-01 what goes into a sentence is put where German wants it: a sentence into another one, and moments as pages write them")
    void arguments() {
        var mailbox = admin.send("/admin/people/new-member", "email", "mia@home", "displayName", "Mia");
        assertThat(mailbox.body(), containsString("hat eine Domain, die nicht geht: Sie ist nur ein Teil einer Domain: Schreiben Sie die ganze, wie fabrikam.example"));
        assertThat(admin.send("/admin/partners/new", "domain", "tailspin").body(), containsString("ist nur ein Teil einer Domain"));
        assertThat(admin.send("/admin/partners/new", "identitySources[0].domain", "gmail.com", "displayName", "Gmailers").body(),
                containsString("Bei gmail.com kann jeder eine Adresse haben: Sie alle würden zu dieser Organisation zählen."));
        var chosen = given.saved(PolicyBody.policy(atlas).named("Chosen").forPeople(PIA)
                .with("expiration", Map.of("kind", "afterDuration", "duration", "P30D", "requestorMayChoose", true)));
        var late = pia.send(path, "policyId", chosen, "send", "", "justification", "I test pumps.", "endDateTime", "2099-12-31");
        assertThat(late.body(), allOf(containsString("<a href=\"#endDateTime\">„Letzter Tag (wenn Sie möchten)“ darf nicht nach <time datetime=\""), containsString(" Uhr UTC</time> liegen: Länger geben es diese Bedingungen nicht")));
    }

    @Test
    @DisplayName("PAG-05 what people have typed stays text in a sentence that it goes into")
    void typed() {
        admin.send("/admin/partners/new", "identitySources[0].domain", "bold.example", "displayName", "<b>Bold</b> & Co. %s");
        var taken = admin.send("/admin/partners/new", "identitySources[0].domain", "other.example", "displayName", "<b>Bold</b> & Co. %s");
        assertThat(taken.status(), is(409));
        assertThat(taken.body(), containsString("Eine Organisation heißt schon &#60;b&#62;Bold&#60;/b&#62; &#38; Co. %s. Wählen Sie einen anderen Namen."));
        assertThat(taken.body(), not(containsString("<b>")));
    }

    @Test
    @DisplayName("PAG-01 PAG-04 what stands in the way, what is not there, whose form it is and who may not is said in German")
    void conflicts() {
        assertThat(pia.send(path, "send", "", "justification", "I test pumps.").status(), is(303));
        var again = pia.send(path, "send", "", "justification", "I test pumps.");
        assertThat(again.body(), again.status(), is(409));
        assertThat(again.body(), containsString("<p>Das ist schon beantragt. Warten Sie die Entscheidung ab.</p>"));
        assertThat(pia.sendTo(path, "x", "send", "").body(), containsString("Dieses Formular gehört zu einer anderen Sitzung"));
        assertThat(pia.open("/my/nothing").body(), containsString("Es gibt diese Seite oder Funktion nicht, oder nicht für Sie."));
        assertThat(pia.open("/admin/people").body(), containsString("Dies ist für Administratoren."));
    }

    @Test
    @DisplayName("PAG-01 MSG-05 whoever asks for too much is told in German how much that was and from when on they can ask again")
    void tooMuch() {
        var stranger = new Forms(guesthouse.nobody()).with(ACCEPT, "de");
        for (int i = 0; i < 5; i++) {
            assertThat(stranger.send("/signin", "email", PIA).status(), is(200));
        }
        var refused = stranger.send("/signin", "email", PIA);
        assertThat(refused.status(), is(429));
        assertThat(refused.body(), containsString("Für diese Adresse wurden von Ihrer Netzwerkadresse aus binnen einer Stunde 5 Codes angefordert; mehr werden nicht gesendet."
                + " Versuchen Sie es wieder ab "));
        assertThat(refused.body(), not(containsString("ask again")));
    }

    @Test
    @DisplayName("PAG-01 PAG-04 whoever's session has ended is told so in German, and types a wrong code as they would in English")
    void sessionEnded() {
        var token = Forms.tokenOf(pia.open(path));
        given.pia().post("sign-out").ok();
        var signIn = pia.sendTo(path, token, "send", "", "justification", "I test pumps.");
        assertThat(signIn.body(), containsString("Sie sind nicht mehr angemeldet."));
        var code = pia.sendTo("/signin", Forms.tokenOf(signIn), "email", PIA);
        assertThat(pia.sendTo("/signin", Forms.tokenOf(code), "ticket", Forms.ticketOf(code), "code", "000000").body(),
                containsString("Der Code passt nicht, oder er gilt nicht mehr. Fordern Sie einen neuen an."));
    }

    @Test
    @DisplayName("PAG-01 OPS-06 the pages that explain problems do it in German too")
    void problems() {
        assertThat(pia.open("/problems/request-open").body(), allOf(containsString("<h1>Ein Antrag auf dieses Paket ist offen</h1>"),
                containsString("Warten Sie die Entscheidung ab, oder nehmen Sie ihn zurück.")));
        assertThat(pia.open("/problems").body(), allOf(containsString("<dd>Der Name ist vergeben</dd>"), not(containsString("The name is taken"))));
    }
}
