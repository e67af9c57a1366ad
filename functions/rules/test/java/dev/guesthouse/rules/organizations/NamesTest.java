package dev.guesthouse.rules.organizations;

import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

/** Names that people cannot tell apart, wherever a name is unique. */
@QuarkusTest
class NamesTest extends GuesthouseTest {

    private static final String NAME = "Café Süd";
    /** With a no-break space, the letters in two parts, and one between them that shows nothing. */
    private static final String TWIN = "CAFE\u0301\u00A0SU\u200B\u0308D";

    @ParameterizedTest
    @ValueSource(strings = { "CAFÉ SÜD", "Cafe\u0301 Su\u0308d", "Café\u00A0Süd", "Café\u3000Süd", "Café  Süd", "CaféSüd", "Ca\u200Bfé Süd", "Ca\u00ADfé Süd",
            "\uFEFFCafé Süd", "Café Süd\u2800", "Ｃafé Süd", "Ca\u034Ffé Süd", "Café\u2060 Süd\uDB40\uDC41", TWIN })
    @DisplayName("ORG-01 names that people cannot tell apart are one name, and the refusal names who has it")
    void alike(String twin) {
        var first = given.organization(NAME, "cafe.example");
        assertThat(add(twin, "twin.example").refused(409, "name-taken").text("organization"), equalTo(first.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Cafe Süd", "Café Sud", "Café Süd 2", "Café-Süd" })
    @DisplayName("ORG-01 names that people can tell apart are different names")
    void different(String other) {
        given.organization(NAME, "cafe.example");
        assertThat(add(other, "other.example").status(), is(201));
    }

    @Test
    @DisplayName("ORG-01 of names that cannot be told apart, taken in the same instant, one is taken")
    void race() {
        var admin = given.admin();
        var answers = AtOnce.all(List.<Callable<Answer>>of(() -> admin.post("create-catalog", "displayName", NAME), () -> admin.post("create-catalog", "displayName", TWIN)));
        assertThat(answers.stream().filter(answer -> answer.status() == 201).count(), is(1L));
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> answer.refused(409, "name-taken"));
    }

    @Test
    @DisplayName("ORG-01 an organization can change how its own name is written, and not take another's")
    void renamed() {
        var cafe = given.organization(NAME, "cafe.example");
        var other = given.organization("Other", "other.example");
        given.admin().post("change-organization", "id", cafe.id(), "displayName", TWIN).ok();
        given.admin().post("change-organization", "id", other.id(), "displayName", NAME).refused(409, "name-taken");
    }

    @Test
    @DisplayName("ORG-01 CAT-01 a catalog has no name that cannot be told from another's")
    void catalog() {
        given.catalog(NAME);
        var other = given.catalog("Other");
        given.admin().post("create-catalog", "displayName", TWIN).refused(409, "name-taken");
        given.admin().post("change-catalog", "id", other.id(), "displayName", TWIN).refused(409, "name-taken");
    }

    @Test
    @DisplayName("ORG-01 PKG-01 a package has no name that cannot be told from another's in its catalog")
    void accessPackage() {
        var projects = given.catalog("Projects");
        given.draft(projects, NAME);
        var other = given.draft(projects, "Other");
        given.admin().post("create-package", "catalogId", projects.id(), "displayName", TWIN).refused(409, "name-taken");
        given.admin().post("change-package", "id", other.id(), "displayName", TWIN).refused(409, "name-taken");
        assertThat(given.admin().post("create-package", "catalogId", given.catalog("Sites").id(), "displayName", TWIN).status(), is(201));
    }

    @Test
    @DisplayName("ORG-01 POL-01 a policy has no name that cannot be told from another's of its package")
    void policyOfPackage() {
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).named(NAME).scope("nobody").withoutApproval());
        given.admin().post("add-policy", policy(atlas).named(TWIN).scope("nobody").withoutApproval().json()).refused(409, "name-taken");
    }

    @Test
    @DisplayName("ORG-01 IDY-05 a machine token has no name that cannot be told from another's")
    void machineToken() {
        token(NAME).ok();
        token(TWIN).refused(409, "name-taken");
    }

    @Test
    @DisplayName("ORG-01 CAT-02 a connector is found by its name however it is typed")
    void connector() {
        var catalog = given.catalog("Projects");
        given.admin().post("add-resources", "catalogId", catalog.id(), "resources", List.of(Map.of("connector", "\uFF2COCAL", "originId", "t", "displayName", "T",
                "kind", "team"))).ok();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u00A0", "\u200B", "\uFEFF\u3000", "\u2800", "\u3164", "\u00AD", "\uFE0F" })
    @DisplayName("ORG-01 a name of which nothing can be seen is none")
    void nothingToSee(String name) {
        add(name, "fabrikam.example").names("displayName");
        given.admin().post("create-catalog", "displayName", name).names("displayName");
        given.admin().post("add-member", "email", "kim@home.example", "displayName", name).names("displayName");
    }

    @Test
    @DisplayName("ORG-12 a search finds a name however its letters are typed")
    void search() {
        given.organization(NAME, "south.example");
        given.accessPackage(given.catalog(NAME), NAME);
        given.guest("ana@south.example", NAME);
        for (var list : List.of("organizations", "catalogs", "packages", "people")) {
            assertThat(given.admin().get(list, "search", "cafe\u0301 S").<String>each("displayName"), contains(NAME));
        }
    }

    @Test
    @DisplayName("ORG-12 a requestor's search finds a name however its letters are typed")
    void requestorsSearch() {
        var cafe = given.accessPackage(given.catalog("Projects"), NAME);
        given.saved(policy(cafe).forOrganizations(given.fabrikam()));
        assertThat(given.pia().get("available-packages", "search", "CAFE\u0301").<String>each("displayName"), contains(NAME));
    }

    private Answer add(String displayName, String domain) {
        return given.admin().post("add-organization", "displayName", displayName, "identitySources", List.of(Map.of("domain", domain)));
    }

    private Answer token(String name) {
        return given.admin().post("add-machine-token", JsonBody.of("name", name, "functions", List.of("expire-assignments"),
                "expiresDateTime", clock.instant().plus(Duration.ofDays(1)).toString()));
    }
}
