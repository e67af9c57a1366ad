package dev.guesthouse.rules.organizations;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.submission.MassEnding;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EndAssignmentsTest extends GuesthouseTest {

    private static final String QUINN = "quinn@fabrikam.example";
    private static final String WANDA = "wanda@woodgrove.example";

    @Inject
    SessionFactory hibernate;
    @Inject
    MassEnding ending;
    @Inject
    EntityManager entities;
    private Organization fabrikam;
    private Organization woodgrove;
    private AccessPackage atlas;
    private AccessPackage desk;

    /** Of Fabrikam Pia has two packages and Quinn one; Wanda of Woodgrove has that one too. */
    @BeforeEach
    void access() {
        fabrikam = given.fabrikam();
        woodgrove = given.organization("Woodgrove", "woodgrove.example");
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        desk = given.accessPackage(atlas.catalog(), "Desk");
        for (var each : List.of(atlas, desk)) {
            given.saved(policy(each).scope("allConfiguredOrganizations").withoutApproval());
        }
        List.of(PIA, QUINN, WANDA).forEach(email -> given.delivered(email, atlas));
        given.delivered(PIA, desk);
    }

    @Test
    @DisplayName("REQ-17 all of a package's assignments end in one call, once it has told how many and whose that are")
    void ofPackage() {
        var asked = end("packageId", atlas.id()).ok();
        assertThat(asked.json("count"), is(3));
        assertThat(asked.json("ended"), is(0));
        assertThat(asked.json("items.person.email"), containsInAnyOrder(PIA, QUINN, WANDA));
        assertThat(asked.json("next"), nullValue());
        assertThat(live(), hasSize(4));

        assertThat(end("packageId", atlas.id(), "expected", 3, "justification", "The project is over").ok().json("ended"), is(3));
        assertThat(live(), contains("Desk"));
        assertThat(given.caller(QUINN).get("my-access").items(), empty());
        // What another package grants too stays.
        eventually(() -> database.memberships(PIA), hasSize(2));
        eventually(() -> database.memberships(QUINN), empty());
        mails.to(QUINN, "ended");
        var request = given.admin().get("requests", "person", QUINN).items().get(0);
        assertThat(request.get("requestType"), equalTo("adminRemove"));
        assertThat(given.admin().get("request", "id", request.get("id")).text("justification"), equalTo("The project is over"));
        assertThat(given.admin().get("events", "action", "assignment.ended").each("after.justification"),
                contains("The project is over", "The project is over", "The project is over"));
        assertThat(given.admin().get("events", "action", "assignments.ended").each("after.ended"), contains(3));
    }

    @Test
    @DisplayName("REQ-17 all of an organization's people's, or just those of theirs to a package")
    void ofOrganization() {
        assertThat(end("organizationId", fabrikam.id()).ok().json("count"), is(3));
        assertThat(end("organizationId", fabrikam.id(), "packageId", atlas.id(), "expected", 2, "justification", "x").ok().json("ended"), is(2));
        assertThat(end("organizationId", fabrikam.id(), "expected", 1, "justification", "x").ok().json("ended"), is(1));
        assertThat(given.admin().get("assignments", "state", "live").each("person.email"), contains(WANDA));
    }

    @Test
    @DisplayName("REQ-17 where there is more or less than was told, or nothing any more, the call says how much and ends nothing")
    void otherwise() {
        assertThat(end("packageId", atlas.id(), "expected", 2, "justification", "x").refused(409, "not-as-expected").json("count"), is(3));
        assertThat(live(), hasSize(4));
        end("packageId", atlas.id(), "expected", 3, "justification", "x").ok();
        assertThat(end("packageId", atlas.id(), "expected", 3, "justification", "x").refused(409, "not-as-expected").json("count"), is(0));
        assertThat(end("packageId", atlas.id(), "expected", 0, "justification", "x").ok().json("ended"), is(0));
    }

    @Test
    @DisplayName("REQ-17 of two such calls at once one ends all, and each assignment ends once")
    void atOnce() {
        var admin = given.admin();
        var answers = AtOnce.<Answer>all(List.of(
                () -> admin.post("end-assignments", "packageId", atlas.id(), "expected", 3, "justification", "x"),
                () -> admin.post("end-assignments", "organizationId", fabrikam.id(), "expected", 3, "justification", "x")));
        assertThat(answers.toString(), answers.stream().filter(answer -> answer.status() == 200).count(), is(1L));
        assertThat(live(), hasSize(1));
        assertThat(given.admin().get("events", "action", "assignment.ended").items(), hasSize(3));
    }

    @Test
    @DisplayName("REQ-17 ORG-10 where an organization is taken over meanwhile, the requests that are kept are of the one that takes it over")
    void takenOver() {
        given.admin();
        var ended = QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("SELECT id FROM organization WHERE display_name = 'Fabrikam' FOR UPDATE").getResultList();
            var waits = AtOnce.begun(() -> end("packageId", atlas.id(), "expected", 3, "justification", "x"));
            eventually(this::waiting, is(1L));
            entities.createNativeQuery("UPDATE identity_source SET organization_id = :other WHERE organization_id = :fabrikam")
                    .setParameter("other", UUID.fromString(woodgrove.id())).setParameter("fabrikam", UUID.fromString(fabrikam.id())).executeUpdate();
            return waits;
        });
        ended.join().ok();
        assertThat(database.count("SELECT count(*) FROM assignment_request WHERE type = 'adminRemove' AND organization_id = ?::uuid", woodgrove.id()), is(3L));
    }

    @Test
    @DisplayName("REQ-17 it is for administrators, of something that is there, with a reason")
    void refused() {
        end().names("packageId");
        end("packageId", fabrikam.id()).refused(404, "not-found");
        end("organizationId", atlas.id()).refused(404, "not-found");
        end("packageId", atlas.id(), "expected", 3).names("justification");
        given.caller(SANA).post("end-assignments", "organizationId", fabrikam.id(), "expected", 3, "justification", "x").refused(403, "forbidden");
        assertThat(live(), hasSize(4));
    }

    @Test
    @DisplayName("REQ-17 it asks the database the same number of questions, however many end")
    void setBased() {
        var few = statementsToEnd(desk, 1);
        IntStream.range(0, 20).forEach(number -> given.caller("guest%d@fabrikam.example".formatted(number)).post("submit-request", "packageId", atlas.id()).ok());
        database.awaitDelivered(clock.instant());
        // What becomes of those who have nothing left asks some more, once for all of them.
        assertThat(statementsToEnd(atlas, 23), lessThan(few + 15));
    }

    /** Without the delivery after it, which works on each of them. */
    private long statementsToEnd(AccessPackage accessPackage, int expected) {
        var wanted = new MassEnding.Wanted(UUID.fromString(accessPackage.id()), null, "Over", expected);
        var act = new Act(new Actor(Actor.Kind.person, UUID.fromString(given.admin().get("whoami").text("person.id")), "10.0.0.1"), clock.instant());
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        var ended = QuarkusTransaction.requiringNew().call(() -> ending.end(wanted, ending.live(wanted, act.at()), act));
        var statements = statistics.getPrepareStatementCount();
        statistics.setStatisticsEnabled(false);
        assertThat(ended, is(expected));
        return statements;
    }

    private List<String> live() {
        return given.admin().get("assignments", "state", "live").each("package.displayName");
    }

    private Answer end(Object... fields) {
        return given.admin().post("end-assignments", fields);
    }
}
