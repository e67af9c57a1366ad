package dev.guesthouse.rules.packages;

import static dev.guesthouse.test.Given.resource;
import static dev.guesthouse.test.JsonBody.with;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CatalogTest extends GuesthouseTest {

    @Test
    @DisplayName("CAT-01 a catalog has a name, a description and says whether it is enabled, and for external users too")
    void created() {
        var made = given.admin().post("create-catalog", "displayName", "Projects", "description", "All of them", "enabled", false,
                "enabledForExternalUsers", true);
        assertThat(made.status(), is(201));
        var shown = given.admin().get("catalog", "id", made.id()).ok();
        assertThat(shown.text("displayName"), equalTo("Projects"));
        assertThat(shown.text("description"), equalTo("All of them"));
        assertThat(shown.json("enabled"), is(false));
        assertThat(shown.json("enabledForExternalUsers"), is(true));
    }

    @Test
    @DisplayName("CAT-01 a catalog is not for external users unless somebody says so")
    void closedToOthers() {
        assertThat(given.admin().post("create-catalog", "displayName", "Projects").ok().json("enabledForExternalUsers"), is(false));
    }

    @Test
    @DisplayName("CAT-01 a catalog's name is unique, whatever its case, also in the same instant")
    void nameTaken() {
        given.admin().post("create-catalog", "displayName", "Projects").ok();
        given.admin().post("create-catalog", "displayName", "PROJECTS").refused(409, "name-taken");
        var admin = given.admin();
        var answers = AtOnce.times(6, () -> admin.post("create-catalog", "displayName", "Sites"));
        assertThat(answers.stream().filter(answer -> answer.status() == 201).count(), is(1L));
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> answer.refused(409, "name-taken"));
    }

    @Test
    @DisplayName("CAT-01 whoever creates a catalog becomes its first owner")
    void owner() {
        var catalog = given.admin().post("create-catalog", "displayName", "Projects").ok().id();
        assertThat(database.column("SELECT p.email FROM role_assignment r JOIN person p ON p.id = r.person_id"
                + " WHERE r.role = 'owner' AND r.catalog_id = ?::uuid", catalog), contains(Surroundings.ADMINISTRATOR));
    }

    @Test
    @DisplayName("CAT-02 several resources are added in one call, and a resource can be in several catalogs")
    void resources() {
        var one = add(catalog("One"), resource("t", "Team", "team"), resource("s", "Site", "site")).ok();
        assertThat(one.status(), is(201));
        assertThat(one.each("displayName"), contains("Team", "Site"));
        add(catalog("Two"), resource("t", "The same team", "team")).ok();
        assertThat(database.count("SELECT count(*) FROM resource WHERE origin_id = 't'"), is(1L));
    }

    @Test
    @DisplayName("CAT-02 a resource says where people open it, to whoever asks for it, decides about it and has it")
    void address() {
        var page = "https://teams.home.example/atlas";
        var atlas = given.atlasFor(given.fabrikam());
        given.admin().post("change-resource", "id", atlas.catalog().team(), "address", page).ok();
        assertThat(given.pia().get("available-package", "id", atlas.id()).ok().json("roles.address"), equalTo(Arrays.asList(page, null)));
        var request = given.request(Given.PIA, atlas);
        assertThat(given.sana().get("approval", "requestId", request).ok().json("roles.address"), equalTo(Arrays.asList(page, null)));
        given.sana().post("approve-request", "requestId", request, "justification", "Welcome").ok();
        assertThat(given.pia().get("my-access").ok().json("items[0].roles.address"), equalTo(Arrays.asList(page, null)));
    }

    @Test
    @DisplayName("CAT-02 an address that is no page's is refused, by the item that has it, and one that is can be given from the start")
    void addressAdded() {
        var catalog = catalog("One");
        add(catalog, resource("t", "Team", "team"), with(resource("s", "Site", "site"), "address", "sites.home.example")).names("resources[1].address");
        assertThat(add(catalog, with(resource("s", "Site", "site"), "address", "https://sites.home.example/s")).ok().each("address"),
                contains("https://sites.home.example/s"));
    }

    @Test
    @DisplayName("CAT-02 the same resource twice in a catalog is a conflict, and then none of the call is added")
    void twice() {
        var catalog = catalog("One");
        add(catalog, resource("t", "Team", "team")).ok();
        add(catalog, resource("s", "Site", "site"), resource("t", "Team again", "team")).refused(409, "already-there");
        add(catalog, resource("u", "Site", "site"), resource("u", "Site again", "site")).refused(409, "already-there");
        assertThat(given.admin().get("resources", "catalogId", catalog).items(), hasSize(1));
    }

    @Test
    @DisplayName("CAT-02 a resource belongs to a connector that is there, and every bad field of all is named")
    void unknownConnector() {
        var catalog = catalog("One");
        add(catalog, resource("t", "Team", "team"), Map.of("connector", "nowhere", "originId", " ")).names("resources[1].connector",
                "resources[1].originId", "resources[1].displayName", "resources[1].kind");
        assertThat(given.admin().get("resources", "catalogId", catalog).items(), empty());
    }

    @ParameterizedTest
    @CsvSource({ "team,member owner", "group,member owner", "site,visitor member owner" })
    @DisplayName("CAT-03 a resource's roles come from its connector")
    void roles(String kind, String roles) {
        assertThat(add(catalog("One"), resource("x", "X", kind)).<List<String>>json("items[0].roles"), equalTo(List.of(roles.split(" "))));
    }

    @Test
    @DisplayName("CAT-03 a role that the connector does not know is refused")
    void unknownRole() {
        var catalog = given.catalog("Projects");
        given.admin().post("create-package", "catalogId", catalog.id(), "displayName", "Atlas", "resourceRoles",
                List.of(Map.of("resourceId", catalog.team(), "role", "visitor"))).names("resourceRoles[0].role");
    }

    private String catalog(String displayName) {
        return given.admin().post("create-catalog", "displayName", displayName).ok().id();
    }

    @SafeVarargs
    private Answer add(String catalog, Map<String, Object>... resources) {
        return given.admin().post("add-resources", "catalogId", catalog, "resources", List.of(resources));
    }
}
