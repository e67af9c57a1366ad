package dev.guesthouse.walks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.FunctionTable.Who;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Mail;
import dev.guesthouse.test.Mails;

/**
 * That people of partners read nothing of the home organization's, and nothing of one another's: only whom they were asked
 * to decide about and with, and as sponsors what their organization's people ask for and have, and who allowed it.
 */
final class Partners {

    static final String RULE = "APR-02 REQ-01 REQ-04 ORG-15 a partner's person reads nothing but what is for them";
    private static final int VIEWERS = 3;
    private static final int OF_EACH = 6;

    /** Requests of which a person, put in for {@code %1$s}, may know: they were asked about them, or sponsor whoever asked. */
    private static final String SEEN = """
            SELECT s.request_id FROM stage_approver a JOIN request_stage s ON s.id = a.stage_id WHERE a.person_id = '%1$s'
            UNION SELECT e.subject_id FROM audit_event e WHERE e.action = 'stage.reassigned' AND e.before -> 'approvers' @> to_jsonb('%1$s'::text)
            UNION SELECT r.id FROM assignment_request r JOIN person q ON q.id = r.requestor_id JOIN sponsor o
                ON o.organization_id = organization_of_domain(q.email_domain) WHERE o.person_id = '%1$s' AND o.removed_at IS NULL
            """;
    /** Whom they know by that. */
    private static final String KNOWN = """
            SELECT '%1$s'::uuid AS id
            UNION SELECT requestor_id FROM assignment_request WHERE id IN (SELECT request_id FROM seen)
            -- The sponsor who asked for somebody, whom letters name too, those to that person first.
            UNION SELECT asked_by_id FROM assignment_request WHERE (requestor_id = '%1$s' OR id IN (SELECT request_id FROM seen)) AND asked_by_id IS NOT NULL
            UNION SELECT a.person_id FROM stage_approver a JOIN request_stage s ON s.id = a.stage_id WHERE s.request_id IN (SELECT request_id FROM seen)
            UNION SELECT decided_by_id FROM request_stage WHERE request_id IN (SELECT request_id FROM seen) AND decided_by_id IS NOT NULL
            UNION SELECT jsonb_array_elements_text(e.before -> 'approvers')::uuid FROM audit_event e WHERE e.action = 'stage.reassigned'
                AND e.subject_id IN (SELECT request_id FROM seen)
            """;
    /** Names of people and partners, the longest first, and the ids of packages for nobody; the first word says whether they are for this person. */
    private static final String WORDS = """
            WITH seen AS (%s), known AS (%s)
            SELECT word FROM (
                SELECT (p.id IN (SELECT id FROM known)) || ' ' || unnest(ARRAY[p.email, p.display_name]) AS word FROM person p
                WHERE p.state <> 'deleted' AND p.created_at <= '%4$s' OR p.id IN (SELECT id FROM known)
                UNION ALL
                SELECT (o.id = organization_of_domain((SELECT email_domain FROM person WHERE id = '%3$s')) IS TRUE OR EXISTS (SELECT 1 FROM assignment_request r
                    WHERE r.organization_id = o.id AND (r.requestor_id = '%3$s' OR r.id IN (SELECT request_id FROM seen)))
                    OR EXISTS (SELECT 1 FROM sponsor s WHERE s.organization_id = o.id AND s.person_id = '%3$s')) || ' ' || o.display_name FROM organization o
                -- A proposed one is called by its domain, which everybody's address there holds.
                WHERE o.display_name NOT LIKE '%%.example'
                UNION ALL
                SELECT EXISTS (SELECT 1 FROM assignment_request r WHERE r.access_package_id = k.id
                    AND (r.requestor_id = '%3$s' OR r.id IN (SELECT request_id FROM seen))) || ' ' || k.id
                FROM access_package k WHERE k.display_name = 'Direct') words
            WHERE word IS NOT NULL ORDER BY length(word) DESC, word
            """;

    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w.-]+");

    private final Scene scene;

    Partners(Scene scene) {
        this.scene = scene;
    }

    /** Looks at something that a person got to read; whom their own call named, its answer may name again. @param where the call */
    void read(String email, String where, String text) {
        var person = scene.value("SELECT id FROM person WHERE email = ? AND state <> 'deleted' AND kind <> 'member'", email);
        if (person != null) {
            readBy(person, where, ADDRESS.matcher(where).results().map(MatchResult::group).reduce(text, (left, said) -> left.replace(said, "")), "infinity");
        }
    }

    /** @param written when: who comes with an address after whoever had it before was erased is not whom it was about */
    private void readBy(String person, String where, String text, String written) {
        var left = text;
        var forbidden = new ArrayList<>(List.of(WalkWorld.OURS, "@home.example"));
        for (var word : scene.database().column(WORDS.formatted(SEEN.formatted(person), KNOWN.formatted(person), person, written))) {
            if (word.startsWith("true ")) {
                left = left.replace(word.substring(5), "");
                // What was written to or of them before they moved; somebody else may have the address since then.
                left = left.replace(word.substring(5).replaceFirst("^new-", ""), "");
            } else {
                forbidden.add(word.substring(6));
            }
        }
        for (var word : forbidden) {
            if (left.contains(word)) {
                throw new Broken(RULE, "%s reads %s in %s:%n%s".formatted(scene.value("SELECT email FROM person WHERE id = ?::uuid", person), word, where, text));
            }
        }
    }

    /** Lets some of them read with every function whatever there is, and looks through all of their mail. */
    void look(long seed, Mails mails) {
        var random = new Random(seed);
        var viewers = new ArrayList<>(scene.database().column(
                "SELECT email FROM person WHERE kind <> 'member' AND state IN ('invited', 'active') ORDER BY email"));
        Collections.shuffle(viewers, random);
        viewers.stream().limit(VIEWERS).forEach(viewer -> look(viewer, scene.cast().caller(viewer), random));
        mails.all().forEach(this::look);
    }

    private void look(Mail mail) {
        var id = mail.messageId().substring(1, mail.messageId().indexOf('@'));
        var person = scene.value("SELECT p.id FROM message m JOIN person p ON p.id = m.person_id WHERE m.id = ?::uuid AND p.kind <> 'member' AND p.state <> 'deleted'", id);
        if (person != null) {
            readBy(person, "a message", mail.subject() + "\n" + mail.text() + "\n" + mail.html(),
                    scene.value("SELECT coalesce(sent_at, 'infinity') FROM message WHERE id = ?::uuid", id));
        }
    }

    private void look(String viewer, Client caller, Random random) {
        for (var function : FunctionTable.values()) {
            if (function.effect == Effect.READ && (function.who == Who.ADMINISTRATOR || function.who == Who.ADMINISTRATOR_IN_PERSON)) {
                refused(viewer, function, caller.get(function.functionName()));
            } else if (function.effect == Effect.READ) {
                look(viewer, caller, function, random);
            }
        }
    }

    private void look(String viewer, Client caller, FunctionTable function, Random random) {
        switch (function) {
            case REQUEST -> some("assignment_request", random).forEach(id -> request(viewer, id, read(viewer, caller, function, "id", id)));
            case APPROVAL -> some("assignment_request", random).forEach(id -> read(viewer, caller, function, "requestId", id));
            case AVAILABLE_PACKAGE -> {
                some("access_package", random).forEach(id -> read(viewer, caller, function, "id", id));
                scene.database().column("SELECT link_token FROM access_package").forEach(link -> read(viewer, caller, function, "link", link));
            }
            case CHECK_ACCESS -> some("person", random).forEach(id -> read(viewer, caller, function, "person.id", id, "connector", "local", "originId",
                    "team-Projects", "role", "member"));
            default -> read(viewer, caller, function);
        }
    }

    /** Of a request that is none of theirs, nor made by them for people whom they still answer for, they do not even learn that it is there. */
    private void request(String viewer, String id, Answer answer) {
        var theirs = scene.value("SELECT requestor_id = p.id OR EXISTS (SELECT 1 FROM stage_approver a JOIN request_stage s ON s.id = a.stage_id"
                + " WHERE s.request_id = r.id AND a.person_id = p.id) OR r.asked_by_id IS NOT DISTINCT FROM p.id AND EXISTS (SELECT 1 FROM sponsor o WHERE o.person_id = p.id"
                + " AND o.removed_at IS NULL AND o.organization_id = organization_of_domain((SELECT q.email_domain FROM person q WHERE q.id = r.requestor_id))) FROM assignment_request r, person p"
                + " WHERE r.id = ?::uuid AND p.email = ? AND p.state <> 'deleted'", id, viewer).equals("t");
        if (!theirs && answer.status() != 404) {
            throw new Broken(RULE, "%s: request %s -> %s".formatted(viewer, id, answer));
        }
    }

    private List<String> some(String table, Random random) {
        var all = new ArrayList<>(scene.database().column("SELECT id FROM " + table + " ORDER BY created_at, id"));
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(OF_EACH, all.size()));
    }

    private Answer read(String viewer, Client caller, FunctionTable function, Object... query) {
        var answer = caller.get(function.functionName(), query);
        if (answer.status() >= 500) {
            throw new Broken(RULE, function + " -> " + answer);
        }
        read(viewer, function + " " + List.of(query), answer.body());
        return answer;
    }

    private static void refused(String viewer, FunctionTable function, Answer answer) {
        if (answer.status() != 403) {
            throw new Broken(RULE, "%s: %s -> %s".formatted(viewer, function, answer));
        }
    }
}
