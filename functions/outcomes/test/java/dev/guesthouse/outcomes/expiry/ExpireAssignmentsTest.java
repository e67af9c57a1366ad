package dev.guesthouse.outcomes.expiry;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.expiry.ExpireAssignments;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ExpireAssignmentsTest extends GuesthouseTest {

    @Inject
    ExpireAssignments job;
    @Inject
    Expiry expiry;
    @Inject
    SessionFactory hibernate;
    private Organization fabrikam;
    private AccessPackage hour;

    @BeforeEach
    void hour() {
        fabrikam = given.fabrikam();
        hour = given.accessPackage(given.catalog("Projects"), "Hour");
        given.saved(policy(hour).forOrganizations(fabrikam).withoutApproval().lasting("PT1H"));
    }

    @Test
    @DisplayName("ASG-03 what is due ends: expired, roles revoked, the person told, audited; what is not due stays")
    void ends() {
        var assignment = given.delivered(PIA, hour);
        clock.advance(Duration.ofMinutes(30));
        var later = given.delivered("quinn@fabrikam.example", hour);
        clock.advance(Duration.ofMinutes(30));
        var done = given.admin().post("expire-assignments").ok();
        assertThat(done.<Integer>json("ended"), is(1));
        assertThat(done.<Integer>json("remaining"), is(0));
        assertThat(state(assignment), equalTo("expired"));
        assertThat(state(later), equalTo("delivered"));
        eventually(() -> database.memberships(PIA), empty());
        mails.to(PIA, "Your access to Hour ended");
        assertThat(given.admin().get("events", "subject", assignment, "action", "assignment.expired").each("actor.kind"), contains("system"));
        assertThat(database.memberships("quinn@fabrikam.example"), hasSize(2));
    }

    @Test
    @DisplayName("ASG-03 it knows when the next one ends, so that this is swept when it comes")
    void next() {
        var start = clock.instant();
        given.delivered(PIA, hour);
        clock.advance(Duration.ofMinutes(30));
        given.delivered("quinn@fabrikam.example", hour);
        assertThat(job.nextDue(start), equalTo(start.plus(Duration.ofMinutes(60))));
        assertThat(job.nextDue(start.plus(Duration.ofMinutes(60))), equalTo(start.plus(Duration.ofMinutes(90))));
        assertThat(job.nextDue(start.plus(Duration.ofMinutes(90))), nullValue());
        clock.advance(Duration.ofMinutes(30));
        given.admin().post("expire-assignments").ok();
        assertThat("what has ended", job.nextDue(start), equalTo(start.plus(Duration.ofMinutes(90))));
    }

    @Test
    @DisplayName("ASG-03 ten callers at once end each assignment once: one event, one message, no grant left")
    void manyAtOnce() {
        var people = people(8);
        people.forEach(email -> given.delivered(email, hour));
        clock.advance(Duration.ofHours(1));
        var admin = given.admin();
        var answers = AtOnce.times(10, () -> admin.post("expire-assignments", "batchSize", 3).ok());
        assertThat(answers.stream().mapToInt(answer -> answer.<Integer>json("ended")).sum(), is(8));
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'assignment.expired'"), is(8L));
        eventually(() -> database.count("SELECT count(*) FROM role_grant WHERE wanted OR held"), is(0L));
        assertThat(database.count("SELECT count(*) FROM local_membership"), is(0L));
        for (var email : people) {
            mails.to(email, "Your access to Hour ended");
        }
        eventually(() -> database.count("SELECT count(*) FROM message WHERE state = 'pending'"), is(0L));
        assertThat(people.stream().mapToInt(email -> mails.newestFirst(email, "ended on").size()).sum(), is(8));
    }

    @Test
    @DisplayName("ASG-03 a sweep that the database stops, because it and somebody else wait for one another, goes on all the same")
    void deadlock() {
        given.delivered(PIA, hour);
        clock.advance(Duration.ofHours(1));
        var admin = given.admin();
        var swept = QuarkusTransaction.requiringNew().call(() -> {
            lock("SELECT id FROM role_grant FOR UPDATE");
            var waits = AtOnce.begun(() -> admin.post("expire-assignments"));
            eventually(this::waiting, is(1L));
            lock("SELECT id FROM assignment FOR UPDATE");
            return waits;
        });
        swept.join().ok();
        admin.post("expire-assignments").ok();
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'assignment.expired'"), is(1L));
    }

    @Test
    @DisplayName("ASG-03 MSG-02 of two that end in batches of their own the person is told of both, though they are kept out after the first")
    void batchByBatch() {
        var other = given.accessPackage(hour.catalog(), "Other");
        given.saved(policy(other).forOrganizations(fabrikam).withoutApproval().lasting("PT1H"));
        given.delivered(PIA, hour);
        given.delivered(PIA, other);
        clock.advance(Duration.ofHours(1));
        given.admin().post("expire-assignments", "batchSize", 1).ok();
        mails.to(PIA, "Your access to Hour ended");
        mails.to(PIA, "Your access to Other ended");
    }

    @Test
    @DisplayName("ASG-03 called again it changes nothing more")
    void again() {
        given.delivered(PIA, hour);
        clock.advance(Duration.ofHours(1));
        given.admin().post("expire-assignments").ok();
        eventually(() -> database.count("SELECT count(*) FROM message WHERE state = 'pending'"), is(0L));
        var before = everything();
        var again = given.admin().post("expire-assignments").ok();
        assertThat(again.<Integer>json("ended"), is(0));
        assertThat(again.text("latest"), equalTo("PT0S"));
        assertThat(everything(), equalTo(before));
    }

    @Test
    @DisplayName("ASG-03 stopped after any batch it goes on where it stopped, and leaves nothing out")
    void stoppedAndRunAgain() {
        people(5).forEach(email -> given.delivered(email, hour));
        clock.advance(Duration.ofHours(1));
        assertThat(IntStream.range(0, 3).mapToObj(i -> given.admin().post("expire-assignments", "batchSize", 2, "maxBatches", 1).ok())
                .map(answer -> List.of(answer.<Integer>json("ended"), answer.<Integer>json("remaining"))).toList(),
                contains(List.of(2, 3), List.of(2, 1), List.of(1, 0)));
    }

    @Test
    @DisplayName("ASG-04 it answers how late the latest was, and takes only sensible limits")
    void limits() {
        given.delivered(PIA, hour);
        clock.advance(Duration.ofHours(3));
        assertThat(given.admin().post("expire-assignments").ok().text("latest"), equalTo("PT2H"));
        given.admin().post("expire-assignments", "batchSize", 0).names("batchSize");
        given.admin().post("expire-assignments", "maxBatches", -1).names("maxBatches");
        given.admin().post("expire-assignments", "batchSize", "many").names("batchSize");
    }

    @Test
    @DisplayName("ASG-04 a batch asks the database a dozen questions at most, however many it ends")
    void setBased() {
        people(4).forEach(email -> given.delivered(email, hour));
        clock.advance(Duration.ofHours(1));
        database.awaitDelivered(clock.instant());
        assertThat(statementsToEnd(1), lessThanOrEqualTo(12L));
        assertThat(statementsToEnd(3), lessThanOrEqualTo(12L));
    }

    private long statementsToEnd(int batch) {
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        var swept = QuarkusTransaction.requiringNew().call(() -> expiry.sweep(batch, clock.instant()));
        var statements = statistics.getPrepareStatementCount();
        statistics.setStatisticsEnabled(false);
        assertThat(swept.ended(), is(batch));
        return statements;
    }

    @Test
    @DisplayName("ASG-04 a thousand due assignments are ended in bounded batches by one call")
    void thousand() {
        given.delivered(PIA, hour);
        database.run("""
                WITH p AS (INSERT INTO person (id, kind, state, email, email_domain, governed, created_at, version)
                    SELECT gen_random_uuid(), 'guest', 'blocked', 'g' || n || '@fabrikam.example', 'fabrikam.example', true, now(), 0
                    FROM generate_series(1, 1000) n RETURNING id),
                r AS (INSERT INTO assignment_request (id, type, state, access_package_id, policy_version_id, requestor_id, created_at, completed_at, version)
                    SELECT gen_random_uuid(), 'userAdd', 'delivered', a.access_package_id, a.policy_version_id, p.id, a.start_at, a.start_at, 0
                    FROM p, assignment a RETURNING id, requestor_id)
                INSERT INTO assignment (id, access_package_id, person_id, policy_version_id, request_id, state, start_at, end_at, version)
                SELECT gen_random_uuid(), a.access_package_id, r.requestor_id, a.policy_version_id, r.id, 'delivered', a.start_at, a.end_at, 0
                FROM r, assignment a
                """);
        clock.advance(Duration.ofHours(1));
        assertThat(given.admin().post("expire-assignments", "batchSize", 100).ok().<Integer>json("ended"), is(1_001));
        assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'assignment.expired'"), is(1_001L));
    }

    @Test
    @DisplayName("IDY-05 a machine made for it can run it")
    void byMachine() {
        given.delivered(PIA, hour);
        var machine = given.machine("expire-assignments");
        clock.advance(Duration.ofHours(1));
        assertThat(machine.post("expire-assignments").ok().<Integer>json("ended"), is(1));
        given.omar().post("expire-assignments").refused(403, "forbidden");
    }

    private static void lock(String sql) {
        Assignment.getEntityManager().createNativeQuery(sql, UUID.class).getResultList();
    }

    private String state(String assignment) {
        return database.value("SELECT state FROM assignment WHERE id = ?::uuid", assignment);
    }

    private List<String> everything() {
        return database.column("SELECT md5(string_agg(t, '' ORDER BY t)) FROM (SELECT a::text t FROM assignment a UNION ALL SELECT g::text FROM role_grant g"
                + " UNION ALL SELECT e::text FROM audit_event e UNION ALL SELECT m::text FROM message m) everything");
    }

    private static List<String> people(int count) {
        return IntStream.range(0, count).mapToObj("p%d@fabrikam.example"::formatted).toList();
    }
}
