package dev.guesthouse.pages;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Forms;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("What somebody would see of a package, for those who run the instance")
class SeenPageTest extends GuesthouseTest {

    private Forms admin;
    private Organization fabrikam;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        admin = new Forms(given.admin());
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = { "/seen", "/seen?person=ana%40fabrikam.example" })
    @DisplayName("PAG-06 the page is for whoever runs the instance, and for nobody else")
    void forWhom(String below) {
        var path = "/admin/packages/" + atlas.id() + below;
        assertThat(admin.open(path).status(), is(200));
        assertThat(new Forms(given.pia()).open(path).status(), is(403));
        assertThat(new Forms(guesthouse.nobody()).open(path).header("Location"), startsWith("/signin?next="));
    }

    @Test
    @DisplayName("AUD-04 what somebody would see of a package is told for any address, rule by rule and with the cure, and nobody comes to be known by that")
    void seen() {
        var page = "/admin/packages/" + atlas.id() + "/seen";
        var nobody = admin.open(page + "?person=ana%40fabrikam.example").body();
        assertThat(nobody, containsString("ana@fabrikam.example cannot ask for it."));
        assertThat(nobody, containsString("It has no terms that take requests now."));
        given.saved(policy(atlas).forOrganizations(fabrikam));
        var ana = admin.open(page + "?person=ana%40fabrikam.example").body();
        assertThat(ana, containsString("ana@fabrikam.example can ask for it."));
        assertThat(ana, containsString("That is one of the people of Fabrikam."));
        assertThat(ana, containsString("Take part in the team Team of Projects"));
        assertThat(ana, containsString("Partners: they ask on these terms."));
        var elsewhere = admin.open(page + "?person=ana%40elsewhere.example").body();
        assertThat(elsewhere, containsString("No terms are for people of no connected organization"));
        assertThat(elsewhere, containsString("Nothing: for them there is no such package."));
        assertThat(elsewhere, containsString("href=\"/admin/packages/new?packageId=" + atlas.id() + "\""));
        given.access(PIA, atlas);
        assertThat(admin.open(page + "?person=" + PIA.replace("@", "%40")).body(), containsString("/admin/access?packageId=" + atlas.id()));
        assertThat(admin.open(page + "?person=ana%40").body(), containsString("role=\"alert\""));
        assertThat(database.count("SELECT count(*) FROM person WHERE email LIKE 'ana@%'"), is(0L));
        assertThat(admin.open("/admin/packages/" + atlas.id()).body(), containsString("action=\"" + page + "\""));
    }
}
