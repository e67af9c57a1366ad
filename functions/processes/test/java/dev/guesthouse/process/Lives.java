package dev.guesthouse.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Database;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.JsonBody;

/** What happens around one guest, one story after the other; each ends so that the next can be any. Everything answered goes into the ledger. */
final class Lives {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final CrashWorld world;
    private final Client guest;
    private final Ledger ledger;
    private final Line line;
    private final Callable<DataSource> database;
    private final Random random;

    Lives(CrashWorld world, Client guest, Ledger ledger, Line line, Callable<DataSource> database, Random random) {
        this.world = world;
        this.guest = guest;
        this.ledger = ledger;
        this.line = line;
        this.database = database;
        this.random = random;
    }

    /** One story. */
    void live() {
        switch (random.nextInt(10)) {
            case 0 -> deny(submit());
            case 1 -> cancel(submit());
            case 2 -> letTimeOut(submit());
            case 3 -> end(assign());
            case 4 -> befriend();
            case 5 -> line.untilAnswered(() -> world.admin().post("tick")).ok();
            default -> {
                var request = submit();
                var assignment = approve(request);
                if (random.nextBoolean()) {
                    awaitDelivery(request);
                    extend(assignment);
                }
                if (random.nextBoolean()) {
                    end(assignment);
                } else {
                    giveBack(assignment);
                }
            }
        }
    }

    private String submit() {
        var word = ledger.word();
        var accessPackage = any(world.packages()).id();
        var request = ask(word, "submit-request", "packageId", accessPackage, "justification", word).id();
        ledger.answered("request.submitted");
        ledger.fact(request, "SELECT string_agg(id::text, ' ') FROM assignment_request WHERE justification = ?", word);
        return request;
    }

    /** Tomorrow, where it was asked for too often today. */
    private Answer ask(String word, String function, Object... body) {
        var answer = change(guest, word, function, body);
        if (answer.status() == 429) {
            answer.refused(429, "too-many-requests");
            awaiting().ignoreExceptions().until(this::sleepOverIt);
            answer = change(guest, word, function, body);
        }
        return answer.ok();
    }

    private boolean sleepOverIt() throws Exception {
        Leases.nextDay(database.call());
        return true;
    }

    private String approve(String request) {
        var word = ledger.word();
        var assignment = change(any(world.sponsors()), word, "approve-request", "requestId", request, "justification", word).ok().text("assignmentId");
        ledger.answered("request.approved", "assignment.given");
        ledger.fact(assignment + " approved " + word, "SELECT string_agg(a.id || ' ' || s.state || ' ' || s.justification, ' ') FROM assignment a"
                + " JOIN request_stage s USING (request_id) WHERE request_id = ?::uuid", request);
        return assignment;
    }

    private void deny(String request) {
        var word = ledger.word();
        change(any(world.sponsors()), word, "deny-request", "requestId", request, "justification", word).ok();
        ledger.answered("request.denied");
        ledger.fact("denied denied " + word, "SELECT string_agg(r.state || ' ' || s.state || ' ' || s.justification, ' ') FROM assignment_request r"
                + " JOIN request_stage s ON s.request_id = r.id WHERE r.id = ?::uuid", request);
    }

    private void cancel(String request) {
        change(guest, ledger.word(), "cancel-request", "requestId", request).ok();
        ledger.answered("request.canceled");
        ledger.fact("canceled", "SELECT state FROM assignment_request WHERE id = ?::uuid", request);
    }

    private void letTimeOut(String request) {
        awaiting().ignoreExceptions().until(() -> new Database(database.call()).run("UPDATE request_stage SET due_at = now() WHERE request_id = ?::uuid", request) == 1);
        awaiting().until(() -> {
            line.untilAnswered(() -> world.admin().post("time-out-requests")).ok();
            return line.untilAnswered(() -> guest.get("request", "id", request)).ok().text("state").equals("denied");
        });
        ledger.owe("request.denied");
        ledger.fact("denied timedOut", "SELECT state || ' ' || reason FROM assignment_request WHERE id = ?::uuid", request);
    }

    /** Somebody whom nobody has entered anywhere. */
    private String assign() {
        var word = ledger.word();
        var given = change(world.admin(), word, "assign-access", "packageId", world.direct().id(), "policyId", world.directPolicy(),
                "person", JsonBody.person(word + "@fabrikam.example"), "justification", word).ok();
        ledger.answered("request.submitted", "assignment.given");
        ledger.fact(given.id() + " " + given.text("assignmentId"), "SELECT string_agg(r.id || ' ' || a.id, ' ') FROM assignment_request r"
                + " JOIN assignment a ON a.request_id = r.id WHERE r.justification = ?", word);
        return given.text("assignmentId");
    }

    /** As long as a request is open, no other about the same package can be made. Who lost their way meanwhile is not waited for. */
    private void awaitDelivery(String request) {
        awaiting().ignoreExceptions().until(() -> {
            Leases.end(database.call(), Leases.LONG_AGO);
            line.untilAnswered(() -> world.admin().post("deliver")).ok();
            return line.untilAnswered(() -> guest.get("request", "id", request)).ok().text("state").equals("delivered");
        });
    }

    private void extend(String assignment) {
        var word = ledger.word();
        var request = ask(word, "extend-access", "assignmentId", assignment, "justification", word).id();
        ledger.answered("request.submitted", "assignment.changed");
        ledger.fact(request + " delivered", "SELECT string_agg(id || ' ' || state, ' ') FROM assignment_request WHERE justification = ?", word);
    }

    private void giveBack(String assignment) {
        var request = change(guest, ledger.word(), "give-back-access", "assignmentId", assignment).ok().id();
        ended(assignment, "givenBack");
        ledger.fact(request, "SELECT string_agg(id::text, ' ') FROM assignment_request WHERE assignment_id = ?::uuid AND type = 'userRemove'", assignment);
    }

    private void end(String assignment) {
        switch (random.nextInt(3)) {
            case 0 -> runOut(assignment);
            case 1 -> take(world.admin(), "remove-access", assignment);
            default -> take(any(world.sponsors()), "end-access", assignment);
        }
    }

    private void take(Client by, String function, String assignment) {
        var word = ledger.word();
        change(by, word, function, "assignmentId", assignment, "justification", word).ok();
        ended(assignment, "endedByPerson");
        ledger.fact(assignment, "SELECT string_agg(assignment_id::text, ' ') FROM assignment_request WHERE justification = ?", word);
    }

    private void ended(String assignment, String reason) {
        ledger.answered("assignment.ended");
        ledger.fact("expired " + reason, "SELECT state || ' ' || end_reason FROM assignment WHERE id = ?::uuid", assignment);
    }

    private void runOut(String assignment) {
        var word = ledger.word();
        var end = Instant.now().plusMillis(700);
        var answer = change(world.admin(), word, "change-access", "assignmentId", assignment, "endDateTime", end.toString(), "justification", word);
        if (answer.status() == 422) {
            // It comes late, since the instance was away.
            answer.names("endDateTime");
            take(world.admin(), "remove-access", assignment);
            return;
        }
        answer.ok();
        ledger.answered("assignment.changed");
        ledger.owe("assignment.expired");
        ledger.fact(answer.id(), "SELECT string_agg(id::text, ' ') FROM assignment_request WHERE justification = ?", word);
        awaiting().until(() -> !line.untilAnswered(() -> guest.get("my-access")).<String>each("assignmentId").contains(assignment));
    }

    /** An organization comes, has a sponsor, loses them, and goes. */
    private void befriend() {
        var word = ledger.word();
        var organization = change(world.admin(), word, "add-organization", "displayName", word, "description", word,
                "identitySources", List.of(JsonBody.of("domain", word + ".example"))).ok().id();
        ledger.answered("organization.added");
        ledger.fact(organization, "SELECT string_agg(id::text, ' ') FROM organization WHERE description = ?", word);
        var omar = JsonBody.of("organizationId", organization, "kind", "internal", "person", JsonBody.person(Given.OMAR));
        change(world.admin(), ledger.word(), "add-sponsor", omar).ok();
        ledger.answered("sponsor.added");
        ledger.fact("1", "SELECT count(*) FROM sponsor WHERE organization_id = ?::uuid", organization);
        change(world.admin(), ledger.word(), "remove-sponsor", omar).ok();
        ledger.answered("sponsor.removed");
        ledger.fact("0", "SELECT count(*) FROM sponsor WHERE organization_id = ?::uuid AND removed_at IS NULL", organization);
        change(world.admin(), ledger.word(), "remove-organization", "id", organization, "assignments", "keep").ok();
        ledger.answered("organization.removed");
        ledger.fact("t", "SELECT removed_at IS NOT NULL FROM organization WHERE id = ?::uuid", organization);
    }

    private Answer change(Client caller, String key, String function, Object... body) {
        return change(caller, key, function, JsonBody.of(body));
    }

    private Answer change(Client caller, String key, String function, Map<String, Object> body) {
        return line.untilAnswered(() -> caller.withKey(key).post(function, body));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static ConditionFactory awaiting() {
        return Awaitility.await().pollInSameThread().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(POLL);
    }
}
