package dev.guesthouse.rules.packages;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.role;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import dev.guesthouse.accesspackage.WantedPackage;
import dev.guesthouse.assignment.PackageChange;
import dev.guesthouse.audit.Act;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.Surroundings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PackageChangeTest extends GuesthouseTest {

    private static final String OTHER = "otto@fabrikam.example";

    @Inject
    PackageChange packageChange;
    private Client admin;

    @Test
    @DisplayName("PKG-01 a package is changed by what is given, and what is left out stays")
    void change() {
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        var changed = admin().post("change-package", "id", atlas.id(), "displayName", "Atlas II", "description", "All of it", "hidden", true).ok();
        assertThat(changed.text("displayName"), equalTo("Atlas II"));
        assertThat(changed.text("description"), equalTo("All of it"));
        assertThat(changed.json("hidden"), is(true));
        assertThat(changed.text("link"), equalTo(atlas.link()));
        assertThat(changed.json("resourceRoles.role"), containsInAnyOrder("member", "visitor"));
        assertThat(admin().post("change-package", "id", atlas.id(), "description", " ").ok().text("description"), nullValue());
    }

    @Test
    @DisplayName("PKG-01 a change that takes another package's name or another catalog's resource is refused, and changes nothing")
    void changeRefused() {
        var projects = given.catalog("Projects");
        var atlas = given.accessPackage(projects, "Atlas");
        var other = given.accessPackage(projects, "Borealis");
        assertThat(admin().post("change-package", "id", atlas.id(), "displayName", "BOREALIS", "hidden", true)
                .refused(409, "name-taken").text("package"), equalTo(other.id()));
        var foreign = given.catalog("Other").team();
        admin().post("change-package", "id", atlas.id(), "hidden", true, "resourceRoles",
                List.of(role(foreign, "member"), role(projects.team(), "king"))).names("resourceRoles[0].resourceId", "resourceRoles[1].role");
        admin().post("change-package", "hidden", true).names("id");
        assertThat(admin().get("package", "id", atlas.id()).json("hidden"), is(false));
    }

    @Test
    @DisplayName("PKG-03 a link that has spread too far is renewed: the old one is dead at once")
    void renewed() {
        var atlas = given.atlasFor(given.fabrikam());
        var renewed = admin().post("renew-package-link", "id", atlas.id()).ok().text("link");
        assertThat(renewed, not(equalTo(atlas.link())));
        given.pia().get("available-package", "link", atlas.link()).refused(404, "not-found");
        given.pia().post("submit-request", "link", atlas.link(), "justification", "Old").refused(404, "not-found");
        assertThat(given.pia().get("available-package", "link", renewed).ok().id(), equalTo(atlas.id()));
        assertThat(admin().get("package", "id", atlas.id()).text("link"), equalTo(renewed));
        admin().post("renew-package-link").names("id");
    }

    @Test
    @DisplayName("PKG-04 a role that is added is granted to everybody who holds the package, and not to those whose time is over")
    void added() {
        var atlas = held();
        later(10);
        given.request(OTHER, atlas);
        later(175);
        assertThat(has(OTHER, "team", "owner"), is(false));
        change(atlas, role(atlas.catalog().team(), "member"), role(atlas.catalog().team(), "owner")).ok();
        assertThat(has(OTHER, "team", "owner"), is(true));
        assertThat(has(PIA, "team", "owner"), is(false));
        eventually(() -> access(OTHER, "team", "owner").json("delivered"), is(true));
        assertThat(access(PIA, "team", "owner").json("delivered"), is(false));
    }

    @Test
    @DisplayName("PKG-04 a role that is removed is revoked from everybody who holds the package")
    void removed() {
        var atlas = held();
        eventually(() -> access(PIA, "site", "visitor").json("delivered"), is(true));
        change(atlas, role(atlas.catalog().team(), "member")).ok();
        assertThat(has(PIA, "site", "visitor"), is(false));
        assertThat(has(PIA, "team", "member"), is(true));
        eventually(() -> access(PIA, "site", "visitor").json("delivered"), is(false));
        assertThat(access(PIA, "team", "member").json("delivered"), is(true));
    }

    @Test
    @DisplayName("PKG-04 a role that is removed stays with those to whom another live assignment grants it, and goes when that ends")
    void grantedTwice() {
        var atlas = held();
        var second = given.accessPackage(atlas.catalog(), "Borealis", role(atlas.catalog().team(), "member"));
        given.saved(policy(second).scope("allConfiguredOrganizations").withoutApproval().lasting("P30D"));
        given.request(PIA, second);
        eventually(() -> access(PIA, "team", "member").json("delivered"), is(true));
        change(atlas, role(atlas.catalog().site(), "visitor")).ok();
        assertThat(has(PIA, "team", "member"), is(true));
        assertThat(database.count("SELECT count(*) FROM role_grant WHERE NOT wanted"), is(0L));
        later(30);
        admin().post("expire-assignments").ok();
        assertThat(has(PIA, "team", "member"), is(false));
        eventually(() -> access(PIA, "team", "member").json("delivered"), is(false));
    }

    @RepeatedTest(3)
    @DisplayName("PKG-04 whoever is given the package in the instant in which it changes has what it grants then, and nothing else")
    void atOnce() {
        var atlas = given.atlasFor(given.fabrikam());
        var admin = admin();
        var sana = given.sana();
        var request = given.request(PIA, atlas);
        var answers = AtOnce.<Answer>all(List.of(
                () -> sana.post("approve-request", "requestId", request, "justification", "Yes"),
                () -> change(atlas, role(atlas.catalog().team(), "owner")),
                () -> admin.post("change-package", "id", atlas.id(), "description", "Changed")));
        answers.forEach(Answer::ok);
        assertThat(wanted(), containsInAnyOrder("owner"));
        assertThat(has(PIA, "team", "owner"), is(true));
        assertThat(has(PIA, "team", "member"), is(false));
    }

    @RepeatedTest(3)
    @DisplayName("PKG-04 a role that leaves one package while the other assignment that grants it ends is revoked")
    void removedAndEnded() {
        var atlas = held();
        var second = given.accessPackage(atlas.catalog(), "Borealis", role(atlas.catalog().team(), "member"));
        given.saved(policy(second).scope("allConfiguredOrganizations").withoutApproval().lasting("P30D"));
        given.request(PIA, second);
        later(30);
        var admin = admin();
        AtOnce.<Answer>all(List.of(() -> admin.post("expire-assignments"), () -> change(atlas, role(atlas.catalog().site(), "visitor"))))
                .forEach(Answer::ok);
        assertThat(wanted(), containsInAnyOrder("visitor"));
    }

    @Test
    @DisplayName("PKG-04 ASG-03 a role that a package grants since the moment in which somebody's access ended stays with nobody")
    void addedAndEnded() {
        var atlas = held();
        var access = given.pia().get("my-access").items().get(0).get("assignmentId");
        var team = UUID.fromString(atlas.catalog().team());
        var more = new WantedPackage(null, null, null, List.of(new WantedPackage.Role(team, null, "member"), new WantedPackage.Role(team, null, "owner")), null);
        var pia = given.pia();
        var ended = QuarkusTransaction.requiringNew().call(() -> {
            packageChange.change(UUID.fromString(atlas.id()), more, Act.ofSystem(clock.instant()));
            var waits = AtOnce.begun(() -> pia.post("give-back-access", "assignmentId", access));
            eventually(this::waiting, is(1L));
            return waits;
        });
        ended.join().ok();
        assertThat(wanted(), empty());
    }

    @Test
    @DisplayName("PKG-05 a package with live assignments cannot be deleted, and the refusal names who has it")
    void live() {
        var atlas = held();
        var refusal = admin().post("delete-package", "id", atlas.id()).refused(409, "in-use");
        assertThat(refusal.text("detail"), containsString(PIA));
        assertThat(refusal.<List<String>>json("assignments").size(), is(1));
        later(180);
        admin().post("delete-package", "id", atlas.id()).ok();
        admin().post("expire-assignments").ok();
        assertThat(wanted(), is(empty()));
    }

    @Test
    @DisplayName("PKG-05 a package that somebody asks for cannot be deleted, and the refusal names who does")
    void askedFor() {
        var atlas = given.atlasFor(given.fabrikam());
        var request = given.request(PIA, atlas);
        var refusal = admin().post("delete-package", "id", atlas.id()).refused(409, "in-use");
        assertThat(refusal.json("requests.id"), equalTo(List.of(request)));
        given.pia().post("cancel-request", "requestId", request).ok();
        admin().post("delete-package", "id", atlas.id()).ok();
    }

    @Test
    @DisplayName("PKG-05 a package that was deleted is nowhere any more, its name is free, its requests stay")
    void deleted() {
        var atlas = given.atlasFor(given.fabrikam());
        var request = given.request(PIA, atlas);
        given.sana().post("deny-request", "requestId", request, "justification", "No").ok();
        admin().post("delete-package", "id", atlas.id()).ok();
        admin().get("package", "id", atlas.id()).refused(404, "not-found");
        admin().post("change-package", "id", atlas.id()).refused(404, "not-found");
        admin().post("delete-package", "id", atlas.id()).refused(404, "not-found");
        given.pia().get("available-package", "link", atlas.link()).refused(404, "not-found");
        assertThat(given.pia().get("my-requests").each("id"), equalTo(List.of(request)));
        given.accessPackage(atlas.catalog(), "Atlas");
    }

    @RepeatedTest(3)
    @DisplayName("PKG-05 of asking for a package and deleting it in the same instant one is refused")
    void askedForAtOnce() {
        var atlas = given.atlasFor(given.fabrikam());
        var admin = admin();
        var pia = given.pia();
        var answers = AtOnce.<Answer>all(List.of(() -> admin.post("delete-package", "id", atlas.id()),
                () -> pia.post("submit-request", "packageId", atlas.id(), "justification", "Now")));
        assertThat(answers.toString(), answers.stream().filter(answer -> answer.status() < 300).count(), is(1L));
    }


    /** A package that Fabrikam's people get for 180 days by asking, and Pia has. */
    private AccessPackage held() {
        given.fabrikam();
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).scope("allConfiguredOrganizations").withoutApproval());
        given.request(PIA, atlas);
        return atlas;
    }

    /** Sessions do not last that long. */
    private void later(int days) {
        clock.advance(Duration.ofDays(days));
        admin = guesthouse.signIn(Surroundings.ADMINISTRATOR);
    }

    private Client admin() {
        return admin == null ? given.admin() : admin;
    }

    @SafeVarargs
    private Answer change(AccessPackage accessPackage, Map<String, Object>... roles) {
        return admin().post("change-package", "id", accessPackage.id(), "resourceRoles", List.of(roles));
    }

    private boolean has(String email, String kind, String role) {
        return access(email, kind, role).<Boolean>json("granted");
    }

    private Answer access(String email, String kind, String role) {
        return admin().get("check-access", "person", email, "connector", "local", "originId", kind + "-Projects", "role", role).ok();
    }

    private List<String> wanted() {
        return database.column("SELECT r.name FROM role_grant g JOIN resource_role r ON r.id = g.resource_role_id WHERE g.wanted");
    }
}
