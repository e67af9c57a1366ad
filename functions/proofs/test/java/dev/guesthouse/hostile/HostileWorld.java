package dev.guesthouse.hostile;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Database;
import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Catalog;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.PolicyBody;
import dev.guesthouse.test.SettableClock;
import dev.guesthouse.test.Surroundings;

/**
 * A small instance that never runs out: of whatever a call may use up, change or delete there is another one as soon as the
 * last is gone. What carries the rest (those who call, their organizations, one catalog) is nobody's to delete here.
 */
final class HostileWorld {

    static final String AMIR = "amir@adatum.example";
    static final String QUINN = "quinn@fabrikam.example";
    static final String MIA = "mia@home.example";
    static final String EVE = "eve@elsewhere.example";
    static final String MACHINE = "a machine";
    static final String NOBODY = "nobody";
    static final Instant LATER = SettableClock.START.plus(Duration.ofDays(40));

    private static final Map<String, Object> QUESTION = JsonBody.of("text", JsonBody.of("en", "Contract number"), "kind", "text", "pattern", "C-[0-9]{4}", "required", true);

    private static final String OF_PIA = "r.requestor_id = (SELECT id FROM person WHERE email = '" + PIA + "')";

    /** Whose sessions the calls come in; {@link #MACHINE} is a token for all that machines may do. */
    final Map<String, Client> callers = new LinkedHashMap<>();
    private final Given given;
    private final Driver guesthouse;
    private final Mails mails;
    private final Database database;
    private final Random random;
    private final Organization fabrikam;
    private final Catalog catalog;
    private int number;

    HostileWorld(Given given, Driver guesthouse, Mails mails, Database database, Random random) {
        this.given = given;
        this.guesthouse = guesthouse;
        this.mails = mails;
        this.database = database;
        this.random = random;
        fabrikam = given.fabrikam();
        var adatum = given.organization("Adatum", "adatum.example");
        given.guest(AMIR, "Amir Aziz");
        given.sponsor(adatum, "external", AMIR);
        given.member(MIA, "Mia Lind");
        catalog = given.catalog("Projects");
        for (var email : List.of(Surroundings.ADMINISTRATOR, SANA, OMAR, PIA, QUINN, MIA, AMIR, EVE)) {
            callers.put(email, given.caller(email));
        }
        given.delivered(PIA, openPackage());
        // Who has lost their last access is to be deleted some day (GST-02).
        given.admin().post("change-person", "person", JsonBody.person(PIA), "governed", false).ok();
        callers.put(MACHINE, guesthouse.bearer(null, given.admin().post("add-machine-token", "name", "All that machines may do", "functions",
                Arrays.stream(FunctionTable.values()).filter(function -> function.who.admitsMachines()).map(FunctionTable::functionName).toList(),
                "expiresDateTime", LATER.toString()).ok().text("token")));
        callers.put(NOBODY, guesthouse.nobody());
        callers.put("a bad token", guesthouse.bearer(null, "guesthouse_session_x"));
    }

    /** A name that nothing has yet. */
    String name() {
        return "Thing %d".formatted(++number);
    }

    /** An address that nobody has yet, at a domain. */
    String address(String domain) {
        return "person%d@%s".formatted(++number, domain);
    }

    /** A domain that nobody claims. */
    String domain() {
        return "domain%d.example".formatted(++number);
    }

    String fabrikam() {
        return fabrikam.id();
    }

    String catalog() {
        return catalog.id();
    }

    String team() {
        return catalog.team();
    }

    /** An organization that may go. */
    String spareOrganization() {
        return one("SELECT id FROM organization WHERE removed_at IS NULL AND display_name NOT IN ('Fabrikam', 'Adatum')",
                () -> given.organization(name(), domain()));
    }

    /** A member or guest who may be changed, blocked and erased. */
    String sparePerson() {
        return one("SELECT email FROM person WHERE state <> 'deleted' AND email LIKE 'person%'", () -> {
            given.member(address("home.example"), name());
            given.guest(address("fabrikam.example"), name());
        });
    }

    /** Who can be made an administrator. */
    String spareMember() {
        return one("SELECT email FROM person WHERE state IN ('invited', 'active') AND kind = 'member' AND email LIKE 'person%'",
                () -> given.member(address("home.example"), name()));
    }

    /** A guest of Fabrikam. */
    String spareGuest() {
        return one("SELECT email FROM person WHERE state IN ('invited', 'active') AND kind = 'guest' AND email LIKE 'person%@fabrikam.example'",
                () -> given.guest(address("fabrikam.example"), name()));
    }

    String spareCatalog() {
        return one("SELECT id FROM catalog c WHERE removed_at IS NULL AND display_name <> 'Projects'"
                + " AND NOT EXISTS (SELECT 1 FROM access_package p WHERE p.catalog_id = c.id AND p.removed_at IS NULL)", () -> given.catalog(name()));
    }

    /** A connector of which nothing is offered anywhere. */
    String spareConnector() {
        return one("SELECT id FROM connector c WHERE removed_at IS NULL AND kind <> 'local'"
                + " AND NOT EXISTS (SELECT 1 FROM resource r WHERE r.connector_id = c.id)", () -> given.admin().post("add-connector", "kind", "webhook", "name", name(),
                        "address", "https://crm.example/hook", "credentials", Map.of("secret", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")).ok());
    }

    /** What the brake holds, at the word of nobody; nothing any more. */
    String brake() {
        return one("SELECT id FROM brake", () -> {
            database.run("INSERT INTO brake (id, connector_id, cause, hit, members, held_at) SELECT gen_random_uuid(), id, 'accessEnded', 20, 20, now() FROM connector WHERE kind = 'local'");
            return null;
        });
    }

    /** A resource that no package uses. */
    String spareResource() {
        return one("SELECT id FROM catalog_resource r WHERE removed_at IS NULL"
                + " AND NOT EXISTS (SELECT 1 FROM access_package_role p WHERE p.catalog_resource_id = r.id)", () -> given.catalog(name()));
    }

    /** A package that nobody has or asks for. */
    String sparePackage() {
        return one("SELECT id FROM access_package p WHERE removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM assignment_request r WHERE r.access_package_id = p.id)",
                () -> given.accessPackage(catalog, name()));
    }

    /** Whether all that carries the rest is there and as it was: a call that guesses an id can take it away, or Pia's domain from it. */
    boolean stands() {
        return database.count("SELECT (SELECT count(*) FROM organization WHERE id = ?::uuid AND id = organization_of_domain('eu.fabrikam.example') AND state = 'configured')"
                + " + (SELECT count(*) FROM catalog WHERE id = ?::uuid AND removed_at IS NULL AND enabled AND enabled_for_external_users)", fabrikam.id(), catalog.id()) == 2
                && List.of(Surroundings.ADMINISTRATOR, SANA, OMAR, PIA).stream().allMatch(email -> callers.get(email).get("whoami").status() == 200);
    }

    /** A policy under which nobody asks. */
    String sparePolicy() {
        return one("SELECT q.id FROM policy q JOIN access_package p ON p.id = q.access_package_id AND p.removed_at IS NULL WHERE q.removed_at IS NULL"
                + " AND NOT EXISTS (SELECT 1 FROM assignment_request r WHERE r.access_package_id = p.id)", this::openPackage);
    }

    String spareToken() {
        return one("SELECT id FROM machine_token WHERE ended_at IS NULL AND display_name = 'Cron for people'", () -> given.machine("people"));
    }

    /** A ticket and its code. */
    Map<String, Object> code() {
        var address = address("elsewhere.example");
        var ticket = guesthouse.nobody().post("send-code", "email", address).ok().text("ticket");
        return JsonBody.of("ticket", ticket, "code", mails.to(address).code());
    }

    /** Another caller, whose session may end; the name to find it by. */
    String passerBy() {
        callers.put("a passer-by", given.another(address("elsewhere.example")));
        return "a passer-by";
    }

    /** A message that can be sent again. */
    String message() {
        return one("SELECT id FROM message WHERE state = 'sent' AND kind <> 'signInCode'", this::pendingRequest);
    }

    /** A package that Pia can ask for now. */
    String packageToAskFor() {
        return one("SELECT p.id FROM access_package p JOIN policy q ON q.access_package_id = p.id WHERE p.removed_at IS NULL"
                + " AND q.removed_at IS NULL AND p.display_name LIKE 'Open %'"
                + " AND NOT EXISTS (SELECT 1 FROM assignment_request r WHERE r.access_package_id = p.id)", this::openPackage);
    }

    /** A package that Pia can ask for, with a question, and for which Sana's approval is needed. */
    AccessPackage guardedPackage() {
        nobodyAskedToday();
        var made = given.accessPackage(catalog, name());
        given.saved(policy(made).forOrganizations(fabrikam).with("questions", List.of(QUESTION)));
        return made;
    }

    /** A package that Pia gets for the asking, for a window of her choice, and can extend. */
    AccessPackage openPackage() {
        nobodyAskedToday();
        var made = given.accessPackage(catalog, "Open " + name());
        given.saved(openPolicy(made));
        return made;
    }

    /** What Pia may ask for in a day does not run out either (MSG-05). */
    private void nobodyAskedToday() {
        database.run("UPDATE assignment_request SET created_at = created_at - interval '1 day' WHERE created_at > ?", SettableClock.START.minus(Duration.ofDays(1)));
    }

    private PolicyBody openPolicy(AccessPackage made) {
        return policy(made).forOrganizations(fabrikam).withoutApproval().with("extension", JsonBody.of("allowed", true))
                .with("expiration", JsonBody.of("kind", "afterDuration", "duration", "P90D", "requestorMayChoose", true));
    }

    /** A policy for direct assignment, by its id. */
    String directPolicy() {
        return one("SELECT q.id FROM policy q JOIN access_package p ON p.id = q.access_package_id AND p.removed_at IS NULL"
                + " WHERE q.removed_at IS NULL AND q.display_name = 'Direct'",
                () -> given.saved(policy(given.accessPackage(catalog, name())).named("Direct").scope("nobody").withoutApproval()));
    }

    /** The package of a policy. */
    String packageOf(String policy) {
        return database.value("SELECT access_package_id FROM policy WHERE id = ?::uuid", policy);
    }

    /** A request of Pia's that Sana can decide. */
    String pendingRequest() {
        return one("SELECT r.id FROM assignment_request r WHERE r.state = 'pendingApproval' AND " + OF_PIA, () -> ask(guardedPackage()));
    }

    /** A request of Pia's of which nothing could be delivered. */
    String failedRequest() {
        return one("SELECT r.id FROM assignment_request r JOIN assignment a ON a.request_id = r.id AND a.ended_at IS NULL WHERE r.state = 'deliveryFailed'", () -> {
            var access = given.delivered(PIA, openPackage());
            database.run("UPDATE assignment_request SET state = 'deliveryFailed' WHERE id = (SELECT request_id FROM assignment WHERE id = ?::uuid)", access);
            database.run("UPDATE assignment SET state = 'deliveryFailed' WHERE id = ?::uuid", access);
        });
    }

    /** A live assignment of Pia's that she can extend: it ends before what its policy gives from now on. */
    String extensible() {
        var access = assignment();
        database.run("UPDATE assignment SET end_at = ?, shortened_from = NULL WHERE id = ?::uuid", LATER, access);
        return access;
    }

    /** A live assignment of Pia's about which nothing is being asked. */
    String assignment() {
        return one("SELECT a.id FROM assignment a JOIN assignment_request r ON r.id = a.request_id WHERE a.ended_at IS NULL AND " + OF_PIA
                + " AND NOT EXISTS (SELECT 1 FROM assignment_request o WHERE o.access_package_id = a.access_package_id AND o.requestor_id = r.requestor_id"
                + " AND o.completed_at IS NULL)", () -> given.delivered(PIA, openPackage()));
    }

    /** A role of Pia's in the local directory. */
    String grant() {
        return one("SELECT g.id FROM role_grant g JOIN person p ON p.id = g.person_id WHERE p.email = '%s'".formatted(PIA), () -> given.delivered(PIA, openPackage()));
    }

    private void ask(AccessPackage wanted) {
        var question = database.value("SELECT q.question_id FROM policy_question q JOIN policy_version v ON v.id = q.policy_version_id"
                + " JOIN policy p ON p.id = v.policy_id WHERE p.access_package_id = ?::uuid", wanted.id());
        given.caller(PIA).post("submit-request", "packageId", wanted.id(), "justification", "The new line opens in May", "answers",
                List.of(JsonBody.of("questionId", question, "value", "C-1234"))).ok();
    }

    /** Any id of anything, there or removed. */
    String anyId() {
        var tables = List.of("organization", "catalog", "catalog_resource", "access_package", "policy", "assignment_request", "assignment", "message",
                "machine_token", "session", "audit_event", "role_grant", "request_stage");
        var found = database.column("SELECT id FROM " + tables.get(random.nextInt(tables.size())) + " ORDER BY id DESC LIMIT 20");
        return found.isEmpty() ? fabrikam.id() : found.get(random.nextInt(found.size()));
    }

    private String one(String sql, Supplier<?> more) {
        var found = database.column(sql);
        if (found.isEmpty()) {
            more.get();
            found = database.column(sql);
        }
        return found.get(random.nextInt(found.size()));
    }

    private String one(String sql, Runnable more) {
        return one(sql, () -> {
            more.run();
            return null;
        });
    }
}
