package dev.guesthouse.rules.packages;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CatalogChangeTest extends GuesthouseTest {

    @Test
    @DisplayName("CAT-01 a catalog is changed by what is given, and what is left out stays")
    void change() {
        var id = given.catalog("Projects").id();
        given.admin().post("change-catalog", "id", id, "description", "What we build").ok();
        var changed = given.admin().post("change-catalog", "id", id, "displayName", "Works", "enabledForExternalUsers", false).ok();
        assertThat(changed.text("displayName"), equalTo("Works"));
        assertThat(changed.text("description"), equalTo("What we build"));
        assertThat(changed.json("enabled"), is(true));
        assertThat(changed.json("enabledForExternalUsers"), is(false));
        assertThat(given.admin().post("change-catalog", "id", id, "description", "").ok().text("description"), nullValue());
        assertThat(given.admin().post("change-catalog", "id", id, "displayName", "WORKS").ok().text("displayName"), equalTo("WORKS"));
    }

    @Test
    @DisplayName("CAT-01 a change that takes another catalog's name, or leaves none, is refused")
    void changeRefused() {
        var id = given.catalog("Projects").id();
        var other = given.catalog("Works").id();
        assertThat(given.admin().post("change-catalog", "id", id, "displayName", "works").refused(409, "name-taken").text("catalog"), equalTo(other));
        given.admin().post("change-catalog", "id", id, "displayName", " ").names("displayName");
        given.admin().post("change-catalog", "displayName", "x".repeat(121)).names("id", "displayName");
        given.admin().post("change-catalog", "id", "01890a5d-ac96-774b-bcce-b302099a8057").refused(404, "not-found");
    }

    @Test
    @DisplayName("CAT-01 a catalog that is disabled, or for members only, shows its packages to no partner any more")
    void disabled() {
        var atlas = given.atlasFor(given.fabrikam());
        assertThat(given.pia().get("available-packages").items().size(), is(1));
        given.admin().post("change-catalog", "id", atlas.catalog().id(), "enabledForExternalUsers", false).ok();
        assertThat(given.pia().get("available-packages").items(), is(empty()));
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", "Still").refused(404, "not-found");
        given.admin().post("change-catalog", "id", atlas.catalog().id(), "enabledForExternalUsers", true).ok();
        assertThat(given.pia().get("available-packages").items().size(), is(1));
    }

    @Test
    @DisplayName("CAT-02 a resource is called in a catalog as it is given there, and opened where that says; what is left out stays")
    void changedResource() {
        var projects = given.catalog("Projects");
        given.admin().post("change-resource", "id", projects.team(), "address", " https://teams.home.example/atlas ").ok();
        var changed = given.admin().post("change-resource", "id", projects.team(), "displayName", "The team").ok();
        assertThat(changed.text("displayName"), equalTo("The team"));
        assertThat(changed.text("address"), equalTo("https://teams.home.example/atlas"));
        assertThat(given.admin().get("resources", "catalogId", projects.id()).ok().json("items.find { it.id == '%s' }".formatted(projects.team())),
                equalTo(changed.json("$")));
        assertThat(given.admin().post("change-resource", "id", projects.team(), "address", "").ok().text("address"), nullValue());
        assertThat(given.admin().get("events", "subject", projects.team()).ok().each("action"),
                equalTo(List.of("resource.changed", "resource.changed", "resource.changed", "resource.added")));
    }

    @Test
    @DisplayName("CAT-02 a change of a resource that is not there, or that leaves no name or no page to open, is refused")
    void changedResourceRefused() {
        var projects = given.catalog("Projects");
        given.admin().post("change-resource", "id", projects.team(), "displayName", " ", "address", "javascript:alert(1)").names("displayName", "address");
        given.admin().post("change-resource", "address", "https://ana:secret@home.example").names("id", "address");
        given.admin().post("remove-resource", "id", projects.team()).ok();
        given.admin().post("change-resource", "id", projects.team(), "displayName", "T").refused(404, "not-found");
    }

    @Test
    @DisplayName("CAT-04 a resource that a package uses cannot leave the catalog, and the refusal names the package")
    void usedResource() {
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        var refusal = given.admin().post("remove-resource", "id", atlas.catalog().team()).refused(409, "in-use");
        assertThat(refusal.text("detail"), containsString("Atlas"));
        assertThat(refusal.json("packages.id"), equalTo(List.of(atlas.id())));
        given.admin().post("change-package", "id", atlas.id(), "resourceRoles", List.of(Given.role(atlas.catalog().site(), "visitor"))).ok();
        given.admin().post("remove-resource", "id", atlas.catalog().team()).ok();
        assertThat(given.admin().get("resources", "catalogId", atlas.catalog().id()).each("id"), equalTo(List.of(atlas.catalog().site())));
        given.admin().post("remove-resource", "id", atlas.catalog().team()).refused(404, "not-found");
    }

    @Test
    @DisplayName("CAT-04 a resource that left a catalog is in others still, and can come back")
    void backAgain() {
        var projects = given.catalog("Projects");
        var other = given.admin().post("create-catalog", "displayName", "Other").ok().id();
        var team = List.of(Given.resource("team-Projects", "Team", "team"));
        given.admin().post("add-resources", "catalogId", other, "resources", team).ok();
        given.admin().post("remove-resource", "id", projects.team()).ok();
        assertThat(given.admin().get("resources", "catalogId", other).items().size(), is(1));
        given.admin().post("add-resources", "catalogId", projects.id(), "resources", team).ok();
    }

    @Test
    @DisplayName("CAT-04 a catalog with packages cannot be deleted, and the refusal names them")
    void usedCatalog() {
        var projects = given.catalog("Projects");
        var made = List.of("Atlas", "Borealis", "Caelum", "Dorado", "Eridanus").stream().map(name -> given.accessPackage(projects, name).id()).toList();
        var refusal = given.admin().post("delete-catalog", "id", projects.id()).refused(409, "in-use");
        assertThat(refusal.text("detail"), containsString("Atlas, Borealis, Caelum and 2 more"));
        assertThat(refusal.json("packages.id"), equalTo(made));
        made.forEach(id -> given.admin().post("delete-package", "id", id).ok());
        given.admin().post("delete-catalog", "id", projects.id()).ok();
        given.admin().get("catalog", "id", projects.id()).refused(404, "not-found");
        given.admin().post("delete-catalog", "id", projects.id()).refused(404, "not-found");
        given.catalog("Projects");
    }
}
