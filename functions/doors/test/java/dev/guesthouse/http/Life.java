package dev.guesthouse.http;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.of;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.JsonBody.with;
import static dev.guesthouse.test.Surroundings.ADMINISTRATOR;

import java.time.Duration;
import java.util.List;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.test.Database;
import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.SettableClock;

/** The life of an instance in which every function is called and answers, and the ways in which they commonly refuse. */
final class Life {

    private static final String QUINN = "quinn@fabrikam.example";
    static final String MIA = "mia@home.example";
    /** Before access would end. */
    private static final String SOON = SettableClock.START.plus(Duration.ofDays(20)).toString();
    static final String LATER = SettableClock.START.plus(Duration.ofDays(40)).toString();

    private final Given given;
    private final Driver guesthouse;
    private final Mails mails;
    private final Database database;
    private final Calls calls;

    Life(Given given, Driver guesthouse, Mails mails, Database database, Calls calls) {
        this.given = given;
        this.guesthouse = guesthouse;
        this.mails = mails;
        this.database = database;
        this.calls = calls;
    }

    void live() {
        people();
        var offers = new Offers(calls);
        var fabrikam = offers.organization();
        var atlas = offers.accessPackage(offers.catalog(), fabrikam);
        requests(fabrikam, atlas);
        access(atlas);
        direct(atlas);
        jobs();
        signIn();
        farewell(fabrikam);
    }

    private void people() {
        var omar = of("email", OMAR, "displayName", "Omar Haddad");
        calls.once(FunctionTable.ADD_MEMBER, omar, "omar");
        calls.once(FunctionTable.ADD_MEMBER, omar, "omar");
        calls.once(FunctionTable.ADD_MEMBER, with(omar, "displayName", "Another"), "omar");
        calls.once(FunctionTable.ADD_MEMBER, omar, "no key");
        calls.admin(FunctionTable.ADD_MEMBER, omar);
        calls.admin(FunctionTable.ADD_MEMBER, of("email", MIA, "displayName", "Mia Lind", "manager", person(OMAR)));
        calls.admin(FunctionTable.ADD_MEMBER, of("email", "nobody", "displayName", " "));
        calls.admin(FunctionTable.INVITE_GUEST, of("email", SANA, "displayName", "Sana Malik", "sendMessage", true));
        calls.admin(FunctionTable.PEOPLE, of("kind", "member", "search", "m", "limit", "1"));
        calls.admin(FunctionTable.PERSON, of("email", SANA));
        calls.admin(FunctionTable.CHANGE_PERSON, of("person", person(MIA), "displayName", "Mia Lindh", "language", "de"));
        calls.admin(FunctionTable.BLOCK_PERSON, of("person", person(MIA), "justification", "They left"));
        calls.admin(FunctionTable.UNBLOCK_PERSON, of("person", person(MIA), "justification", "They came back"));
        var role = of("person", person(MIA), "role", "administrator");
        calls.once(FunctionTable.GRANT_ROLE, role, "risen");
        calls.once(FunctionTable.GRANT_ROLE, role, "risen");
        calls.admin(FunctionTable.GRANT_ROLE, with(role, "person", person(SANA)));
        calls.admin(FunctionTable.REVOKE_ROLE, role);
        calls.admin(FunctionTable.REVOKE_ROLE, with(role, "person", person(ADMINISTRATOR)));
        calls.admin(FunctionTable.EXPORT_PERSON, of("person", person(MIA)));
    }

    private void requests(String fabrikam, String atlas) {
        calls.as(PIA, FunctionTable.AVAILABLE_PACKAGES, of("search", "At"));
        calls.admin(FunctionTable.EXPLAIN, of("person", QUINN, "packageId", atlas));
        calls.as(PIA, FunctionTable.AVAILABLE_PACKAGE, of("id", atlas));
        var asking = of("packageId", atlas, "justification", "The new line opens in May");
        var request = calls.call(given.pia(), FunctionTable.SUBMIT_REQUEST, asking, "asked").text("id");
        calls.call(given.pia(), FunctionTable.SUBMIT_REQUEST, asking, "asked");
        calls.as(PIA, FunctionTable.SUBMIT_REQUEST, asking);
        calls.as(PIA, FunctionTable.MY_REQUESTS, of("state", "pendingApproval"));
        calls.as(PIA, FunctionTable.APPROVE_REQUEST, of("requestId", request));
        calls.as(OMAR, FunctionTable.REQUEST, of("id", request));
        calls.as(PIA, FunctionTable.REQUEST, of("id", request));
        calls.admin(FunctionTable.REQUESTS, of("packageId", atlas, "person", PIA));
        calls.admin(FunctionTable.REASSIGN_STAGE, of("requestId", request, "approvers", List.of(person(SANA)), "justification", "Stuck"));
        calls.as(SANA, FunctionTable.PENDING_APPROVALS, of());
        calls.as(SANA, FunctionTable.APPROVAL, of("requestId", request));
        calls.as(SANA, FunctionTable.APPROVE_REQUEST, of("requestId", request, "justification", "Welcome"));
        calls.as(SANA, FunctionTable.APPROVE_REQUEST, of("requestId", request, "justification", "Welcome"));
        var canceled = calls.as(QUINN, FunctionTable.SUBMIT_REQUEST, asking).text("id");
        calls.as(QUINN, FunctionTable.CANCEL_REQUEST, of("requestId", canceled));
        var denied = calls.as(QUINN, FunctionTable.SUBMIT_REQUEST, asking).text("id");
        calls.as(SANA, FunctionTable.DENY_REQUEST, of("requestId", denied, "justification", "No"));
        var forOthers = of("packageId", atlas, "justification", "They test the pumps", "people", List.of(person("zoe@fabrikam.example"), person("nobody")));
        calls.call(given.sana(), FunctionTable.SUBMIT_REQUESTS, forOthers, "for-others");
        calls.call(given.sana(), FunctionTable.SUBMIT_REQUESTS, forOthers, "for-others");
        calls.as(SANA, FunctionTable.MY_ORGANIZATION, of());
        calls.admin(FunctionTable.ASSIGNMENTS, of("packageId", atlas, "organizationId", fabrikam, "limit", "1"));
    }

    private void access(String atlas) {
        var access = calls.as(PIA, FunctionTable.MY_ACCESS, of()).body().at("/items/0/assignmentId").asText();
        calls.as(PIA, FunctionTable.CHECK_ACCESS, of("connector", "local", "originId", "team-Projects", "role", "member"));
        calls.admin(FunctionTable.CHANGE_ACCESS, of("assignmentId", access, "endDateTime", SOON, "justification", "Earlier"));
        database.run("UPDATE assignment_request SET state = 'deliveryFailed' WHERE id = (SELECT request_id FROM assignment WHERE id = ?::uuid)", access);
        database.run("UPDATE assignment SET state = 'deliveryFailed' WHERE id = ?::uuid", access);
        var request = database.value("SELECT request_id FROM assignment WHERE id = ?::uuid", access);
        calls.admin(FunctionTable.REPROCESS_REQUEST, of("requestId", request));
        calls.admin(FunctionTable.DELIVERIES, of("person", PIA, "state", "delivered", "connector", "local"));
        database.run("UPDATE role_grant SET next_try_at = null WHERE wanted = held");
        calls.admin(FunctionTable.RETRY_DELIVERY, of("id", database.value("SELECT id FROM role_grant ORDER BY id LIMIT 1")));
        database.run("INSERT INTO brake (id, connector_id, cause, hit, members, held_at) SELECT uuid_v7(), id, 'accessEnded', 20, 40, now() FROM connector WHERE kind = 'local'");
        calls.admin(FunctionTable.RELEASE_BRAKE, of("id", database.value("SELECT id FROM brake"), "justification", "The project is over"));
        calls.as(PIA, FunctionTable.EXTEND_ACCESS, of("assignmentId", access, "justification", "It goes on"));
        calls.admin(FunctionTable.MESSAGES, of("recipient", PIA));
        calls.admin(FunctionTable.RESEND_MESSAGE, of("id", database.value("SELECT id FROM message WHERE state = 'sent' AND kind <> 'signInCode' ORDER BY id LIMIT 1")));
        calls.as(PIA, FunctionTable.GIVE_BACK_ACCESS, of("assignmentId", access));
        calls.as(PIA, FunctionTable.GIVE_BACK_ACCESS, of("assignmentId", access));
    }

    private void direct(String atlas) {
        var giving = of("packageId", atlas, "policyId", database.value("SELECT id FROM policy WHERE display_name = 'Direct' AND removed_at IS NULL"));
        var sana = calls.admin(FunctionTable.ASSIGN_ACCESS, with(giving, "person", person(SANA))).text("assignmentId");
        calls.as(SANA, FunctionTable.END_ACCESS, of("assignmentId", sana, "justification", "Not needed"));
        var omar = calls.admin(FunctionTable.ASSIGN_ACCESS, with(giving, "person", person(OMAR))).text("assignmentId");
        calls.admin(FunctionTable.REMOVE_ACCESS, of("assignmentId", omar, "justification", "Over"));
        calls.admin(FunctionTable.ASSIGN_ACCESS, with(giving, "person", person(OMAR)));
        calls.admin(FunctionTable.END_ASSIGNMENTS, of("packageId", atlas));
        calls.admin(FunctionTable.END_ASSIGNMENTS, of("packageId", atlas, "expected", 1, "justification", "Over"));
    }

    private void jobs() {
        for (var job : List.of(FunctionTable.EXPIRE_ASSIGNMENTS, FunctionTable.TIME_OUT_REQUESTS, FunctionTable.START_SCHEDULED, FunctionTable.SEND_REMINDERS,
                FunctionTable.END_GUESTS, FunctionTable.PURGE, FunctionTable.DELIVER, FunctionTable.SEND_MESSAGES, FunctionTable.COUNT_ACCESS, FunctionTable.RECONCILE, FunctionTable.TICK)) {
            var machine = given.machine(job.functionName());
            calls.call(machine, job, of(), "job");
            calls.call(machine, job, of("limit", 0), null);
        }
    }

    private void signIn() {
        var stranger = guesthouse.nobody();
        calls.call(stranger, FunctionTable.INSTANCE, of(), null);
        var ticket = calls.call(stranger, FunctionTable.SEND_CODE, of("email", MIA), null).text("ticket");
        calls.call(stranger, FunctionTable.REDEEM_CODE, of("ticket", ticket, "code", "000000"), null);
        var code = mails.await(MIA, 1, "code").get(0).code();
        var mia = guesthouse.bearer(MIA, calls.call(stranger, FunctionTable.REDEEM_CODE, of("ticket", ticket, "code", code), null).text("token"));
        calls.call(mia, FunctionTable.WHOAMI, of(), null);
        calls.call(mia, FunctionTable.CHANGE_MY_LANGUAGE, of("language", "en"), null);
        calls.call(mia, FunctionTable.SIGN_OUT, of(), "leaving");
        calls.call(mia, FunctionTable.SIGN_OUT, of(), "leaving");
        var token = of("name", "Cron", "functions", List.of("tick"), "expiresDateTime", LATER);
        calls.once(FunctionTable.ADD_MACHINE_TOKEN, token, "cron");
        var second = calls.call(given.admin(), FunctionTable.ADD_MACHINE_TOKEN, with(token, "name", "Cron 2"), "cron").body().at("/machineToken/id").asText();
        calls.admin(FunctionTable.MACHINE_TOKENS, of());
        calls.admin(FunctionTable.END_MACHINE_TOKEN, of("id", second));
    }

    private void farewell(String fabrikam) {
        calls.admin(FunctionTable.ERASE_PERSON, of("person", person(QUINN)));
        calls.admin(FunctionTable.REMOVE_ORGANIZATION, of("id", fabrikam, "assignments", "end"));
        calls.admin(FunctionTable.EVENTS, of("action", "organization.removed"));
        calls.admin(FunctionTable.EVENTS, of("limit", "200"));
        calls.admin(FunctionTable.SERIES, of());
        calls.admin(FunctionTable.SERIES, of("name", "access"));
    }
}
