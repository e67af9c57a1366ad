package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.internalSponsors;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

/** What sponsors ask for their organizations' people. */
@QuarkusTest
class SponsorAsksTest extends GuesthouseTest {

    private static final String BEN = "ben@fabrikam.example";
    private static final String CARA = "cara@contoso.example";

    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void fabrikam() {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).forOrganizations(fabrikam).stages(stage(externalSponsors()).orElse(person(OMAR))));
    }

    @Test
    @DisplayName("REQ-16 a sponsor asks for several people in a call: each is a request of its own, in their order, and says who asked")
    void several() {
        var items = ask(given.sana(), PIA, BEN).items();
        assertThat(items.stream().map(item -> item.get("email")).toList(), contains(PIA, BEN));
        assertThat(items.stream().map(item -> of(item, "request", "requestor", "email")).toList(), contains(PIA, BEN));
        assertThat(items.stream().map(item -> of(item, "request", "askedBy", "email")).toList(), contains(SANA, SANA));
        assertThat(items.stream().map(item -> of(item, "request", "state")).toList(), contains("pendingApproval", "pendingApproval"));
        assertThat(items.stream().map(item -> item.get("problem")).toList(), contains(nullValue(), nullValue()));
        assertThat(given.admin().get("requests").<String>each("askedBy.email"), contains(SANA, SANA));
        assertThat(given.pia().get("my-requests").<String>each("askedBy.email"), contains(SANA));
        assertThat(given.sana().get("request", "id", of(items.get(0), "request", "id")).ok().text("askedBy.email"), is(SANA));
        assertThat(given.admin().get("people").<String>each("email"), not(hasItem(PIA)));
    }

    @Test
    @DisplayName("REQ-16 APR-02 whoever asked is never asked to decide: with no other sponsor the fallbacks are")
    void neverDecides() {
        var request = of(ask(given.sana(), PIA).items().get(0), "request", "id");
        assertThat(given.sana().get("pending-approvals").items(), is(empty()));
        given.sana().post("approve-request", "requestId", request, "justification", "Mine").refused(403, "forbidden");
        given.admin().post("reassign-stage", "requestId", request, "approvers", List.of(JsonBody.person(SANA))).names("approvers");
        var shown = given.omar().get("approval", "requestId", request).ok();
        assertThat(shown.text("askedBy.email"), is(SANA));
        assertThat(given.omar().get("pending-approvals").<String>each("askedBy.email"), contains(SANA));
        given.omar().post("approve-request", "requestId", request, "justification", "Welcome").ok();
    }

    @Test
    @DisplayName("REQ-16 APR-02 nor do they decide under another tag of their address, or as a sponsor of the other side; another sponsor does")
    void otherTag() {
        for (var each : new String[] { "sana+x@fabrikam.example", "sam@fabrikam.example" }) {
            given.guest(each, "Somebody");
            given.sponsor(fabrikam, "external", each);
        }
        ask(given.sana(), PIA).ok();
        assertThat(asked(), contains("sam@fabrikam.example"));
        var mine = given.accessPackage(given.catalog("More"), "Mine");
        given.saved(policy(mine).forOrganizations(fabrikam).stages(stage(internalSponsors()).orElse(person(OMAR))));
        var refused = given.omar().post("submit-requests", "packageId", mine.id(), "people", people(BEN), "justification", "x").items().get(0);
        assertThat(of(refused, "request", "reason"), is("noApprover"));
    }

    @Test
    @DisplayName("REQ-16 of people who are not of a sponsor's organization nothing is found out: known, unknown, a sponsor, a member, all are the same")
    void others() {
        given.organization("Contoso", "contoso.example");
        given.guest(CARA, "Cara");
        var before = database.count("SELECT count(*) FROM person");
        var items = ask(given.sana(), CARA, "nobody@contoso.example", OMAR, "new@home.example", "x@elsewhere.example").items();
        items.forEach(item -> assertThat(item.get("problem"), equalTo(items.get(0).get("problem"))));
        assertThat(of(items.get(0), "problem", "status"), is(422));
        assertThat(database.count("SELECT count(*) FROM person"), is(before));
        assertThat(database.count("SELECT count(*) FROM assignment_request"), is(0L));
    }

    @Test
    @DisplayName("REQ-16 REQ-04 of a package that is not for them a sponsor learns as little as they would: an unknown one is the same")
    void hidden() {
        var secret = given.accessPackage(given.catalog("Secrets"), "Secret");
        given.saved(policy(secret).forPeople(OMAR));
        var hidden = given.sana().post("submit-requests", "packageId", secret.id(), "people", people(PIA, CARA)).ok();
        var unknown = given.sana().post("submit-requests", "packageId", "01890a5d-ac96-774b-bcce-b302099a8057", "people", people(PIA, CARA)).ok();
        assertThat(hidden.body(), equalTo(unknown.body()));
        assertThat(statuses(hidden), contains(404, 422));
        assertThat(database.count("SELECT count(*) FROM person WHERE email = ?", PIA), is(0L));
    }

    @Test
    @DisplayName("REQ-16 one who is refused keeps nobody else from being asked for, and each is told why")
    void each() {
        given.request(PIA, atlas);
        given.caller("blocked@fabrikam.example");
        given.admin().post("block-person", "person", JsonBody.person("blocked@fabrikam.example")).ok();
        var answer = ask(given.sana(), PIA, "no address", BEN, "Ben@Fabrikam.example", "blocked@fabrikam.example", "eve@fabrikam.example").ok();
        assertThat(answer.items().stream().map(item -> of(item, "problem", "type")).toList(), contains("/problems/request-open", "/problems/invalid-input", null, "/problems/invalid-input",
                "/problems/forbidden", null));
        assertThat(statuses(answer), contains(409, 422, null, 422, 403, null));
        assertThat(answer.text("items[3].problem.detail"), containsString("twice"));
        assertThat(answer.text("items[0].problem.help.request"), equalTo(given.pia().get("my-requests").<String>each("id").get(0)));
        assertThat(database.count("SELECT count(*) FROM assignment_request WHERE asked_by_id IS NOT NULL"), is(2L));
    }

    @Test
    @DisplayName("REQ-16 REQ-03 what is not said is named for each, and no person is made of an address that was refused")
    void unsaid() {
        var answer = given.sana().post("submit-requests", "packageId", atlas.id(), "people", people(PIA, BEN)).ok();
        assertThat(answer.text("items[0].problem.errors[0].field"), is("justification"));
        assertThat(answer.text("items[1].problem.errors[0].field"), is("justification"));
        assertThat(database.count("SELECT count(*) FROM person WHERE email IN (?, ?)", PIA, BEN), is(0L));
    }

    @Test
    @DisplayName("REQ-16 only sponsors ask for others, and one who is none any more does not")
    void onlySponsors() {
        ask(given.pia(), BEN).refused(403, "forbidden");
        given.admin().post("remove-sponsor", "organizationId", fabrikam.id(), "kind", "external", "person", JsonBody.person(SANA)).ok();
        ask(given.sana(), BEN).refused(403, "forbidden");
        assertThat(of(ask(given.omar(), BEN).items().get(0), "request", "askedBy", "email"), is(OMAR));
    }

    @Test
    @DisplayName("REQ-16 1 to 200 people are asked for in a call, for a package or by its link")
    void bounds() {
        given.sana().post("submit-requests", "packageId", atlas.id()).names("people");
        given.sana().post("submit-requests", "people", people(PIA)).names("packageId");
        ask(given.sana(), IntStream.range(0, 201).mapToObj("p%d@fabrikam.example"::formatted).toArray(String[]::new)).names("people");
        var byLink = given.sana().post("submit-requests", "link", atlas.link(), "people", people(PIA), "justification", "x").ok();
        assertThat(byLink.text("items[0].request.package.displayName"), is("Atlas"));
    }

    @Test
    @DisplayName("REQ-16 REQ-05 a repeat with the same Idempotency-Key answers the same, makes what was refused then, and no other body goes by it")
    void repeated() {
        var first = ask(given.sana().withKey("k1"), PIA, BEN).ok();
        assertThat(ask(given.sana().withKey("k1"), PIA, BEN).ok().body(), equalTo(first.body()));
        assertThat(database.count("SELECT count(*) FROM assignment_request"), is(2L));
        ask(given.sana().withKey("k1"), PIA).refused(409, "key-reused");
        var id = of(given.pia().get("my-requests").items().get(0), "id");
        given.request("eve@fabrikam.example", atlas);
        var open = ask(given.sana().withKey("k2"), "eve@fabrikam.example").ok();
        assertThat(statuses(open), contains(409));
        given.caller("eve@fabrikam.example").post("cancel-request", "requestId", open.text("items[0].problem.help.request")).ok();
        assertThat(of(ask(given.sana().withKey("k2"), "eve@fabrikam.example").items().get(0), "request", "state"), is("pendingApproval"));
        assertThat(of(given.pia().get("my-requests").items().get(0), "id"), is(id));
    }

    @Test
    @DisplayName("REQ-16 who is asked for by two sponsors in the same instant, as a newcomer, is one person with one request")
    void atOnce() {
        var omar = given.omar();
        var sana = given.sana();
        var answers = AtOnce.all(List.<Callable<Answer>>of(() -> ask(sana, PIA), () -> ask(omar, PIA)));
        assertThat(answers.stream().flatMap(answer -> answer.items().stream()).filter(item -> item.get("request") != null).toList(), hasSize(1));
        assertThat(database.count("SELECT count(*) FROM person WHERE email = ?", PIA), is(1L));
    }

    @Test
    @DisplayName("REQ-16 MSG-05 who is asked for is counted as if they asked, and a sponsor asks a thousand times a day at most, strangers' share untouched")
    void limits() {
        for (int i = 0; i < 5; i++) {
            var request = of(ask(given.sana(), PIA).items().get(0), "request", "id");
            given.pia().post("cancel-request", "requestId", request).ok();
        }
        assertThat(statuses(ask(given.sana(), PIA)), contains(429));
        assertThat(database.count("SELECT count(*) FROM request_origin"), is(0L));
        database.run("INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, asked_by_id, created_at, completed_at,"
                + " version) SELECT gen_random_uuid(), 'userAdd', 'canceled', access_package_id, policy_version_id, requestor_id, asked_by_id, created_at,"
                + " completed_at, 0 FROM (SELECT * FROM assignment_request LIMIT 1) r, generate_series(1, 995)");
        assertThat(statuses(ask(given.sana(), BEN)), contains(429));
        given.request(BEN, atlas);
        clock.advance(Duration.ofDays(1));
        assertThat(statuses(ask(given.sana(), "eve@fabrikam.example")), contains(nullValue()));
    }

    @Test
    @DisplayName("REQ-16 a name is given to newcomers, and to nobody who has one")
    void names() {
        var items = given.sana().post("submit-requests", "packageId", atlas.id(), "justification", "x", "people",
                List.of(JsonBody.of("email", PIA, "displayName", "Pia Stein"), JsonBody.of("email", SANA, "displayName", "Eve"))).items();
        assertThat(of(items.get(0), "request", "requestor", "displayName"), is("Pia Stein"));
        // Whoever asks for themselves so asks as everybody does.
        assertThat(of(items.get(1), "request", "requestor", "displayName"), is("Sana Malik"));
        assertThat(of(items.get(1), "request", "askedBy"), is(nullValue()));
    }

    @Test
    @DisplayName("MSG-02 REQ-16 letters say who asked for whom, to approvers and to whoever was asked for")
    void letters() {
        var request = of(ask(given.sana(), PIA).items().get(0), "request", "id");
        var asked = mails.to(OMAR, "please decide");
        assertThat(asked.subject(), is("Sana Malik asks for Atlas for " + PIA + " (Fabrikam): please decide by Tue 15 Dec"));
        assertThat(asked.text(), containsString("Who asks: Sana Malik (" + SANA + ")"));
        assertThat(asked.text(), containsString("For: " + PIA));
        given.omar().post("deny-request", "requestId", request, "justification", "Not now").ok();
        var denied = mails.to(PIA, "refused");
        assertThat(denied.subject(), is("Atlas, which was asked for for you, was refused on Tue 1 Dec"));
        assertThat(denied.text(), containsString("somebody who answers for your organization asked for this package for you"));
        assertThat(denied.text(), not(containsString("Your request")));
        given.omar().post("approve-request", "requestId", of(ask(given.sana(), BEN).items().get(0), "request", "id"), "justification", "Welcome").ok();
        assertThat(mails.to(BEN, "You have Atlas").text(), not(containsString("because you asked")));
    }

    private Answer ask(Client by, String... people) {
        return by.post("submit-requests", "packageId", atlas.id(), "people", people(people), "justification", "They test the pumps");
    }

    private static List<Map<String, Object>> people(String... emails) {
        return Stream.of(emails).map(JsonBody::person).toList();
    }

    private static List<Object> statuses(Answer answer) {
        return answer.items().stream().map(item -> of(item, "problem", "status")).toList();
    }

    private List<String> asked() {
        return database.column("SELECT p.email FROM stage_approver a JOIN person p ON p.id = a.person_id");
    }

    @SuppressWarnings("unchecked")
    private static Object of(Map<String, Object> item, String... path) {
        Object value = item;
        for (var name : path) {
            value = value == null ? null : ((Map<String, Object>) value).get(name);
        }
        return value;
    }
}
