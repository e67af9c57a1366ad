package dev.guesthouse.process;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.PolicyBody.internalSponsors;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Database;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Catalog;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.PolicyBody;

/** Two processes of the program on one PostgreSQL, and two callers who do in the same instant, one at each, what cannot both be. */
@Tag("long")
class TwoProcessesIT {

    private static final int ROUNDS = Integer.getInteger("race.rounds", 1);
    private static final int GUESTS = 6;
    /** Into this the moment of a due time is put, so that now one and now the other comes before it. */
    private static final int CLOSE_MILLIS = 50;

    private static final Logger LOG = Logger.getLogger(TwoProcessesIT.class);

    @TempDir
    static Path temporary;

    private static final Random RANDOM = new Random();
    private static TwoProcesses both;
    private static CrashWorld world;
    private static Database database;
    private static Catalog catalog;

    private final Map<String, Integer> outcomes = new TreeMap<>();

    @BeforeAll
    static void start() throws Exception {
        both = TwoProcesses.start(temporary.toRealPath(), GUESTS);
        world = both.world();
        database = both.database();
        catalog = world.given().catalog("Races");
    }

    @AfterAll
    static void stop() throws IOException {
        both.close();
    }

    @AfterEach
    void settle(TestInfo race) {
        LOG.infof("%s %s", race.getDisplayName(), outcomes);
        both.settle();
    }

    @Test
    @DisplayName("APR-03 two decisions at two processes: one is recorded, the other is told who decided what, when")
    void decideAgainstDecide() {
        each(this::decided, (guest, atlas) -> {
            var request = submit(guest, atlas);
            var answers = both.race(at -> decide("approve-request", world.sponsors().get(0).at(at), request), at -> decide("deny-request", world.sponsors().get(1).at(at), request));
            var approved = won(answers, "approved", "denied") == 0;
            var told = answers.get(approved ? 1 : 0).refused(409, "already-decided");
            assertThat(told.text("decision.decision"), equalTo(approved ? "approved" : "denied"));
            assertThat(told.text("decision.decidedBy"), equalTo(database.value("SELECT display_name FROM request_stage s JOIN person p ON p.id = s.decided_by_id"
                    + " WHERE request_id = ?::uuid", request)));
            assertThat(told.time("decision.decidedDateTime"), notNullValue());
            assertAssignments(request, approved ? 1 : 0);
        });
    }

    @Test
    @DisplayName("APR-03 REQ-06 a decision and a cancellation at two processes: one takes effect, the other is told that it came late")
    void decideAgainstCancel() {
        each(this::decided, (guest, atlas) -> {
            var request = submit(guest, atlas);
            var answers = both.race(at -> decide("approve-request", world.sponsors().get(0).at(at), request), at -> guest.at(at).post("cancel-request", "requestId", request));
            var approved = won(answers, "approved", "canceled") == 0;
            answers.get(approved ? 1 : 0).refused(409, "not-pending");
            assertAssignments(request, approved ? 1 : 0);
        });
    }

    @Test
    @DisplayName("APR-03 APR-04 a decision at the last moment and the time-out at another process: one of the two ends the stage")
    void decideAgainstTimeOut() {
        each(this::decided, (guest, atlas) -> {
            var request = submit(guest, atlas);
            database.run("UPDATE request_stage SET due_at = now() + ? * interval '1 millisecond' WHERE request_id = ?::uuid", RANDOM.nextInt(CLOSE_MILLIS), request);
            var answers = both.race(at -> decide("approve-request", world.sponsors().get(0).at(at), request),
                    at -> until("time-out-requests", at, "SELECT count(*) FROM assignment_request WHERE state <> 'pendingApproval' AND id = ?::uuid", request));
            var approved = answers.get(0).status() == 200;
            count(approved ? "approved" : "timed out");
            if (!approved) {
                answers.get(0).refused(409, "not-pending");
                assertThat(database.value("SELECT state || ' ' || reason FROM assignment_request WHERE id = ?::uuid", request), equalTo("denied timedOut"));
            }
            assertThat(database.value("SELECT state FROM request_stage WHERE request_id = ?::uuid", request), equalTo(approved ? "approved" : "timedOut"));
            assertAssignments(request, approved ? 1 : 0);
        });
    }

    @Test
    @DisplayName("ORG-11 APR-11 an approval while another process removes the organization leaves nobody with access")
    void approveAgainstRemoval() {
        for (int number = 0; number < GUESTS; number++) {
            world.given().guest("pia@partner-" + number + ".example", "Pia " + number);
        }
        var atlas = both.made(catalog, atlasFor -> policy(atlasFor).scope("allConfiguredOrganizations").stages(stage(internalSponsors()).orElse(PolicyBody.person(OMAR))));
        for (int race = 0; race < ROUNDS * GUESTS; race++) {
            if (race % GUESTS == 0) {
                both.nextDay();
            }
            var domain = "partner-" + race % GUESTS + ".example";
            var organization = world.admin().post("add-organization", "displayName", "Partner " + race, "identitySources", List.of(JsonBody.of("domain", domain)),
                    "internalSponsors", List.of(JsonBody.person(OMAR))).ok().id();
            var request = submit(world.given().caller("pia@" + domain), atlas);
            var omar = world.given().omar();
            var answers = both.race(at -> decide("approve-request", omar.at(at), request),
                    at -> world.admin().at(at).post("remove-organization", "id", organization, "assignments", "end").ok());
            var approved = answers.get(0).status() == 200;
            count(approved ? "approved" : "removed");
            // Once it is removed he is no sponsor of it any more either.
            assertThat(answers.get(0).toString(), answers.get(0).status(), in(List.of(200, 403, 409)));
            assertThat(database.count("SELECT count(*) FROM assignment WHERE ended_at IS NULL AND request_id = ?::uuid", request), is(0L));
            assertThat(database.value("SELECT state || coalesce(reason, '') FROM assignment_request WHERE id = ?::uuid", request),
                    in(List.of("canceledorganizationRemoved", "deliveryFailedorganizationRemoved", "delivered", "deniednotEligible")));
        }
    }

    @Test
    @DisplayName("ASG-06 ASG-03 an extension at the last moment and the expiry at another process: access goes on, or has ended")
    void extendAgainstExpire() {
        each(this::free, (guest, atlas) -> {
            var assignment = delivered(guest, atlas);
            endSoon(assignment);
            var answers = both.race(at -> guest.at(at).post("extend-access", "assignmentId", assignment),
                    at -> until("expire-assignments", at, "SELECT count(*) FROM assignment WHERE (ended_at IS NOT NULL OR end_at > now() + interval '1 day') AND id = ?::uuid", assignment));
            var extended = answers.get(0).status() == 201 && answers.get(0).text("state").equals("delivered");
            count(extended ? "extended" : "expired");
            assertThat(database.value("SELECT ended_at IS NULL FROM assignment WHERE id = ?::uuid", assignment), equalTo(extended ? "t" : "f"));
            if (answers.get(0).status() != 201) {
                answers.get(0).refused(409, "already-ended");
            }
        });
    }

    @Test
    @DisplayName("ASG-03 two processes that expire at once end each assignment once")
    void expireAgainstExpire() {
        for (int round = 0; round < ROUNDS; round++) {
            both.nextDay();
            var atlas = both.made(catalog, this::free);
            world.guests().forEach(guest -> delivered(guest, atlas));
            database.run("UPDATE assignment SET end_at = now() WHERE access_package_id = ?::uuid", atlas.id());
            var batch = 1 + RANDOM.nextInt(5);
            var ended = both.race(at -> expire(at, batch), at -> expire(at, batch)).stream().mapToInt(answer -> answer.<Integer>json("ended")).sum();
            // One whose person the other call is at is left for the next.
            assertThat(ended + world.admin().post("expire-assignments").ok().<Integer>json("ended"), is(GUESTS));
            assertThat(database.count("SELECT count(*) FROM audit_event WHERE action = 'assignment.expired' AND after ->> 'accessPackage' = ?", atlas.id()), is((long) GUESTS));
        }
    }

    @Test
    @DisplayName("ASG-08 two endings of one role at two processes leave it revoked")
    void endAgainstEnd() {
        for (int round = 0; round < ROUNDS; round++) {
            both.nextDay();
            // Of roles that nobody has through another package.
            var own = world.given().catalog(both.ledger().word());
            var one = both.made(own, this::free);
            var other = both.made(own, this::free);
            for (var guest : world.guests()) {
                var ended = List.of(delivered(guest, one), delivered(guest, other));
                both.race(at -> guest.at(at).post("give-back-access", "assignmentId", ended.get(0)).ok(),
                        at -> world.admin().at(at).post("remove-access", "assignmentId", ended.get(1), "justification", "Done").ok());
                assertThat(database.column("SELECT g.wanted FROM role_grant g JOIN access_package_role r USING (resource_role_id) JOIN person p ON p.id = g.person_id"
                        + " WHERE p.email = ? AND r.access_package_id = ?::uuid AND g.wanted", guest.email(), one.id()), hasSize(0));
            }
        }
    }

    @Test
    @DisplayName("REQ-05 two requests for one package at two processes: one is made, the other is told which")
    void submitAgainstSubmit() {
        each(this::decided, (guest, atlas) -> {
            var answers = both.race(at -> ask(guest.at(at), atlas), at -> ask(guest.at(at), atlas));
            var made = won(answers, "first", "second");
            assertThat(answers.get(1 - made).refused(409, "request-open").text("request"), equalTo(answers.get(made).id()));
            guest.post("cancel-request", "requestId", answers.get(made).id()).ok();
        });
    }

    @Test
    @DisplayName("REQ-05 one call that came to two processes with one Idempotency-Key is one, and both get its answer")
    void sameKeyTwice() {
        each(this::decided, (guest, atlas) -> {
            var keyed = guest.withKey(both.ledger().word());
            var answers = both.race(at -> ask(keyed.at(at), atlas).ok(), at -> ask(keyed.at(at), atlas).ok());
            both.ledger().answered();
            assertThat(answers.get(0).body(), equalTo(answers.get(1).body()));
            guest.post("cancel-request", "requestId", answers.get(0).id()).ok();
        });
    }

    @Test
    @DisplayName("APR-12 a decision by a sponsor whom another process removes counts, or is refused and left to the others")
    void decideAgainstRemovalOfSponsor() {
        var sam = world.sponsors().get(1);
        var sponsorship = JsonBody.of("organizationId", database.value("SELECT id FROM organization WHERE display_name = 'Fabrikam'"), "kind", "external",
                "person", JsonBody.person(sam.email()));
        each(this::decided, (guest, atlas) -> {
            var request = submit(guest, atlas);
            var answers = both.race(at -> decide("approve-request", sam.at(at), request), at -> world.admin().at(at).post("remove-sponsor", sponsorship).ok());
            var approved = answers.get(0).status() == 200;
            count(approved ? "approved" : "removed");
            assertAssignments(request, approved ? 1 : 0);
            if (!approved) {
                answers.get(0).refused(403, "forbidden");
                decide("approve-request", world.sponsors().get(0), request).ok();
            }
            world.admin().post("add-sponsor", sponsorship).ok();
        });
    }

    private interface Race {
        void run(Client guest, AccessPackage accessPackage);
    }

    /** Every guest with a new package each round. */
    private static void each(TwoProcesses.Terms terms, Race race) {
        for (int round = 0; round < ROUNDS; round++) {
            both.nextDay();
            var accessPackage = both.made(catalog, terms);
            world.guests().forEach(guest -> race.run(guest, accessPackage));
        }
    }

    private PolicyBody decided(AccessPackage accessPackage) {
        return policy(accessPackage).scope("allConfiguredOrganizations");
    }

    private PolicyBody free(AccessPackage accessPackage) {
        return policy(accessPackage).scope("allConfiguredOrganizations").withoutApproval()
                .with("extension", JsonBody.of("allowed", true, "approvalRequired", false));
    }

    /** Which of the two was answered well: just one. */
    private int won(List<Answer> answers, String one, String other) {
        assertThat(answers.toString(), answers.stream().filter(answer -> answer.status() < 300).count(), is(1L));
        var winner = answers.get(0).status() < 300 ? 0 : 1;
        count(winner == 0 ? one : other);
        return winner;
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /** Calls a job until a query counts something. */
    private static Answer until(String job, Supplier<URI> at, String sql, String id) {
        return Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> {
            var answer = world.admin().at(at).post(job).ok();
            return database.count(sql, id) == 0 ? null : answer;
        }, notNullValue());
    }

    private static Answer expire(Supplier<URI> at, int batch) {
        return world.admin().at(at).post("expire-assignments", "batchSize", batch).ok();
    }

    private static void endSoon(String assignment) {
        database.run("UPDATE assignment SET end_at = now() + ? * interval '1 millisecond' WHERE id = ?::uuid", RANDOM.nextInt(CLOSE_MILLIS), assignment);
    }

    private static Answer ask(Client guest, AccessPackage accessPackage) {
        return guest.post("submit-request", "packageId", accessPackage.id(), "justification", "The new line opens in May");
    }

    private static String submit(Client guest, AccessPackage accessPackage) {
        return ask(guest, accessPackage).ok().id();
    }

    /** A package without approval that the guest has got; answers the assignment. */
    private static String delivered(Client guest, AccessPackage accessPackage) {
        var asked = guest.post("submit-request", "packageId", accessPackage.id()).ok();
        Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> guest.get("request", "id", asked.id()).text("state").equals("delivered"));
        return asked.text("assignmentId");
    }

    private static Answer decide(String function, Client approver, String request) {
        return approver.post(function, "requestId", request, "justification", "I know them");
    }

    private static void assertAssignments(String request, long count) {
        assertThat(database.count("SELECT count(*) FROM assignment WHERE request_id = ?::uuid", request), is(count));
    }
}
