package dev.guesthouse.rules.organizations;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.containsString;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MyOrganizationTest extends GuesthouseTest {

    private static final String QUINN = "quinn@fabrikam.example";
    private static final String WANDA = "wanda@woodgrove.example";

    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        atlas = given.atlasFor(given.fabrikam());
    }

    @Test
    @DisplayName("ORG-15 a sponsor sees who of their organization holds or asks for what, until when and by whose approval")
    void sees() {
        given.access(PIA, atlas);
        given.request(QUINN, atlas);
        var mine = given.sana().get("my-organization").ok();
        assertThat(mine.json("organizations.displayName"), contains("Fabrikam"));
        assertThat(mine.json("organizations[0].access.person.email"), contains(PIA));
        assertThat(mine.json("organizations[0].access[0].approvedBy.email"), contains(SANA));
        assertThat(mine.json("organizations[0].requests.person.email"), contains(QUINN));
    }

    @Test
    @DisplayName("ORG-15 ORG-12 of many people a sponsor is told some at a time, what they hold and what they ask for each by itself, and finds one by name or id")
    void many() {
        var held = IntStream.range(0, 3).mapToObj(number -> given.access("holder%d@fabrikam.example".formatted(number), atlas)).toList();
        IntStream.range(0, 3).forEach(number -> given.request("asker%d@fabrikam.example".formatted(number), atlas));
        var first = given.sana().get("my-organization", "limit", 2).ok();
        assertThat(first.<List<?>>json("organizations[0].access"), hasSize(2));
        assertThat(first.<List<?>>json("organizations[0].requests"), hasSize(2));
        var rest = given.sana().get("my-organization", "limit", 2, "accessAfter", first.text("nextAccess"), "requestsAfter", first.text("nextRequests")).ok();
        assertThat(Stream.concat(first.<List<String>>json("organizations[0].access.assignmentId").stream(),
                rest.<List<String>>json("organizations[0].access.assignmentId").stream()).toList(), containsInAnyOrder(held.toArray()));
        assertThat(rest.<List<?>>json("organizations[0].requests"), hasSize(1));
        assertThat(rest.text("nextAccess"), is(nullValue()));
        assertThat(rest.text("nextRequests"), is(nullValue()));
        var found = given.sana().get("my-organization", "search", "HOLDER1").ok();
        assertThat(found.json("organizations[0].access.assignmentId"), contains(held.get(1)));
        assertThat(found.json("organizations[0].requests"), empty());
        assertThat(given.sana().get("my-organization", "assignmentId", held.get(2)).ok().json("organizations[0].access.assignmentId"), contains(held.get(2)));
        given.sana().get("my-organization", "accessAfter", first.text("nextRequests")).names("accessAfter");
        given.sana().get("my-organization", "requestsAfter", "x").names("requestsAfter");
    }

    @Test
    @DisplayName("ORG-15 nobody but a sponsor sees it, and a sponsor nothing of another organization")
    void others() {
        given.access(PIA, atlas);
        given.pia().get("my-organization").refused(403, "forbidden");
        given.organization("Woodgrove", "woodgrove.example");
        given.guest(WANDA, "Wanda");
        var woodgrove = given.admin().get("organizations", "search", "wood").<String>each("id").get(0);
        given.admin().post("add-sponsor", "organizationId", woodgrove, "kind", "external", "person", Map.of("email", WANDA)).ok();
        assertThat(given.caller(WANDA).get("my-organization").body(), not(containsString(PIA)));
    }

    @Test
    @DisplayName("ORG-15 a sponsor ends a person's access with a reason")
    void ends() {
        var access = given.access(PIA, atlas);
        given.sana().post("end-access", "assignmentId", access).names("justification");
        given.sana().post("end-access", "assignmentId", access, "justification", "Left the company").ok();
        assertThat(given.admin().get("assignments", "person", PIA, "state", "live").items(), empty());
        assertThat(given.admin().get("events", "subject", access, "action", "assignment.ended").each("after.justification"),
                contains("Left the company"));
        given.sana().post("end-access", "assignmentId", access, "justification", "Again").refused(409, "already-ended");
    }

    @Test
    @DisplayName("ORG-15 nobody ends the access of another organization's people")
    void foreign() {
        var access = given.access(PIA, atlas);
        given.caller(WANDA).post("end-access", "assignmentId", access, "justification", "x").refused(404, "not-found");
        given.caller(QUINN).post("end-access", "assignmentId", access, "justification", "x").refused(404, "not-found");
        assertThat(given.pia().get("my-access").each("assignmentId"), contains(equalTo(access)));
    }
}
