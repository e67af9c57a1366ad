package dev.guesthouse.rules.people;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.person.Person;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Surroundings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ErasePersonTest extends GuesthouseTest {

    private static final String BERTA = "berta@home.example";
    private static final String BEN = "ben@fabrikam.example";
    private static final String RENAMED = "renamed@eu.fabrikam.example";

    @Test
    @DisplayName("GST-05 the export holds requests, decisions, access, accounts, messages and events of a person, and no secret")
    void export() {
        given.byCode(PIA);
        var pia = withAccess();
        var all = export(PIA).ok();
        assertThat(all.text("person.id"), is(pia));
        assertThat(all.json("requests.justification"), contains("The new line opens in May"));
        assertThat(all.json("assignments.packageName"), contains("Atlas"));
        assertThat(all.json("accounts"), hasSize(1));
        assertThat(all.json("sessions"), hasSize(1));
        assertThat(all.json("messages.kind"), hasItems("signInCode", "accessGiven"));
        assertThat(all.json("events.action"), hasItems("person.added", "request.submitted", "request.approved", "assignment.given", "guest.created"));
        assertThat(all.body(), not(containsString(given.pia().token())));
        assertThat(export(SANA).ok().json("decisions.justification"), contains("I know her"));
        assertThat(given.admin().get("events", "action", "person.exported").items(), hasSize(2));
        given.sana().post("export-person", "person", person(PIA)).refused(403, "forbidden");
        given.admin().post("export-person").names("person");
    }

    @Test
    @DisplayName("GST-05 who is erased has nothing any more, and nothing of them can be read anywhere")
    void erase() {
        var pia = withAccess();
        var session = given.pia();
        database.run("UPDATE person SET display_name = 'Pia Königsberg' WHERE id = ?::uuid", pia);
        given.admin().withKey("k").post("change-person", "person", person(PIA), "displayName", "Pia Königsberg").ok();
        given.admin().post("erase-person", "person", person(PIA)).ok();

        session.get("whoami").refused(401, "unauthenticated");
        given.admin().get("person", "id", pia).refused(404, "not-found");
        assertThat(database.value("SELECT state FROM person WHERE id = ?::uuid", pia), is("deleted"));
        assertThat(database.value("SELECT state FROM assignment WHERE person_id = ?::uuid", pia), is("expired"));
        eventually(() -> database.column("SELECT external_id FROM local_account"), is(empty()));
        eventually(() -> database.column("SELECT origin_id FROM local_membership"), is(empty()));
        for (var typed : List.of(PIA, "Königsberg", "The new line opens in May", "I know her")) {
            assertThat(everywhere(typed), is(empty()));
        }
        assertThat("the history stays", given.admin().get("requests").<String>each("state"), contains("delivered"));
    }

    @Test
    @DisplayName("GST-05 answers to a policy's questions are exported, and erased with everything else")
    void answers() {
        var fabrikam = given.fabrikam();
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        var question = given.admin().post("add-policy", policy(atlas).forOrganizations(fabrikam).with("questions",
                List.of(JsonBody.of("text", JsonBody.of("en", "Your badge?"), "kind", "text", "required", true))).json()).ok().text("questions[0].id");
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", "The new line", "answers",
                List.of(JsonBody.of("questionId", question, "value", "badge 4711"))).ok();
        assertThat(export(PIA).ok().body(), containsString("badge 4711"));
        given.admin().post("erase-person", "person", person(PIA)).ok();
        assertThat(everywhere("badge 4711"), is(empty()));
    }

    @Test
    @DisplayName("GST-05 IDY-06 what is kept under an address that somebody had before is exported, and erased wherever it stands, and no other that it is a part of")
    void formerAddress() {
        var atlas = given.atlasFor(given.fabrikam());
        given.guest(PIA, "Pia");
        askForCode(PIA);
        given.admin().withKey("k").post("change-person", "person", person(PIA), "email", RENAMED).ok();
        // Who knows no better writes there still, and names it.
        askForCode(PIA);
        given.caller(BEN).withKey("k").post("submit-request", "packageId", atlas.id(), "justification", "As Pia@EU.fabrikam.example has, or x" + PIA + "?").ok();
        assertThat(export(RENAMED).ok().json("formerAddresses"), contains(PIA));
        assertThat(export(RENAMED).json("messages.recipient"), hasItem(PIA));

        given.admin().post("erase-person", "person", person(RENAMED)).ok();
        assertThat(everywhere(RENAMED), is(empty()));
        assertThat(everywhere("Pia@EU"), is(empty()));
        assertThat(everywhere(PIA), is(List.of("assignment_request")));
        assertThat(database.value("SELECT justification FROM assignment_request"), is("As … has, or x" + PIA + "?"));
    }

    @Test
    @DisplayName("GST-05 IDY-06 whoever has that address now keeps what is theirs")
    void addressOfAnother() {
        given.guest(PIA, "Pia");
        askForCode(PIA);
        given.admin().post("change-person", "person", person(PIA), "email", RENAMED).ok();
        clock.advance(Duration.ofMinutes(1));
        var another = given.guest(PIA, "Another Pia");
        askForCode(PIA);
        given.admin().post("erase-person", "person", person(RENAMED)).ok();
        assertThat(database.count("SELECT count(*) FROM sign_in_code WHERE email = ?", PIA), is(1L));
        assertThat(database.count("SELECT count(*) FROM message WHERE recipient = ?", PIA), is(1L));
        assertThat(given.admin().get("events", "subject", another, "action", "guest.invited").items().get(0).toString(), containsString(PIA));
    }

    @Test
    @DisplayName("GST-05 what is being written at the same moment is waited for, and what comes later waits and finds nobody")
    void atTheSameMoment() {
        given.guest(PIA, "Pia");
        var admin = given.admin();
        var pia = given.pia();
        var calls = QuarkusTransaction.requiringNew().call(() -> {
            // Where codes to one address are counted one after the other.
            database.column("SELECT pg_advisory_xact_lock(hashtextextended('email ' || ?, 0))", PIA);
            var begun = AtOnce.begun(() -> guesthouse.nobody().post("send-code", "email", PIA));
            eventually(this::waiting, is(1L));
            var erased = AtOnce.begun(() -> admin.post("erase-person", "person", person(PIA)));
            eventually(this::waiting, is(2L));
            var later = AtOnce.begun(() -> admin.withKey("k").post("change-person", "person", person(PIA), "displayName", "Pia K."));
            eventually(this::waiting, is(3L));
            var own = AtOnce.begun(() -> pia.post("sign-out"));
            eventually(this::waiting, is(4L));
            return List.of(begun, erased, later, own);
        });
        calls.get(0).join().ok();
        calls.get(1).join().ok();
        calls.get(2).join().names("person");
        calls.get(3).join().refused(401, "unauthenticated");
        database.awaitQuiet();
        assertThat(everywhere(PIA), is(empty()));
    }

    @Test
    @DisplayName("GST-05 a guest who was deleted can still be exported and erased, and one who came back is erased with all that they were before")
    void deletedBefore() {
        given.guest(PIA, "Pia Königsberg");
        database.run("UPDATE person SET state = 'deleted' WHERE email = ?", PIA);
        assertThat(export(PIA).ok().text("person.displayName"), is("Pia Königsberg"));
        guesthouse.signIn(PIA);
        given.admin().post("erase-person", "person", person(PIA)).ok();
        assertThat(everywhere(PIA), is(empty()));
        assertThat(everywhere("Königsberg"), is(empty()));
        var gone = given.guest(BEN, "Ben");
        database.run("UPDATE person SET state = 'deleted' WHERE id = ?::uuid", gone);
        given.admin().post("erase-person", "person", Map.of("id", gone)).ok();
        assertThat(everywhere(BEN), is(empty()));
        given.admin().post("erase-person", "person", Map.of("id", gone)).names("person");
    }

    @Test
    @DisplayName("GST-05 an administrator who erases themselves leaves nothing personal behind, of that call neither")
    void themselves() {
        var berta = given.member(BERTA, "Berta");
        given.admin().post("grant-role", "person", person(BERTA), "role", "administrator").ok();
        given.caller(BERTA).withKey("k").post("erase-person", "person", person(BERTA)).ok();
        assertThat(database.count("SELECT count(*) FROM audit_personal p JOIN audit_event e ON e.id = p.event_id WHERE e.actor_id = ?::uuid", berta), is(0L));
        assertThat(database.count("SELECT count(*) FROM idempotency_key WHERE caller_id = ?::uuid", berta), is(0L));
    }

    @Test
    @DisplayName("GST-05 open requests are canceled, and stages that waited for this person alone ask their fallbacks")
    void openRequests() {
        var atlas = given.atlasFor(given.fabrikam());
        var request = given.request(PIA, atlas);
        given.admin().post("erase-person", "person", person(SANA)).ok();
        mails.to(OMAR, "asks for Atlas");
        given.admin().post("erase-person", "person", person(PIA)).ok();
        assertThat(given.admin().get("request", "id", request).ok().text("state"), is("canceled"));
        given.omar().post("approve-request", "requestId", request, "justification", "Yes").refused(409, "not-pending");
    }

    @Test
    @DisplayName("GST-05 audit events stay as they were, with the commitments to what was erased")
    void auditStays() {
        withAccess();
        var events = "SELECT id || action || coalesce(before::text, '') || coalesce(after::text, '') || coalesce(encode(personal_commitment, 'hex'), '')"
                + " FROM audit_event ORDER BY id";
        var before = database.column(events);
        given.admin().post("erase-person", "person", person(PIA)).ok();
        var after = database.column(events);
        before.forEach(event -> assertThat(after, hasItem(event)));
        assertThat("commitments of everything that is left hold", database.column("""
                SELECT e.id FROM audit_event e JOIN audit_personal p ON p.event_id = e.id
                WHERE e.personal_commitment <> sha256(p.salt || convert_to(p.personal, 'UTF8'))"""), is(empty()));
    }

    @Test
    @DisplayName("GST-05 the last administrator cannot be erased, and of two who erase each other at once one stays")
    void lastAdministrator() {
        given.admin().post("erase-person", "person", person(Surroundings.ADMINISTRATOR)).refused(409, "last-administrator");
        given.member(BERTA, "Berta");
        given.admin().post("grant-role", "person", person(BERTA), "role", "administrator").ok();
        var admin = given.admin();
        var berta = given.caller(BERTA);
        var answers = AtOnce.<Answer>all(List.of(() -> admin.post("erase-person", "person", person(BERTA)),
                () -> berta.post("erase-person", "person", person(Surroundings.ADMINISTRATOR))));
        assertThat(answers.stream().filter(answer -> answer.status() == 204).count(), is(1L));
        assertThat(database.count("SELECT count(*) FROM role_assignment WHERE role = 'administrator'"), is(1L));
    }

    @Test
    @DisplayName("GST-05 a change that waited while somebody's manager was erased does not bring the manager back")
    void managerErasedMeanwhile() {
        given.member(BERTA, "Berta");
        given.member(OMAR, "Omar Haddad");
        given.admin().post("change-person", "person", person(OMAR), "manager", person(BERTA)).ok();
        var admin = given.admin();
        var calls = QuarkusTransaction.requiringNew().call(() -> {
            Person.lockedByEmail(EmailAddress.kept(OMAR));
            var erased = AtOnce.begun(() -> admin.post("erase-person", "person", person(BERTA)));
            eventually(this::waiting, is(1L));
            var changed = AtOnce.begun(() -> admin.post("change-person", "person", person(OMAR), "displayName", "Omar H."));
            eventually(this::waiting, is(2L));
            return List.of(erased, changed);
        });
        calls.forEach(call -> call.join().ok());
        assertThat(database.value("SELECT display_name FROM person WHERE email = ?", OMAR), is("Omar H."));
        assertThat(database.value("SELECT manager_id FROM person WHERE email = ?", OMAR), is(nullValue()));
    }

    @Test
    @DisplayName("GST-05 erasing twice is refused, and whoever comes with the address again is somebody new")
    void again() {
        var pia = withAccess();
        var answers = AtOnce.<Answer>times(2, () -> given.admin().post("erase-person", "person", person(PIA)));
        assertThat(answers.stream().filter(answer -> answer.status() == 204).count(), is(1L));
        given.admin().post("erase-person", "person", person(PIA)).names("person");
        assertThat(guesthouse.signIn(PIA).get("whoami").ok().text("person.id"), is(not(pia)));
    }

    /** That Pia has Atlas, delivered; answers her id. */
    private String withAccess() {
        var atlas = given.atlasFor(given.fabrikam());
        var request = given.request(PIA, atlas);
        given.sana().post("approve-request", "requestId", request, "justification", "I know her").ok();
        mails.to(PIA, "You have Atlas");
        eventually(() -> given.admin().get("request", "id", request).text("state"), is("delivered"));
        return given.admin().get("person", "email", PIA).ok().id();
    }

    private void askForCode(String email) {
        guesthouse.nobody().post("send-code", "email", email).ok();
        // What is under way when somebody is erased has its own test.
        database.awaitDelivered(clock.instant());
    }

    private Answer export(String email) {
        return given.admin().post("export-person", "person", person(email));
    }

    /** Every table that still holds a text. */
    private List<String> everywhere(String text) {
        return database.column("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'")
                .stream().filter(table -> database.count("SELECT count(*) FROM " + table + " t WHERE strpos(t::text, ?) > 0", text) > 0).toList();
    }
}
