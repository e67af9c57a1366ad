package dev.guesthouse.rules.packages;

import static dev.guesthouse.test.Given.role;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AccessPackageTest extends GuesthouseTest {

    @Test
    @DisplayName("PKG-01 a package has a name, a description and roles of its catalog's resources")
    void created() {
        var catalog = given.catalog("Projects");
        var made = given.admin().post("create-package", "catalogId", catalog.id(), "displayName", "Atlas", "description", "The new line",
                "resourceRoles", List.of(role(catalog.team(), "owner"), role(catalog.site(), "visitor")));
        assertThat(made.status(), is(201));
        var shown = given.admin().get("package", "id", made.id()).ok();
        assertThat(shown.text("displayName"), equalTo("Atlas"));
        assertThat(shown.text("description"), equalTo("The new line"));
        assertThat(shown.json("resourceRoles.role"), contains("owner", "visitor"));
    }

    @Test
    @DisplayName("PKG-01 a package's name is unique in its catalog, whatever the case, and free in another")
    void name() {
        var projects = given.catalog("Projects");
        var sales = given.catalog("Sales");
        given.accessPackage(projects, "Atlas");
        given.accessPackage(sales, "Atlas");
        given.admin().post("create-package", "catalogId", projects.id(), "displayName", "ATLAS").refused(409, "name-taken");
    }

    @Test
    @DisplayName("PKG-01 another catalog's resource and the same role twice are refused")
    void foreignResource() {
        var projects = given.catalog("Projects");
        var sales = given.catalog("Sales");
        given.admin().post("create-package", "catalogId", projects.id(), "displayName", "Atlas", "resourceRoles",
                List.of(role(projects.team(), "member"), role(sales.team(), "member"))).names("resourceRoles[1].resourceId");
        given.admin().post("create-package", "catalogId", projects.id(), "displayName", "Atlas", "resourceRoles",
                List.of(role(projects.team(), "member"), role(projects.team(), "member"))).names("resourceRoles");
    }

    @Test
    @DisplayName("PKG-01 a package without roles is a draft that nobody can ask for")
    void draft() {
        var fabrikam = given.fabrikam();
        var draft = given.draft(given.catalog("Projects"), "Draft");
        given.saved(policy(draft).forOrganizations(fabrikam));
        assertThat(given.pia().get("available-packages").items(), empty());
        given.pia().get("available-package", "id", draft.id()).refused(404, "not-found");
        given.pia().post("submit-request", "packageId", draft.id(), "justification", "x").refused(404, "not-found");
    }

    @Test
    @DisplayName("PKG-02 a hidden package is in no list or search of a requestor, but its link works for whoever is in scope")
    void hidden() {
        var atlas = hiddenAtlas();
        assertThat(given.pia().get("available-packages").items(), empty());
        assertThat(given.pia().get("available-packages", "search", "atlas").items(), empty());
        assertThat(given.pia().get("available-package", "link", atlas.link()).ok().text("displayName"), equalTo("Atlas"));
        assertThat(given.pia().get("available-package", "link", token(atlas)).ok().id(), equalTo(atlas.id()));
        assertThat(given.pia().post("submit-request", "link", atlas.link(), "justification", "x").status(), is(201));
    }

    @Test
    @DisplayName("PKG-03 a package's link is of this instance, stable and not to be guessed")
    void link() {
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        assertThat(atlas.link(), startsWith(Surroundings.URL + "/p/"));
        assertThat(Base64.getUrlDecoder().decode(token(atlas)).length, is(32));
        assertThat(given.admin().get("package", "id", atlas.id()).text("link"), equalTo(atlas.link()));
        assertThat(given.accessPackage(atlas.catalog(), "Other").link(), not(equalTo(atlas.link())));
    }

    @Test
    @DisplayName("PKG-03 a link is found as it is pasted, with what mail programs and sentences put around it")
    void pasted() {
        var atlas = hiddenAtlas();
        var link = "<%s?utm_source=mail>.".formatted(atlas.link().replace("http://", "HTTP://"));
        assertThat(given.pia().get("available-package", "link", link).ok().id(), equalTo(atlas.id()));
        given.pia().post("submit-request", "link", link, "justification", "x").ok();
    }

    @Test
    @DisplayName("PKG-03 a link is no credential: it gives nothing to somebody out of scope, and tells nothing apart from a made-up one")
    void noCredential() {
        var atlas = hiddenAtlas();
        var stranger = guesthouse.signIn("eve@notfabrikam.example");
        var refusal = stranger.get("available-package", "link", atlas.link()).refused(404, "not-found");
        assertThat(refusal.body(), equalTo(stranger.get("available-package", "link", Surroundings.URL + "/p/made-up").body()));
        stranger.post("submit-request", "link", atlas.link(), "justification", "x").refused(404, "not-found");
        guesthouse.nobody().get("available-package", "link", atlas.link()).refused(401, "unauthenticated");
    }

    private AccessPackage hiddenAtlas() {
        var fabrikam = given.fabrikam();
        var catalog = given.catalog("Projects");
        var made = given.admin().post("create-package", "catalogId", catalog.id(), "displayName", "Atlas", "hidden", true, "resourceRoles",
                List.of(role(catalog.team(), "member"))).ok();
        var atlas = new AccessPackage(made.id(), made.text("link"), catalog);
        given.saved(policy(atlas).forOrganizations(fabrikam));
        return atlas;
    }

    private static String token(AccessPackage accessPackage) {
        return accessPackage.link().substring(accessPackage.link().lastIndexOf('/') + 1);
    }
}
