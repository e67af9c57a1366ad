package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.role;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Surroundings;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class BrakeTest extends DeliveryTest {

    private static final int MANY = 25;

    private AccessPackage selling;
    private String application;

    @BeforeEach
    void second() {
        selling = crmPackage(false);
        application = database.value("SELECT id FROM catalog_resource WHERE display_name = 'Customers'");
        given.admin().post("grant-role", "person", JsonBody.person(OMAR), "role", "administrator").ok();
    }

    @Test
    @DisplayName("CON-05 PKG-04 a role that a package gives no more, and that would take away too much, stays until a second administrator lets it go")
    void packageChanged() {
        delivered(selling, MANY);
        givesNoMore();
        deliver("revoked");
        assertThat(crm.members(), hasSize(MANY));

        var brake = brake();
        assertThat(brake.text("brakes[0].cause"), equalTo("packageChanged"));
        assertThat(brake.text("brakes[0].causedBy.email"), equalTo(Surroundings.ADMINISTRATOR));
        assertThat(brake.json("brakes[0].hit"), is(MANY));
        assertThat(brake.json("brakes[0].members"), is(MANY));
        assertThat(brake.<List<?>>json("brakes[0].roles"), hasSize(MANY));
        assertThat(brake.text("brakes[0].roles[0].person.email").replaceAll("\\d+", ""), equalTo("g@fabrikam.example"));
        assertThat(brake.text("brakes[0].roles[0].role"), equalTo("user"));
        var held = given.admin().get("deliveries", "state", "braked", "connector", "crm", "limit", 200).ok();
        assertThat(held.items(), hasSize(MANY));
        assertThat(given.admin().get("deliveries", "state", "resting").items(), empty());
        assertThat(given.admin().get("check-access", "person", "g1@fabrikam.example", "connector", "crm", "originId", "crm", "role", "user").ok().json("delivered"), is(true));

        var id = brake.text("brakes[0].id");
        given.admin().post("release-brake", "id", id, "justification", "It is over").refused(403, "forbidden");
        given.admin().post("retry-delivery", "id", held.text("items[0].id")).refused(403, "forbidden");
        given.omar().post("release-brake", "id", id).names("justification");
        given.sana().post("release-brake", "id", id, "justification", "It is over").refused(403, "forbidden");
        given.omar().post("release-brake", "id", fabrikam.id(), "justification", "It is over").refused(404, "not-found");
        clock.advance(Duration.ofDays(2));
        deliver("revoked");
        assertThat(crm.members(), hasSize(MANY));

        assertThat(given.omar().post("release-brake", "id", id, "justification", "It is over").ok().json("released"), is(MANY));
        eventually(crm::members, empty());
        assertThat(brake().<List<?>>json("brakes"), empty());
        assertThat(given.admin().get("events", "subject", id).each("action"), contains("brake.released", "brake.held"));
        assertThat(database.value("SELECT p.personal FROM audit_personal p JOIN audit_event e ON e.id = p.event_id WHERE e.action = 'brake.released'"),
                containsString("It is over"));
    }

    @Test
    @DisplayName("CON-05 a mistake that is mended before it is let go has taken nothing away")
    void mended() {
        delivered(selling, MANY);
        givesNoMore();
        given.admin().post("change-package", "id", selling.id(), "resourceRoles", List.of(role(application, "user"))).ok();
        deliver("revoked");
        assertThat(crm.members(), hasSize(MANY));
        assertThat(brake().<List<?>>json("brakes"), empty());
        assertThat(given.admin().get("deliveries", "state", "braked", "connector", "crm").items(), empty());
        assertThat(crm.calls().stream().filter(call -> call.startsWith("revoke")).toList(), empty());
    }

    @Test
    @DisplayName("CON-05 ORG-11 an organization that is removed with all access waits, and nobody is kept out or deleted meanwhile")
    void organizationRemoved() {
        delivered(selling, MANY);
        database.run("UPDATE person SET governed = true WHERE email LIKE 'g%'");
        given.admin().post("remove-organization", "id", fabrikam.id(), "assignments", "end").ok();
        deliver("revoked");
        assertThat(crm.members(), hasSize(MANY));
        assertThat(crm.calls().stream().filter("block"::equals).toList(), empty());
        assertThat(brake().text("brakes[0].cause"), equalTo("organizationRemoved"));
        clock.advance(Duration.ofDays(31));
        assertThat(given.admin().post("end-guests").ok().json("deleted"), is(0));

        var omar = given.omar();
        var id = brake().text("brakes[0].id");
        var released = AtOnce.times(3, () -> omar.post("release-brake", "id", id, "justification", "Yes").ok().<Integer>json("released"));
        assertThat(released.stream().mapToInt(Integer::intValue).sum(), is(MANY));
        eventually(crm::members, empty());
        eventually(() -> crm.calls().stream().filter("block"::equals).toList(), hasSize(MANY));
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'brake.released'"), is(1L));
    }

    @Test
    @DisplayName("CON-05 what is due by time is taken away however much it is")
    void dueByTime() {
        delivered(selling, MANY);
        database.run("UPDATE assignment SET end_at = start_at + interval '1 day'");
        clock.advance(Duration.ofDays(1));
        given.admin().post("expire-assignments").ok();
        eventually(crm::members, empty());
        assertThat(database.count("SELECT count(*) FROM brake"), is(0L));
    }

    @Test
    @DisplayName("CON-05 fewer than 20 are taken away without further ado, even if they are all")
    void few() {
        delivered(selling, 19);
        end(19);
        eventually(crm::members, empty());
        assertThat(database.count("SELECT count(*) FROM brake"), is(0L));
    }

    @Test
    @DisplayName("CON-05 a tenth of a target system's memberships is taken away without further ado, and one more is not")
    void share() {
        delivered(selling, 20);
        // Others who have it by no package that ends.
        database.run("""
                WITH other AS (INSERT INTO person (id, kind, state, email, email_domain, governed, created_at, version)
                    SELECT gen_random_uuid(), 'guest', 'active', 'o' || n || '@fabrikam.example', 'fabrikam.example', false, now(), 0 FROM generate_series(1, 180) n RETURNING id)
                INSERT INTO role_grant (id, person_id, resource_role_id, connector_id, wanted, held, wanted_since, tries, next_try_at)
                SELECT gen_random_uuid(), other.id, g.resource_role_id, g.connector_id, true, true, now(), 0, now()
                FROM other, (SELECT DISTINCT resource_role_id, connector_id FROM role_grant) g
                """);
        end(20);
        eventually(crm::members, empty());
        assertThat(database.count("SELECT count(*) FROM brake"), is(0L));
    }

    @Test
    @DisplayName("CON-05 a machine is no second person: who answers for it does not let go what it has caused")
    void machine() {
        delivered(selling, MANY);
        end(MANY);
        assertThat(crm.members(), hasSize(MANY));
        var brake = brake();
        assertThat(brake.text("brakes[0].cause"), equalTo("accessEnded"));
        given.admin().post("release-brake", "id", brake.text("brakes[0].id"), "justification", "Yes").refused(403, "forbidden");
        given.omar().post("release-brake", "id", brake.text("brakes[0].id"), "justification", "Yes").ok();
        eventually(crm::members, empty());
    }

    private void end(int expected) {
        given.machine("end-assignments").post("end-assignments", "packageId", selling.id(), "expected", expected, "justification", "Over").ok();
    }

    private void givesNoMore() {
        given.admin().post("change-package", "id", selling.id(), "resourceRoles", List.of(role(selling.catalog().team(), "member"))).ok();
    }

    private Answer brake() {
        return given.admin().get("drift", "connector", "crm").ok();
    }
}
