package dev.guesthouse.rules.packages;

import static dev.guesthouse.test.JsonBody.of;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("Connectors to target systems")
class ConnectorTest extends GuesthouseTest {

    private static final String LOCAL = "00000000-0000-7000-8000-000000000001";
    private static final String TOKEN = "hunter2-the-wikis-own";
    private static final Map<String, Object> CLIENT = of("clientId", "us", "clientSecret", "hunter3", "tokenAddress", "https://login.example/token");
    private static final String REALM = "https://login.example/realms/main";
    private static final Map<String, Object> APPLICATION = of("clientId", "7a1d3f36-5a0b-4e0c-9a3e-5f6b1d2c3e4f", "clientSecret", "hunter4", "tokenAddress",
            "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token");
    private static final Map<String, Object> ENTRA = of("kind", "graph", "name", "Entra", "credentials", APPLICATION);
    private static final Map<String, Object> WIKI = of("kind", "scim", "name", "Wiki", "address", "https://wiki.example/scim/v2",
            "credentials", of("token", TOKEN));

    @Test
    @DisplayName("CON-04 no answer, event or row shows a connector's secrets, not when they are refused either")
    void secret() {
        var added = add(WIKI).ok();
        var id = added.id();
        var answers = List.of(added, given.admin().get("connector", "id", id).ok(), given.admin().get("connectors").ok(), add(WIKI),
                given.admin().post("change-connector", "id", id, "credentials", of("token", TOKEN + "2")).ok(),
                given.admin().post("change-connector", "id", id, "credentials", of("token", TOKEN, "secret", TOKEN)),
                given.admin().post("change-connector", "id", id, "credentials", of("token", TOKEN + " with a space")),
                given.admin().post("change-connector", "id", id, "credentials", TOKEN),
                given.admin().post("change-connector", "id", id, "credentials", of("token", List.of(TOKEN))),
                given.admin().get("events").ok(), given.admin().post("remove-connector", "id", id).ok(), given.admin().get("events").ok());
        answers.forEach(answer -> assertThat(answer.body(), not(containsString("hunter2"))));
        assertThat(added.text("credentialsForm"), equalTo("token"));
        assertThat(database.column("SELECT coalesce(credentials, '') FROM connector").toString(), not(containsString("hunter2")));
        assertThat(database.column("SELECT action FROM audit_event WHERE subject_kind = 'connector' ORDER BY at, id"),
                containsInAnyOrder("connector.added", "connector.changed", "connector.removed"));
        assertThat(database.value("SELECT after ->> 'credentialsReplaced' FROM audit_event WHERE action = 'connector.changed'"), equalTo("true"));
    }

    @Test
    @DisplayName("CON-07 credentials are given again where the address changes, and nothing else asks for them")
    void address() {
        var id = add(WIKI).ok().id();
        given.admin().post("change-connector", "id", id, "address", "https://evil.example/scim/v2").names("credentials");
        given.admin().post("change-connector", "id", id, "name", "The wiki", "address", "https://wiki.example/scim/v2", "limits", of("callsPerSecond", 5)).ok();
        var moved = given.admin().post("change-connector", "id", id, "address", "https://wiki2.example/scim/v2", "credentials", CLIENT).ok();
        assertThat(moved.text("address"), equalTo("https://wiki2.example/scim/v2"));
        assertThat(moved.text("credentialsForm"), equalTo("client"));
        assertThat(moved.json("limits"), equalTo(of("callsAtOnce", 4, "callsPerSecond", 5)));
        assertThat(given.admin().post("change-connector", "id", id, "limits", of("callsPerSecond", 0)).ok().json("limits.callsPerSecond"), nullValue());
    }

    @Test
    @DisplayName("CON-07 an address is reached by TLS, unless a setting names its host, and holds no password")
    void tls() {
        List.of("http://wiki.example/", "https://us:hunter2@wiki.example/", "ftp://wiki.example/", "wiki.example", "https://wiki.example:70000/",
                "http://target.test.evil.example/", "https://wiki.example/#a", " ").forEach(bad -> add(JsonBody.with(WIKI, "address", bad)).names("address"));
        add(JsonBody.with(WIKI, "address", "http://target.test:8080/scim")).ok();
        add(JsonBody.with(WIKI, "name", "Other", "credentials", JsonBody.with(CLIENT, "tokenAddress", "http://login.example/")))
                .names("credentials.tokenAddress");
    }

    @Test
    @DisplayName("CON-02 each kind takes the credentials that it is spoken to with, and no others")
    void kinds() {
        var secret = of("secret", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");
        var token = of("token", TOKEN);
        var takes = Map.of("scim", List.of(token, CLIENT), "keycloak", List.of(CLIENT), "graph", List.of(APPLICATION), "webhook", List.of(secret));
        takes.forEach((kind, good) -> List.of(token, kind.equals("graph") ? APPLICATION : CLIENT, secret).forEach(credentials -> {
            var answer = add(JsonBody.with(kind.equals("graph") ? ENTRA : JsonBody.with(WIKI, "address", REALM), "kind", kind, "name", kind + credentials.keySet(), "credentials", credentials));
            if (good.contains(credentials)) {
                answer.ok();
            } else {
                answer.names("credentials");
            }
        }));
        add(JsonBody.with(WIKI, "credentials", null)).names("credentials");
        add(JsonBody.with(WIKI, "kind", "webhook", "credentials", of("secret", "whsec_c2hvcnQ="))).names("credentials.secret");
        add(JsonBody.with(WIKI, "kind", "local")).names("kind");
        add(JsonBody.with(WIKI, "limits", of("callsAtOnce", 0, "callsPerSecond", 10_001))).names("limits.callsAtOnce", "limits.callsPerSecond");
        add(JsonBody.with(WIKI, "kind", "webhook", "credentials", secret, "profile", "slack")).names("profile");
    }

    @Test
    @DisplayName("CON-02 Keycloak is connected by a realm's address and a client of it, which gets its tokens there")
    void realm() {
        var keycloak = JsonBody.with(WIKI, "kind", "keycloak", "credentials", of("clientId", "us", "clientSecret", "hunter3"));
        for (var bad : List.of("https://login.example/", "https://login.example/admin/realms/main", "https://login.example/admin/main/console/",
                "https://login.example/realms/main/account", "https://login.example/realms/main?x=1")) {
            assertThat(add(JsonBody.with(keycloak, "address", bad)).names("address").text("errors[0].message"), containsString("/realms/main"));
        }
        var added = add(JsonBody.with(keycloak, "address", REALM + "/")).ok();
        assertThat(added.text("address"), equalTo(REALM));
        assertThat(added.text("credentialsForm"), equalTo("client"));
        add(JsonBody.with(keycloak, "address", REALM, "name", "Other", "credentials", of("clientId", "us"))).names("credentials");
        add(JsonBody.with(keycloak, "address", REALM, "name", "Other", "ownAccounts", false)).names("ownAccounts");
    }

    @Test
    @DisplayName("CON-02 Microsoft Graph is reached where it always is unless that is said, and what names no tenant or application is refused")
    void graph() {
        var id = add(ENTRA).ok();
        assertThat(id.text("address"), equalTo("https://graph.microsoft.com"));
        var admin = given.admin();
        var cloud = admin.post("change-connector", "id", id.id(), "address", "https://graph.microsoft.us", "credentials", APPLICATION).ok();
        assertThat(cloud.text("address"), equalTo("https://graph.microsoft.us"));
        admin.post("change-connector", "id", id.id(), "address", "").names("credentials");
        assertThat(admin.post("change-connector", "id", id.id(), "address", "", "credentials", APPLICATION).ok().text("address"), equalTo("https://graph.microsoft.com"));
        List.of("https://graph.microsoft.com/v1.0", "https://graph.microsoft.com/?a").forEach(bad -> add(JsonBody.with(ENTRA, "name", "B", "address", bad)).names("address"));
        add(JsonBody.with(ENTRA, "name", "B", "credentials", JsonBody.with(APPLICATION, "clientId", "Guesthouse"))).names("credentials.clientId");
        List.of("https://login.microsoftonline.com/common/oauth2/v2.0/token", "https://login.microsoftonline.com/contoso/oauth2/v2.0/token",
                "https://login.microsoftonline.com/contoso.example/oauth2/token", "https://login.microsoftonline.com/", "contoso.example")
                .forEach(bad -> add(JsonBody.with(ENTRA, "name", "B", "credentials", JsonBody.with(APPLICATION, "tokenAddress", bad))).names("credentials.tokenAddress"));
        add(JsonBody.with(ENTRA, "name", "B", "ownAccounts", false)).names("ownAccounts");
        addResource(given.catalog("Projects").id(), of("connector", "Entra", "originId", "7", "displayName", "Readers", "kind", "group")).ok();
        assertThat(addResource(given.catalog("Wind").id(), of("connector", "Entra", "originId", "8", "displayName", "Wind", "kind", "team")).ok().json("items[0].roles"), equalTo(List.of("member")));
        assertThat(addResource(given.catalog("Apps").id(), of("connector", "Entra", "originId", "servicePrincipals/9", "displayName", "Wiki", "kind", "application")).ok().json("items[0].roles"),
                equalTo(List.of("user")));
    }

    @Test
    @DisplayName("CON-01 of those who add the same connector at once one does, and its name is free again once it is removed")
    void once() {
        var admin = given.admin();
        var answers = AtOnce.all(IntStream.range(0, 4).mapToObj(i -> (java.util.concurrent.Callable<Answer>) () -> admin.post("add-connector", WIKI)).toList());
        assertThat(answers.stream().filter(answer -> answer.status() == 201).count(), is(1L));
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> answer.refused(409, "name-taken"));
        var id = database.value("SELECT id FROM connector WHERE display_name = 'Wiki'");
        given.admin().post("remove-connector", "id", id).ok();
        given.admin().get("connector", "id", id).refused(404, "not-found");
        given.admin().post("remove-connector", "id", id).refused(404, "not-found");
        assertThat(database.value("SELECT credentials FROM connector WHERE id = ?::uuid", id), nullValue());
        assertThat(given.admin().get("connectors").items().stream().map(item -> item.get("name")).toList(), contains("local"));
        add(JsonBody.with(WIKI, "name", "WIKI")).ok();
    }

    @Test
    @DisplayName("CON-01 a connector in use is not removed, and the refusal names what is in the way; the local directory never is")
    void inUse() {
        var id = add(WIKI).ok().id();
        var catalog = given.catalog("Projects");
        var page = given.admin().post("add-resources", "catalogId", catalog.id(), "resources",
                List.of(of("connector", "Wiki", "originId", "7", "displayName", "Wiki readers", "kind", "group"))).<String>each("id").get(0);
        assertThat(given.admin().post("remove-connector", "id", id).refused(409, "in-use").text("detail"), containsString("Wiki readers"));
        given.admin().post("remove-resource", "id", page).ok();
        given.guest("kim@fabrikam.example", "Kim");
        database.run("INSERT INTO account (person_id, connector_id, external_id, created_at, wanted, held, tries)"
                + " SELECT id, ?::uuid, 'kim', now(), 'active', 'active', 0 FROM person WHERE email = 'kim@fabrikam.example'", id);
        given.admin().post("remove-connector", "id", id).refused(409, "in-use");
        database.run("DELETE FROM account");
        given.admin().post("remove-connector", "id", id).ok();
        given.admin().post("add-resources", "catalogId", catalog.id(), "resources",
                List.of(of("connector", "Wiki", "originId", "8", "displayName", "Writers", "kind", "group"))).names("resources[0].connector");
        given.admin().post("remove-connector", "id", LOCAL).names("id");
        given.admin().post("change-connector", "id", LOCAL, "name", "Ours").names("id");
    }

    @Test
    @DisplayName("CON-04 a connector that was read can be sent back: nothing changes, and its credentials stay")
    void readBack() {
        var id = add(WIKI).ok().id();
        var sealed = database.value("SELECT credentials FROM connector WHERE id = ?::uuid", id);
        for (var each : List.of(id, LOCAL)) {
            var read = given.admin().get("connector", "id", each).ok().<Map<String, Object>>json("$");
            assertThat(given.admin().post("change-connector", read).ok().json("$"), equalTo(read));
        }
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'connector.changed'"), is(0L));
        assertThat(database.value("SELECT credentials FROM connector WHERE id = ?::uuid", id), equalTo(sealed));
    }

    @Test
    @DisplayName("CAT-03 what a target system has is looked up there, and a trial says in words what works")
    void lookedUp() {
        given.catalog("Projects");
        var found = given.admin().get("connector-resources", "connector", "local", "search", "team").ok();
        assertThat(found.items().stream().map(item -> item.get("displayName")).toList(), contains("Team of Projects"));
        assertThat(found.json("items[0].roles"), equalTo(List.of("member", "owner")));
        var hook = add(JsonBody.with(WIKI, "kind", "webhook", "name", "CRM", "credentials", of("secret", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"))).ok().id();
        assertThat(given.admin().get("connector-resources", "connector", "crm").ok().<String>json("items[0].originId"), equalTo("crm"));
        var tried = given.admin().post("test-connector", "id", hook, "sample", true).ok();
        assertThat(tried.<Boolean>json("works"), is(true));
        assertThat(tried.<List<Object>>json("findings").size(), is(3));
        var away = add(JsonBody.with(WIKI, "kind", "keycloak", "name", "Login", "address", "http://localhost:1/realms/main", "credentials",
                of("clientId", "us", "clientSecret", "hunter3"))).ok().id();
        given.admin().get("connector-resources", "connector", "Login").refused(502, "target-failed");
        assertThat(given.admin().post("test-connector", "id", away).ok().<Boolean>json("works"), is(false));
        var nowhere = JsonBody.with(APPLICATION, "tokenAddress", "http://localhost:1/contoso.example/oauth2/v2.0/token");
        var graph = add(JsonBody.with(ENTRA, "credentials", nowhere)).ok().id();
        given.admin().get("connector-resources", "connector", "Entra").refused(502, "target-failed");
        assertThat(given.admin().post("test-connector", "id", graph).ok().<Boolean>json("works"), is(false));
    }

    @Test
    @DisplayName("CAT-03 a resource of another system has the roles that it was added with there, and of the local directory its own alone")
    void roles() {
        add(WIKI).ok();
        var wiki = of("connector", "Wiki", "originId", "7", "displayName", "Space", "kind", "application", "roles", List.of("reader", "editor"));
        assertThat(addResource(given.catalog("Projects").id(), wiki).ok().json("items[0].roles"), equalTo(List.of("reader", "editor")));
        var more = addResource(given.catalog("More").id(), JsonBody.with(wiki, "roles", List.of("editor", "chief"))).ok();
        assertThat(more.json("items[0].roles"), equalTo(List.of("reader", "editor", "chief")));
        var another = given.catalog("Another").id();
        add(JsonBody.with(WIKI, "kind", "keycloak", "name", "Login", "address", REALM, "credentials", CLIENT)).ok();
        var auditors = of("connector", "Login", "originId", "role/7", "displayName", "Auditors", "kind", "application");
        assertThat(addResource(another, auditors).ok().json("items[0].roles"), equalTo(List.of("member")));
        addResource(another, JsonBody.with(wiki, "roles", List.of())).names("resources[0].roles");
        addResource(another, JsonBody.with(wiki, "roles", List.of("reader", " "))).names("resources[0].roles[1]");
        addResource(another, JsonBody.with(wiki, "connector", "local", "roles", List.of("reader"))).names("resources[0].roles");
        assertThat(addResource(another, JsonBody.with(wiki, "connector", "local", "roles", null)).ok().json("items[0].roles"), equalTo(List.of("user")));
    }

    private Answer addResource(String catalog, Map<String, Object> resource) {
        return given.admin().post("add-resources", "catalogId", catalog, "resources", List.of(resource));
    }

    private Answer add(Map<String, Object> connector) {
        return given.admin().post("add-connector", connector);
    }
}
