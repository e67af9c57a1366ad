package dev.guesthouse.rules.organizations;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SponsorTest extends GuesthouseTest {

    @Test
    @DisplayName("ORG-07 sponsors are optional; a member can be internal, a guest of the organization external sponsor")
    void sponsors() {
        var alone = given.admin().get("organization", "id", given.organization("Alone", "alone.example").id());
        assertThat(alone.json("internalSponsors"), empty());
        var fabrikam = given.admin().get("organization", "id", given.fabrikam().id());
        assertThat(fabrikam.json("internalSponsors.email"), contains(OMAR));
        assertThat(fabrikam.json("externalSponsors.email"), contains(SANA));
    }

    @Test
    @DisplayName("ORG-07 an internal sponsor must be a member, an external one a guest of this very organization")
    void unfit() {
        var fabrikam = given.fabrikam();
        given.organization("Contoso", "contoso.example");
        given.guest("cara@contoso.example", "Cara");
        guesthouse.signIn("out@fabrikam.example");
        add(fabrikam, "internal", SANA).names("person");
        add(fabrikam, "external", OMAR).names("person");
        add(fabrikam, "external", "cara@contoso.example").names("person");
        add(fabrikam, "external", "out@fabrikam.example").names("person");
        add(fabrikam, "external", "unknown@fabrikam.example").names("person");
        assertThat(given.admin().get("organization", "id", fabrikam.id()).json("externalSponsors.email"), contains(SANA));
    }

    @Test
    @DisplayName("ORG-07 sponsors can come with the organization, and an unfit one keeps it from being added")
    void withOrganization() {
        given.member(OMAR, "Omar Haddad");
        given.guest(SANA, "Sana Malik");
        var body = Map.of("displayName", "Fabrikam", "identitySources", List.of(Map.of("domain", "fabrikam.example")),
                "internalSponsors", List.of(person(OMAR)), "externalSponsors", List.of(person(OMAR)));
        given.admin().post("add-organization", body).names("externalSponsors[0]");
        assertThat(given.admin().get("organizations").items(), is(empty()));
        var mended = JsonBody.with(body, "externalSponsors", List.of(person(SANA)));
        assertThat(given.admin().post("add-organization", mended).ok().json("externalSponsors.email"), contains(SANA));
    }

    @Test
    @DisplayName("ORG-07 a sponsor who is one already stays one, and one who was removed is none")
    void again() {
        var fabrikam = given.fabrikam();
        assertThat(add(fabrikam, "external", SANA).ok().json("externalSponsors.email"), contains(SANA));
        assertThat(remove(fabrikam, "external", SANA).ok().json("externalSponsors"), empty());
        assertThat(remove(fabrikam, "external", SANA).ok().json("externalSponsors"), empty());
        assertThat(add(fabrikam, "external", SANA).ok().json("externalSponsors.email"), contains(SANA));
    }

    @Test
    @DisplayName("ORG-07 everything that is missing is named at once, and an unknown organization is not there")
    void missing() {
        given.admin().post("add-sponsor").names("organizationId", "kind", "person");
        given.member(OMAR, "Omar Haddad");
        add(new Organization("01890a5d-ac96-774b-bcce-b302099a8057"), "internal", OMAR).refused(404, "not-found");
    }

    private Answer add(Organization organization, String kind, String email) {
        return given.admin().post("add-sponsor", "organizationId", organization.id(), "kind", kind, "person", person(email));
    }

    private Answer remove(Organization organization, String kind, String email) {
        return given.admin().post("remove-sponsor", "organizationId", organization.id(), "kind", kind, "person", person(email));
    }
}
