package dev.guesthouse.rules.http;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.of;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Catalog;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("What was read can be sent back as it was: nothing changes, and no event tells of it")
class ReadBackTest extends GuesthouseTest {

    private static final String KIM = "kim@fabrikam.example";
    /** Taken once, and no line of text by today's rules. */
    private static final String OLD_NAME = "Old\u202Ename";

    private Organization fabrikam;
    private Catalog projects;
    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        fabrikam = given.fabrikam();
        projects = given.catalog("Projects");
        atlas = given.accessPackage(projects, "Atlas");
    }

    @Test
    @DisplayName("ORG-01 an organization, with a name and domains that would be refused today")
    void organization() {
        var id = given.admin().post("add-organization", "displayName", "Mail", "description", "All of it", "confirmPublicProvider", true, "identitySources",
                List.of(Map.of("domain", "gmail.com"), Map.of("domain", "school.example"))).ok().id();
        database.run("UPDATE organization SET display_name = ? WHERE id = ?::uuid", OLD_NAME, id);
        database.run("UPDATE identity_source SET domain = 'sch.uk' WHERE domain = 'school.example'");
        given.sponsor(new Organization(id), "internal", OMAR);
        var read = writtenBack("change-organization", given.admin().get("organization", "id", id));
        given.admin().post("change-organization", JsonBody.with(read, "displayName", "School", "createdDateTime", null)).names("createdDateTime");
        given.admin().post("change-organization", JsonBody.with(read, "internalSponsors", List.of())).names("internalSponsors");
        assertThat(given.admin().post("change-organization", JsonBody.with(read, "displayName", "School")).ok().text("displayName"), equalTo("School"));
    }

    @Test
    @DisplayName("ORG-10 a proposed organization, which stays proposed")
    void proposed() {
        database.run("UPDATE organization SET state = 'proposed' WHERE id = ?::uuid", fabrikam.id());
        given.admin().post("erase-person", "person", JsonBody.person(SANA)).ok();
        writtenBack("change-organization", given.admin().get("organization", "id", fabrikam.id()));
    }

    @Test
    @DisplayName("CAT-01 a catalog")
    void catalog() {
        database.run("UPDATE catalog SET display_name = ? WHERE id = ?::uuid", OLD_NAME, projects.id());
        writtenBack("change-catalog", given.admin().get("catalog", "id", projects.id()));
    }

    @Test
    @DisplayName("CAT-02 a resource, with a name and an address that would be refused today")
    void resource() {
        database.run("UPDATE catalog_resource SET display_name = ?, address = 'ftp://old.example' WHERE id = ?::uuid", OLD_NAME, projects.team());
        var read = given.admin().get("resources", "catalogId", projects.id()).ok().<List<Map<String, Object>>>json("items").stream()
                .filter(item -> item.get("id").equals(projects.team())).findFirst().orElseThrow();
        writtenBack("change-resource", read);
        given.admin().post("change-resource", JsonBody.with(read, "originId", "another")).names("originId");
    }

    @Test
    @DisplayName("PKG-01 a package, with a resource that is not offered any more, and one that does not go with it and is no more")
    void accessPackage() {
        var gone = given.accessPackage(projects, "Gone");
        var desk = given.accessPackage(projects, "Desk");
        given.admin().post("change-package", "id", atlas.id(), "incompatibleWith", List.of(gone.id(), desk.id()), "description", "All of it").ok();
        given.admin().post("delete-package", "id", gone.id()).ok();
        given.saved(policy(atlas).forOrganizations(fabrikam));
        database.run("UPDATE catalog_resource SET removed_at = now() WHERE id = ?::uuid", projects.site());
        database.run("UPDATE access_package SET display_name = ? WHERE id = ?::uuid", OLD_NAME, atlas.id());
        var read = writtenBack("change-package", given.admin().get("package", "id", atlas.id()));
        given.admin().post("change-package", JsonBody.with(read, "link", desk.link())).names("link");
        given.admin().post("change-package", JsonBody.with(read, "hidden", true)).ok();
    }

    @Test
    @DisplayName("POL-01 a policy that names a removed organization, people and approvers who were erased or blocked, and an end that has passed")
    void policyOfTheRemoved() {
        var woodgrove = given.organization("Woodgrove", "woodgrove.example");
        given.guest(KIM, "Kim");
        given.saved(policy(atlas).forOrganizations(fabrikam, woodgrove).endingOn(SettableClock.START.plus(Duration.ofDays(3)))
                .stages(stage(person(KIM)), stage(person(OMAR)).orElse(person(KIM))));
        given.saved(policy(atlas).named("People").forPeople(KIM, SANA));
        given.admin().post("remove-organization", "id", woodgrove.id(), "assignments", "keep").ok();
        given.admin().post("erase-person", "person", JsonBody.person(KIM)).ok();
        given.admin().post("block-person", "person", JsonBody.person(SANA)).ok();
        clock.advance(Duration.ofDays(4));
        var read = writtenBack("change-policy", policyOfAtlas(0));
        writtenBack("change-policy", policyOfAtlas(1));
        // And with something else that changes.
        var changed = given.admin().post("change-policy", JsonBody.with(read, "notifyRequestor", false)).ok();
        assertThat(changed.json("version"), is(2));
        assertThat(changed.json("organizations"), equalTo(read.get("organizations")));
        assertThat(changed.json("approval"), equalTo(read.get("approval")));
        given.admin().post("change-policy", "id", read.get("id"), "organizations", List.of(woodgrove.id())).ok();
        given.admin().post("change-policy", "id", read.get("id"), "approval", of("stages", List.of(stage(person(KIM)).json())))
                .names("approval.stages[0].primaryApprovers[0].person");
    }

    @Test
    @DisplayName("POL-09 a policy for nobody that was saved with an extension, and questions that would be refused today")
    void policyOfOld() {
        given.saved(policy(atlas).scope("nobody").with("questions", List.of(of("text", of("en", "Where?"), "kind", "text"))));
        database.run("UPDATE policy_version SET extension_allowed = true");
        database.run("UPDATE policy_question SET text = jsonb_build_object('english', 'Where?')");
        database.run("UPDATE policy SET display_name = ?", OLD_NAME);
        var read = writtenBack("change-policy", policyOfAtlas(0));
        given.admin().post("change-policy", JsonBody.with(read, "notifyRequestor", false)).ok();
    }

    @Test
    @DisplayName("IDY-06 a person, blocked or governed, with an address and a name that would be refused today")
    void somebody() {
        var manager = given.member("lea@home.example", "Lea");
        given.admin().post("change-person", "person", JsonBody.person(OMAR), "manager", JsonBody.person("lea@home.example")).ok();
        database.run("UPDATE person SET kind = 'outsider' WHERE id = ?::uuid", manager);
        database.run("UPDATE person SET governed = true, display_name = ? WHERE email = ?", OLD_NAME, OMAR);
        given.admin().post("block-person", "person", JsonBody.person(OMAR)).ok();
        given.caller(PIA);
        database.run("UPDATE person SET email = 'pia!%?@home.example', email_domain = 'home.example' WHERE email = ?", PIA);
        for (var id : database.column("SELECT id FROM person ORDER BY email")) {
            var read = given.admin().get("person", "id", id).ok().<Map<String, Object>>json("$");
            var events = events();
            assertShows(given.admin().post("change-person", JsonBody.with(read, "person", of("id", id))), read);
            assertThat(events(), is(events));
        }
    }

    @Test
    @DisplayName("ORG-08 the domain list, with a top-level domain in it")
    void domainList() {
        given.admin().post("set-domain-list", "mode", "deny", "domains", List.of("zip", "\u0440\u0444", "b\u00FCcher.example", "ZIP")).ok();
        writtenBack("set-domain-list", given.admin().get("domain-list"));
    }

    private Map<String, Object> policyOfAtlas(int number) {
        return given.admin().get("package", "id", atlas.id()).ok().json("policies[" + number + "]");
    }

    private Map<String, Object> writtenBack(String change, Answer read) {
        return writtenBack(change, read.ok().<Map<String, Object>>json("$"));
    }

    /** Answers what was read. */
    private Map<String, Object> writtenBack(String change, Map<String, Object> read) {
        var events = events();
        assertShows(given.admin().post(change, read), read);
        assertThat("events", events(), is(events));
        return read;
    }

    /** Whatever a change tells beside the thing itself. */
    private static void assertShows(Answer changed, Map<String, Object> read) {
        var shown = changed.ok().<Map<String, Object>>json("$");
        shown.keySet().retainAll(read.keySet());
        assertThat(shown, equalTo(read));
    }

    private long events() {
        return database.count("SELECT count(*) FROM audit_event");
    }
}
