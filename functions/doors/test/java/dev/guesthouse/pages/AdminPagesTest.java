package dev.guesthouse.pages;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.Surroundings.ADMINISTRATOR;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Forms;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("Those who run an instance, by pages alone and without scripts")
class AdminPagesTest extends GuesthouseTest {

    private static final String MIA = "mia@home.example";
    private static final String NEW_PACKAGE = "/admin/packages/new";

    private Forms admin;

    @BeforeEach
    void browser() {
        admin = new Forms(given.admin());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/admin/", "/admin/partners", "/admin/partners/new", "/admin/packages", NEW_PACKAGE, "/admin/catalogs", "/admin/requests",
            "/admin/access", "/admin/people", "/admin/people/new-guest", "/admin/people/new-member", "/admin/more", "/admin/reports", "/admin/audit", "/admin/messages", "/admin/deliveries",
            "/admin/tokens", "/admin/settings", "/admin/connectors", "/admin/connectors/new" })
    @DisplayName("PAG-06 each page is there for whoever runs the instance, in both languages, and for nobody else; nothing leads others there")
    void forWhom(String path) {
        given.request(PIA, given.atlasFor(given.fabrikam()));
        assertThat(admin.open(path).status(), is(200));
        assertThat(admin.with("Accept-Language", "de").open(path).body(), containsString("<html lang=\"de\">"));
        var pia = new Forms(given.pia());
        var refused = pia.open(path);
        assertThat(refused.body(), refused.status(), is(403));
        assertThat(refused.body(), not(containsString("action=\"/admin")));
        assertThat(pia.open("/my/").body(), not(containsString("/admin/")));
        assertThat(new Forms(guesthouse.nobody()).open(path).header("Location"), startsWith("/signin?next="));
    }

    @Test
    @DisplayName("PAG-08 PAG-06 an empty instance is filled with an example by an administrator, and only once: with a partner, its sponsors, and a package to ask for")
    void example() {
        new Forms(given.pia()).sendTo("/admin/", Forms.tokenOf(new Forms(given.pia()).open("/my/")));
        assertThat(database.count("SELECT count(*) FROM organization"), is(0L));
        assertThat(admin.open("/admin/").body(), containsString("Fill with an example"));
        var made = next(admin.send("/admin/"));
        assertThat(made.body(), containsString("Atlas for partners"));
        var link = made.body().replaceAll("(?s).*(/p/[\\w-]+).*", "$1");
        assertThat(new Forms(given.pia()).open(link).body(), containsString("Ask for Atlas for partners"));
        assertThat(given.sana().get("my-organization").ok().json("organizations.displayName"), hasItem("Fabrikam"));
        assertThat(admin.open("/admin/").body(), not(containsString("Fill with an example")));
        assertThat(admin.sendTo("/admin/", Forms.tokenOf(admin.open("/admin/partners"))).body(), containsString("This was not done"));
    }

    @Test
    @DisplayName("ORG-03 ORG-14 PAG-04 a partner's whole domain is looked up before it is added; what anybody can have an address at is asked about when the function asks")
    void addPartner() {
        assertThat(admin.send("/admin/partners/new", "domain", "tailspin").status(), is(422));
        assertThat(admin.send("/admin/partners/new", "domain", "gmail.com").body(), not(containsString("confirmPublicProvider")));
        var asked = admin.send("/admin/partners/new", "identitySources[0].domain", "gmail.com", "displayName", "Gmailers");
        assertThat(asked.status(), is(409));
        assertThat(asked.body(), containsString("confirmPublicProvider"));
        assertThat(asked.body(), containsString("value=\"Gmailers\""));
        var added = next(admin.send("/admin/partners/new", "identitySources[0].domain", "tailspin.example", "displayName", "Tailspin"));
        assertThat(added.body(), containsString("<h1>Tailspin</h1>"));
        assertThat(admin.open("/admin/partners?search=tailspin.ex").body(), containsString("Tailspin"));
    }

    @Test
    @DisplayName("ORG-07 ORG-11 a partner's sponsors come and go on its page, and to remove it somebody has to say what becomes of its people's access")
    void partner() {
        var page = "/admin/partners/" + given.fabrikam().id();
        given.member(MIA, "Mia Koch");
        assertThat(admin.send(page, "addSponsor", "", "kind", "internal", "person", PIA).status(), is(422));
        assertThat(next(admin.send(page, "addSponsor", "", "kind", "internal", "person", MIA)).body(), containsString("Mia Koch"));
        assertThat(admin.send(page, "askToRemove", "").body(), containsString("What becomes of the access that they have?"));
        assertThat(admin.send(page, "remove", "").status(), is(422));
        assertThat(admin.send(page, "remove", "", "assignments", "keep").header("Location"), is("/admin/partners?done=partnerRemoved"));
        assertThat(admin.open(page).status(), is(404));
    }

    @Test
    @DisplayName("PAG-08 PKG-01 POL-05 a package is made step by step; what any function refuses of it is refused before anything is saved")
    void newPackage() {
        var fabrikam = given.fabrikam();
        var typed = new String[] { "displayName", "Wind for partners", "catalogId", "new", "catalog.displayName", "Project Wind",
                "resource.0.displayName", "Wind team", "resource.0.kind", "team", "resource.0.originId", "wind-team", "resource.0.connector", "local",
                "resource.0.role.team.member", "on", "policy.displayName", "People of Fabrikam", "scope", "specificOrganizations",
                "organization." + fabrikam.id(), "Fabrikam", "decides", "somebody", "stage.0.primaryApprovers.externalSponsors", "on", "stage.0.timeout", "7",
                "question.0.text.en", "Which tower?", "question.0.kind", "text", "expiration", "afterDuration", "duration", "90" };
        for (var step : new String[] { "what", "opens", "who", "decides", "asks", "howLong" }) {
            var shown = admin.send(NEW_PACKAGE, with(typed, "go", step));
            assertThat(step, shown.status(), is(200));
            assertThat(step, shown.body(), containsString("Wind for partners"));
            assertThat(step, shown.body(), containsString("Which tower?"));
        }
        var check = admin.send(NEW_PACKAGE, with(typed, "go", "check")).body();
        assertThat(check, containsString("Take part in the team Wind team"));
        assertThat(check, containsString("The people of these partners may ask: Fabrikam."));
        assertThat(check, containsString("It lasts for 90 days"));
        assertThat(database.count("SELECT count(*) FROM catalog") + database.count("SELECT count(*) FROM access_package"), is(0L));

        var refused = admin.send(NEW_PACKAGE, with(typed, "go", "save"));
        assertThat(refused.status(), is(422));
        assertThat(refused.body(), containsString("id=\"approval.stages[0].fallbackApprovers\""));
        assertThat(refused.body(), containsString("Which tower?"));
        assertThat(database.count("SELECT count(*) FROM catalog") + database.count("SELECT count(*) FROM access_package"), is(0L));
        var saved = admin.send(NEW_PACKAGE, with(typed, "go", "save", "stage.0.fallbackApprovers.people", "admin@home.example"));
        var made = saved.header("Location").replaceAll(".*/([^/?]+)\\?made", "$1");
        var shown = next(saved).body();
        assertThat(shown, containsString("The link to send"));
        assertThat(shown, containsString("Take part in the team Wind team"));
        assertThat(database.count("SELECT count(*) FROM access_package"), is(1L));
        assertThat(given.admin().get("package", "id", made).json("policies[0].displayName"), is("People of Fabrikam"));
    }

    @Test
    @DisplayName("PAG-04 PAG-08 no step is left with what a function refuses of it: it comes back with that at its fields, and says nothing of the steps after it")
    void stepByStep() {
        comesBack("What is it?", "displayName catalog.displayName", "at", "what", "go", "opens");
        comesBack("What does it open?", "resource.0.kind resource.0.originId", "resource.0.displayName", "Wind team", "resource.0.connector", "local", "at", "opens", "go", "who");
        comesBack("Who may ask?", "policy.displayName scope", "at", "who", "go", "decides");
        comesBack("Who may ask?", "organizations", "policy.displayName", "All", "scope", "specificOrganizations", "at", "who", "go", "decides");
        comesBack("Who decides?", "decides", "at", "decides", "go", "asks");
        comesBack("Who decides?", "stage.0.primaryApprovers.people", "decides", "somebody", "at", "decides", "go", "asks");
        comesBack("What do we ask?", "question.0.kind", "question.0.text.en", "Which tower?", "at", "asks", "go", "howLong");
        comesBack("How long?", "expiration", "at", "howLong", "go", "check");
        comesBack("How long?", "duration", "expiration", "afterDuration", "at", "howLong", "go", "check");
        var taken = given.atlasFor(given.fabrikam());
        var named = admin.send(NEW_PACKAGE, "displayName", "Atlas", "catalogId", taken.catalog().id(), "at", "what", "go", "opens");
        assertThat(named.status(), is(409));
        assertThat(named.body(), containsString("<h1>A new package: What is it?</h1>"));
        assertThat(admin.send(NEW_PACKAGE, "at", "decides", "go", "who").status(), is(200));
        assertThat(admin.send(NEW_PACKAGE, "at", "decides", "go", "decides").status(), is(200));
        assertThat(admin.send(NEW_PACKAGE, "at", "check", "go", "check").body(), containsString("It is not said yet whether somebody has to say yes."));
    }

    /** @param wrong the fields at which it is said what is wrong, and no others */
    private void comesBack(String step, String wrong, String... fields) {
        var back = admin.send(NEW_PACKAGE, fields);
        assertThat(back.body(), back.status(), is(422));
        assertThat(back.body(), containsString("<h1>A new package: " + step + "</h1>"));
        var told = Pattern.compile("<p class=\"error\" id=\"([^\"]+)-error\">").matcher(back.body()).results().map(found -> found.group(1)).toList();
        assertThat(told, containsInAnyOrder(wrong.split(" ")));
        told.forEach(field -> assertThat(back.body(), containsString(" id=\"" + field + "\"")));
    }

    @Test
    @DisplayName("PAG-04 PKG-01 what turns out only as a package is saved leaves nothing of it there, and all that was typed in the form")
    void allOrNothing() {
        var typed = new String[] { "displayName", "Wind", "catalogId", "new", "catalog.displayName", "Project Wind", "resource.0.displayName", "Wind team",
                "resource.0.kind", "team", "resource.0.originId", "wind-team", "resource.0.connector", "local", "resource.0.role.team.owner", "on",
                "policy.displayName", "All", "scope", "allConfiguredOrganizations", "decides", "nobody", "expiration", "afterDuration", "duration", "9", "go", "save" };
        database.run("CREATE FUNCTION get_in_between() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE SQLSTATE ''40001''; END'");
        database.run("CREATE CONSTRAINT TRIGGER in_between AFTER INSERT ON policy DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION get_in_between()");
        try {
            var refused = admin.send(NEW_PACKAGE, typed);
            assertThat(refused.body(), refused.status(), is(409));
            assertThat(refused.body(), containsString("Project Wind"));
            assertThat(refused.body(), containsString("name=\"catalogId\" value=\"new\""));
            for (var table : new String[] { "catalog", "catalog_resource", "access_package", "policy" }) {
                assertThat(table, database.count("SELECT count(*) FROM " + table), is(0L));
            }
        } finally {
            database.run("DROP FUNCTION get_in_between() CASCADE");
        }
        assertThat(next(admin.send(NEW_PACKAGE, typed)).body(), containsString("Run the team Wind team, and say who is in it"));
    }

    @Test
    @DisplayName("PAG-08 what there is to choose from is chosen where it is one thing, and nothing is where it is more; what is so already is chosen")
    void chosen() {
        assertThat(checked(NEW_PACKAGE), is(List.of("new")));
        var fabrikam = given.fabrikam();
        var atlas = given.atlasFor(fabrikam);
        assertThat(checked(NEW_PACKAGE), is(List.of(atlas.catalog().id())));
        given.catalog("Others");
        assertThat(checked(NEW_PACKAGE), is(List.of()));
        var give = "/admin/packages/" + atlas.id() + "/give";
        assertThat(checked(give), is(List.of(given.admin().get("package", "id", atlas.id()).text("policies[0].id"))));
        given.saved(policy(atlas).named("Others").forOrganizations(fabrikam));
        assertThat(checked(give), is(List.of()));
        assertThat(checked("/admin/settings"), is(List.of("any")));
        given.admin().post("set-domain-list", "mode", "deny", "domains", List.of("tailspin.example")).ok();
        assertThat(checked("/admin/settings"), is(List.of("deny")));
    }

    private List<String> checked(String page) {
        return Pattern.compile("<input type=\"radio\" [^>]*value=\"([^\"]*)\" checked>").matcher(admin.open(page).body()).results().map(found -> found.group(1)).toList();
    }

    @Test
    @DisplayName("PAG-08 CAT-03 the roles of what a package is to open are there to choose from at once, also of what no catalog offers yet")
    void rolesAtOnce() {
        var atlas = given.atlasFor(given.fabrikam());
        var opens = admin.send(NEW_PACKAGE, "displayName", "Wind", "catalogId", atlas.catalog().id(), "at", "what", "go", "opens").body();
        assertThat(opens, containsString("name=\"role." + atlas.catalog().site() + ".owner\""));
        assertThat(opens, containsString("name=\"resource.0.role.team.member\"> Take part in the team …"));
        assertThat(opens, containsString("name=\"resource.0.role.application.user\">"));
        var check = admin.send(NEW_PACKAGE, "resource.0.displayName", "Wind team", "resource.0.kind", "team", "resource.0.originId", "wind-team",
                "resource.0.role.team.member", "on", "resource.0.role.site.owner", "on", "at", "check", "go", "check").body();
        assertThat(check, containsString("<li>Take part in the team Wind team</li>"));
        assertThat(check, not(containsString("site Wind team")));
    }

    @Test
    @DisplayName("PAG-08 CON-02 CON-04 a system is connected, tried, changed and removed in pages, and what it is proved with stands in none of them")
    void connector() {
        var secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
        var refused = admin.send("/admin/connectors/new", "kind", "webhook", "name", "The wiki", "address", "ftp://wiki.example", "credentials.secret", secret,
                "limits.callsAtOnce", "many");
        assertThat(refused.status(), is(422));
        assertThat(refused.body(), containsString("value=\"The wiki\""));
        assertThat(refused.body(), not(containsString(secret)));

        var made = admin.send("/admin/connectors/new", "kind", "webhook", "name", "The wiki", "address", "https://wiki.example/hook", "credentials.secret", secret,
                "limits.callsAtOnce", "2", "limits.callsPerSecond", "0", "ownAccounts", "on", "enabled", "on");
        var page = made.header("Location").replaceAll("\\?.*", "");
        assertThat(admin.open(page).body(), containsString("The wiki"));
        assertThat(admin.open(page).body(), not(containsString(secret)));
        assertThat(admin.send(page, "test", "", "sample", "on").body(), containsString("It works"));

        assertThat(admin.send(page, "name", "Wiki", "address", "https://wiki.example/hook", "limits.callsAtOnce", "3", "enabled", "on").status(), is(303));
        var changed = given.admin().get("connector", "id", page.substring(page.lastIndexOf('/') + 1)).ok();
        assertThat(changed.text("name"), is("Wiki"));
        assertThat(changed.<Integer>json("limits.callsAtOnce"), is(3));
        assertThat(changed.<Boolean>json("ownAccounts"), is(false));
        assertThat(admin.send(page, "remove", "").header("Location"), is("/admin/connectors"));
        assertThat(admin.open("/admin/connectors").body(), not(containsString("Wiki")));
    }

    @Test
    @DisplayName("PAG-08 CAT-02 CAT-03 what a catalog is to offer is looked up in the system that has it, with the roles there; what is refused comes back ticked")
    void lookedUp() {
        var connector = given.admin().post("add-connector", "kind", "webhook", "name", "The wiki", "address", "https://wiki.example/hook", "credentials",
                Map.of("secret", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")).ok().id();
        var catalog = "/admin/catalogs/" + given.catalog("Projects").id();
        var page = "/admin/connectors/" + connector + "/resources";
        assertThat(admin.open(catalog).body(), containsString("href=\"" + page + "?catalogId="));
        assertThat(admin.open(page).body(), not(containsString("Customers")));

        var found = new String[] { "catalogId", catalog.replaceAll(".*/", ""), "found.0.originId", "crm", "found.0.displayName", "Customers", "found.0.kind", "application",
                "found.0.roles", "user" };
        assertThat(admin.send(page, "find", "", "search", "cust").body(), containsString("Customers"));
        var nothing = admin.send(page, with(found, "offer", ""));
        assertThat(nothing.status(), is(422));
        assertThat(nothing.body(), containsString("Customers"));

        assertThat(admin.send(page, with(found, "offer", "", "pick", "0")).header("Location"), is(catalog + "?done=saved"));
        assertThat(given.admin().get("resources", "catalogId", catalog.replaceAll(".*/", "")).json("items.find { it.displayName == 'Customers' }.roles"), is(List.of("user")));
        assertThat(admin.send(page, with(found, "offer", "", "pick", "0")).status(), is(409));
    }

    @Test
    @DisplayName("PAG-08 PKG-04 of a long catalog something is found by its name, and a package that opens the oldest of it keeps that when it is changed")
    void longCatalog() {
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.admin().post("add-resources", "catalogId", atlas.catalog().id(), "resources",
                IntStream.range(0, 201).mapToObj(number -> Given.resource("t" + number, "Turbine " + number, "team")).toList()).ok();
        var found = admin.open("/admin/catalogs/" + atlas.catalog().id() + "?search=turbine+17").body();
        assertThat(found, containsString("Turbine 179"));
        assertThat(found, not(containsString("Turbine 180")));
        assertThat(admin.open("/admin/packages/" + atlas.id() + "/roles").body(), containsString("Team of Projects"));
    }

    @Test
    @DisplayName("PAG-08 CON-02 a tenant of Microsoft is connected in the page without an address, and what is no application of one is said at its field")
    void tenant() {
        var tokens = "https://login.microsoftonline.com/%s/oauth2/v2.0/token";
        var refused = admin.send("/admin/connectors/new", "kind", "graph", "name", "Entra", "address", "", "credentials.clientId", "Guesthouse",
                "credentials.clientSecret", "hunter2", "credentials.tokenAddress", tokens.formatted("common"), "ownAccounts", "on", "enabled", "on");
        assertThat(refused.status(), is(422));
        assertThat(refused.body(), containsString("must be the application (client) ID"));
        assertThat(refused.body(), containsString("must name the tenant"));
        assertThat(refused.body(), not(containsString("hunter2")));
        var made = admin.send("/admin/connectors/new", "kind", "graph", "name", "Entra", "address", "", "credentials.clientId", "7a1d3f36-5a0b-4e0c-9a3e-5f6b1d2c3e4f",
                "credentials.clientSecret", "hunter2", "credentials.tokenAddress", tokens.formatted("contoso.example"), "ownAccounts", "on", "enabled", "on");
        assertThat(admin.open(made.header("Location").replaceAll("\\?.*", "")).body(), containsString("https://graph.microsoft.com"));
    }

    @Test
    @DisplayName("PAG-08 ASG-07 CON-05 what a system has lost is shown beside what the brake holds there, and another than its cause lets it go")
    void drift() {
        var atlas = given.atlasFor(given.fabrikam());
        given.access(Given.PIA, atlas);
        database.awaitDelivered(clock.instant());
        var page = "/admin/connectors/00000000-0000-7000-8000-000000000001/drift";
        assertThat(admin.open(page).body(), containsString("It was not compared yet."));
        clock.advance(Duration.ofMinutes(1));
        database.run("DELETE FROM local_membership WHERE role = 'visitor'");
        assertThat(next(admin.send(page, "compare", "")).body(), containsString("Lost, and given again: "));

        database.run("INSERT INTO brake (id, connector_id, cause, caused_by_id, hit, members, held_at) SELECT gen_random_uuid(), g.connector_id, 'packageChanged', p.id, 40, 100, ?"
                + " FROM role_grant g, person p WHERE p.email = ? LIMIT 1", clock.instant(), ADMINISTRATOR);
        database.run("UPDATE role_grant SET wanted = false, held = true, brake_id = (SELECT id FROM brake), next_try_at = null WHERE resource_role_id IN"
                + " (SELECT id FROM resource_role WHERE name = 'member')");
        var held = admin.open(page).body();
        assertThat(held, containsString("40 of 100 roles there would be taken away."));
        assertThat(held, containsString("Take it away now: A package gives less than before"));
        assertThat(admin.open("/admin/").body(), containsString("<a href=\"" + page + "\">local</a>"));
        assertThat(admin.open("/admin/deliveries?state=braked").body(), not(containsString("name=\"retry\"")));
        var brake = database.value("SELECT id FROM brake");
        assertThat(admin.send(page, "release", brake, "justification", "It is over").status(), is(403));
        given.admin().post("grant-role", "person", JsonBody.person(Given.OMAR), "role", "administrator").ok();
        var omar = new Forms(given.omar());
        assertThat(omar.send(page, "release", brake).status(), is(422));
        assertThat(omar.send(page, "release", brake, "justification", "It is over").status(), is(303));
        assertThat(admin.open(page).body(), not(containsString("Take it away now")));
    }

    @Test
    @DisplayName("PAG-08 POL-03 of many partners that terms are for, ten are named on the package's page, and it is said how many the others are")
    void manyPartners() {
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).withoutApproval().forOrganizations(IntStream.range(0, 13).mapToObj(number -> given.organization("Partner " + number, "p" + number + ".example"))
                .toArray(Given.Organization[]::new)));
        assertThat(admin.open("/admin/packages/" + atlas.id()).body(), containsString(" and 3 more."));
    }

    @Test
    @DisplayName("PAG-08 CAT-01 of many catalogs some are shown to choose from, and the others found by their names; the one that was chosen stays")
    void manyCatalogs() {
        var first = given.catalog("Wind").id();
        IntStream.range(0, 20).forEach(number -> given.catalog("Catalog " + number));
        assertThat(admin.open(NEW_PACKAGE).body(), not(containsString(first)));
        assertThat(admin.send(NEW_PACKAGE, "searchCatalog", "win", "at", "what", "go", "what").body(), containsString("value=\"" + first + "\">"));
        assertThat(admin.send(NEW_PACKAGE, "catalogId", first, "searchCatalog", "cat", "at", "what", "go", "what").body(), containsString("value=\"" + first + "\" checked>"));
    }

    @Test
    @DisplayName("PAG-04 PKG-01 CAT-02 what is wrong with the catalog, with what it opens, with the package and with its terms is said at once, each in its section")
    void refusedAtOnce() {
        var refused = admin.send(NEW_PACKAGE, "displayName", "", "catalogId", "new", "catalog.displayName", "", "resource.0.displayName", "Wind team",
                "resource.0.kind", "team", "resource.0.connector", "nowhere", "policy.displayName", "", "scope", "allConfiguredOrganizations",
                "decides", "nobody", "expiration", "afterDuration", "duration", "soon", "go", "check");
        assertThat(refused.body(), refused.status(), is(422));
        for (var field : new String[] { "catalog.displayName", "displayName", "resources[0].connector", "resources[0].originId", "expiration.duration" }) {
            assertThat(refused.body(), containsString("<p class=\"error\" id=\"" + field + "\">"));
        }
        var taken = admin.send(NEW_PACKAGE, "displayName", "Atlas", "catalogId", given.atlasFor(given.fabrikam()).catalog().id(), "policy.displayName", "",
                "scope", "nobody", "expiration", "never", "go", "check");
        assertThat(taken.status(), is(409));
        assertThat(taken.body(), containsString("A package of this catalog is named Atlas already."));
    }

    @Test
    @DisplayName("POL-04 POL-05 POL-06 whom terms find is told for each partner, while it is typed and before it is saved, and who would be asked by nobody")
    void whomItFinds() {
        var fabrikam = given.fabrikam();
        var tailspin = given.organization("Tailspin", "tailspin.example");
        var typed = new String[] { "displayName", "Wind", "catalogId", "new", "catalog.displayName", "Project Wind", "policy.displayName", "Partners",
                "scope", "specificOrganizations", "organization." + fabrikam.id(), "Fabrikam", "organization." + tailspin.id(), "Tailspin",
                "decides", "somebody", "stage.0.primaryApprovers.externalSponsors", "on" };
        var refused = admin.send(NEW_PACKAGE, with(typed, "go", "decides"));
        assertThat(refused.body(), refused.status(), is(200));
        assertThat(refused.body(), containsString("stage 1 could find nobody"));
        var fallback = with(typed, "stage.0.fallbackApprovers.people", ADMINISTRATOR);
        var found = admin.send(NEW_PACKAGE, with(fallback, "go", "decides")).body();
        assertThat(found, containsString("<li>Fabrikam: Sana Malik (" + SANA + ").</li>"));
        assertThat(found, containsString("<li>Tailspin: " + ADMINISTRATOR + ", since there is none of the others.</li>"));
        given.admin().post("block-person", "person", JsonBody.person(SANA), "justification", "Away.").ok();
        var both = with(typed, "stage.0.primaryApprovers.people", SANA, "expiration", "afterDuration", "duration", "8 h", "go", "check");
        var check = admin.send(NEW_PACKAGE, both);
        assertThat(check.body(), check.status(), is(200));
        assertThat(check.body(), containsString("<li>Fabrikam: nobody, so their requests would end at once. Add somebody who decides instead.</li>"));
        assertThat(check.body(), containsString("It lasts for 8 hours"));
        assertThat(database.count("SELECT count(*) FROM access_package"), is(0L));
    }

    @Test
    @DisplayName("REQ-10 REQ-17 access is found, its end moved and it is ended on its page; all of a package's only with the number that was told")
    void access() {
        var atlas = given.atlasFor(given.fabrikam());
        given.access(PIA, atlas);
        var list = admin.open("/admin/access?person=" + PIA).body();
        var page = list.replaceAll("(?s).*href=\"(/admin/access/[^\"]+)\".*", "$1");
        assertThat(admin.send(page, "move", "", "endDateTime", "2020-01-01").status(), is(422));
        assertThat(admin.open("/admin/access/end").status(), is(404));
        var token = Forms.tokenOf(admin.open("/admin/packages/" + atlas.id()));
        assertThat(admin.sendTo("/admin/access/end", token, "packageId", atlas.id()).body(), containsString("So much would end: 1"));
        assertThat(admin.sendTo("/admin/access/end", token, "packageId", atlas.id(), "end", "", "expected", "2", "justification", "Over.").status(), is(409));
        assertThat(given.pia().get("my-access").items().size(), is(1));
        assertThat(next(admin.send(page, "end", "", "justification", "She left.")).body(), containsString("ended by somebody"));
        assertThat(given.pia().get("my-access").items().size(), is(0));
    }

    @Test
    @DisplayName("APR-12 a stuck stage is handed over on the request's page, by one address a line; a wrong one is said at that field")
    void reassign() {
        var page = "/admin/requests/" + given.request(PIA, given.atlasFor(given.fabrikam()));
        var refused = admin.send(page, "approvers", "nobody@home.example", "justification", "She is away.");
        assertThat(refused.status(), is(422));
        assertThat(refused.body(), containsString("<a href=\"#approvers\">"));
        assertThat(refused.body(), containsString("id=\"approvers-error\""));
        given.member(MIA, "Mia Koch");
        assertThat(next(admin.send(page, "approvers", MIA, "justification", "She is away.")).body(), containsString("Mia Koch"));
        assertThat(new Forms(given.caller(MIA)).open("/my/decisions").body(), containsString(PIA));
    }

    @Test
    @DisplayName("IDY-03 IDY-05 somebody is blocked with a reason and let in again; a machine token is shown once")
    void peopleAndTokens() {
        given.fabrikam();
        var sana = admin.open("/admin/people?search=" + SANA).body().replaceAll("(?s).*href=\"(/admin/people/[0-9a-f][^\"]+)\".*", "$1");
        assertThat(next(admin.send(sana, "block", "", "justification", "Her account was taken over.")).body(), containsString("Let this person in again"));
        assertThat(next(admin.send(sana, "unblock", "")).body(), containsString("Block this person"));
        assertThat(admin.send("/admin/tokens", "name", "Nightly", "functions.tick", "on").status(), is(422));
        var made = admin.send("/admin/tokens", "name", "Nightly", "functions.tick", "on", "expiresDateTime", "2027-03-01");
        assertThat(made.status(), is(200));
        var secret = made.body().replaceAll("(?s).*<code>(guesthouse_machine_[^<]+)</code>.*", "$1");
        assertThat(secret, startsWith("guesthouse_machine_"));
        assertThat(admin.open("/admin/tokens").body(), not(containsString(secret)));
    }

    @Test
    @DisplayName("AUD-06 PAG-08 the list of access is had as a file, narrowed as the page is and to its end, and no cell of it acts as a formula")
    void accessAsFile() {
        var atlas = given.accessPackage(given.catalog("Projects"), "=HYPERLINK(\"http://x.example\",\"Atlas\")");
        var terms = given.saved(policy(atlas).forOrganizations(given.fabrikam()).withoutApproval());
        database.run("UPDATE person SET display_name = '+49 \"Sana\", Malik' WHERE email = '" + SANA + "'");
        given.admin().post("assign-access", "packageId", atlas.id(), "policyId", terms, "person", JsonBody.person(SANA)).ok();
        given.sana().post("submit-requests", "packageId", atlas.id(), "justification", "The new line opens in May", "people",
                IntStream.range(0, 200).mapToObj("p%d@fabrikam.example"::formatted).map(JsonBody::person).toList()).ok();
        var page = admin.open("/admin/access?person=" + SANA.replace("@", "%40")).body();
        assertThat(page, containsString("href=\"/admin/access.csv?person=sana%40fabrikam.example\""));
        var one = admin.open("/admin/access.csv?person=sana%40fabrikam.example");
        assertThat(one.header("Content-Disposition"), is("attachment; filename=\"access.csv\""));
        assertThat(one.header("Content-Type"), is("text/csv; charset=utf-8"));
        var lines = one.body().split("\r\n");
        assertThat(lines.length, is(2));
        assertThat(lines[0], startsWith("\"Who\",\"E-mail address\","));
        assertThat(lines[1], startsWith("\"'+49 \"\"Sana\"\", Malik\",\"sana@fabrikam.example\",\"'=HYPERLINK(\"\"http://x.example\"\",\"\"Atlas\"\")\",\"2026-"));
        assertThat(admin.open("/admin/access.csv").body().split("\r\n").length, is(202));
        assertThat(admin.with("Accept-Language", "de").open("/admin/access.csv?state=ended").body().split("\r\n").length, is(1));
        assertThat(admin.open("/admin/access.csv?state=gone").status(), is(422));
        assertThat(new Forms(given.pia()).open("/admin/access.csv").status(), is(403));
        assertThat(new Forms(guesthouse.nobody()).open("/admin/access.csv").header("Location"), startsWith("/signin?next="));
    }

    @Test
    @DisplayName("CAT-02 PAG-08 what a catalog offers can be called otherwise there, and be said where people open it; what is wrong with that comes back")
    void resource() {
        var catalog = given.atlasFor(given.fabrikam()).catalog().id();
        var id = given.admin().get("resources", "catalogId", catalog).text("items[0].id");
        var page = "/admin/catalogs/" + catalog + "/" + id;
        assertThat(admin.open("/admin/catalogs/" + catalog).body(), containsString("href=\"" + page + "\""));
        var refused = admin.send(page, "displayName", "Atlas board", "address", "ftp://boards.home.example");
        assertThat(refused.status(), is(422));
        assertThat(refused.body(), containsString("value=\"ftp://boards.home.example\""));
        assertThat(admin.send(page, "displayName", "Atlas board", "address", "https://boards.home.example/atlas").header("Location"),
                is("/admin/catalogs/" + catalog));
        assertThat(admin.open("/admin/catalogs/" + catalog).body(), containsString("https://boards.home.example/atlas"));
        assertThat(admin.open("/admin/catalogs/" + catalog + "/" + catalog).status(), is(404));
    }

    @Test
    @DisplayName("CON-03 PAG-08 what a target system was not brought to is told with whose it is and why, and is tried again when somebody says so")
    void deliveries() {
        given.access(PIA, given.atlasFor(given.fabrikam()));
        assertThat(admin.open("/admin/deliveries").body(), containsString("Everything is delivered."));
        database.run("UPDATE role_grant SET held = false, next_try_at = null, tries = 8, last_error = 'It answers <nothing>.'");
        var rests = admin.open("/admin/deliveries").body();
        assertThat(rests, containsString("To be given: "));
        assertThat(rests, containsString("rests: nobody tries any more, failed tries: 8"));
        assertThat(rests, containsString("<span lang=\"en\">It answers &lt;nothing&gt;.</span>"));
        database.column("SELECT id FROM role_grant").forEach(id ->
                assertThat(admin.send("/admin/deliveries", "retry", id).header("Location"), is("/admin/deliveries")));
        database.awaitDelivered(clock.instant());
        assertThat(admin.open("/admin/deliveries?person=" + PIA.replace("@", "%40")).body(), containsString("Everything is delivered."));
    }

    @Test
    @DisplayName("AUD-03 PAG-05 reports say in a sentence, draw and list how access, endings, decisions and deliveries go; where there is nothing yet, they say that")
    void reports() {
        var page = "/admin/reports";
        var none = admin.open(page).body();
        assertThat(none, containsString("Nothing to draw yet"));
        assertThat(none, containsString("Nothing was decided yet."));
        assertThat(none, containsString("No try has failed since"));
        assertThat(none, not(containsString("<svg")));
        assertThat(admin.open("/admin/more").body(), containsString("href=\"" + page + "\""));

        given.access(PIA, given.atlasFor(given.fabrikam()));
        clock.advance(Duration.ofDays(100));
        database.run("INSERT INTO failed_deliveries SELECT cast(? AS date), id, 4 FROM connector WHERE display_name = 'local'", clock.instant().toString());
        given.admin().post("count-access").ok();
        var drawn = new Forms(given.admin()).open(page).body();
        assertThat(drawn, containsString("live at the end of Wed 10 Mar 2027"));
        assertThat(drawn, containsString("Access that ends until Wed 9 Jun 2027: 1, most of it in the week from Thu 27 May 2027: 1."));
        assertThat(drawn, containsString("half took no longer than this: less than an hour. Not made in time: 0."));
        assertThat(drawn, containsString("most of them at local."));
        assertThat(drawn, containsString("Nothing waits to be delivered."));
        assertThat(drawn.split("<svg ", -1).length - 1, is(4));
        assertThat(drawn.split("<details>", -1).length - 1, is(4));
        assertThat(drawn, not(containsString("style=")));
        var german = new Forms(given.admin()).with("Accept-Language", "de").open(page).body();
        assertThat(german, containsString("Als Tabelle zeigen"));
        assertThat(german, containsString("Mi., 10. März 2027"));
    }

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new);
    }

    /** What the browser goes on to. */
    private Answer next(Answer answer) {
        assertThat(answer.body(), answer.status(), is(303));
        return admin.open(answer.header("Location"));
    }
}
