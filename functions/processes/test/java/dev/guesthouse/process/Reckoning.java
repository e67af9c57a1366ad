package dev.guesthouse.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Compares what callers were told, and what arrived in mailboxes, with what is in the database. */
final class Reckoning {

    private static final String EVENTS = "SELECT action, count(*) FROM audit_event GROUP BY action";

    /** What never is, at no moment. */
    private static final Map<String, String> NEVER = Map.of(
            "a call that was carried out twice", """
                    SELECT justification FROM assignment_request WHERE justification LIKE 'word-%' GROUP BY 1 HAVING count(*) > 1
                    UNION ALL SELECT justification FROM request_stage WHERE justification LIKE 'word-%' GROUP BY 1 HAVING count(*) > 1
                    UNION ALL SELECT description FROM organization WHERE description LIKE 'word-%' GROUP BY 1 HAVING count(*) > 1""",
            "an event that was written twice", """
                    SELECT action || ' ' || subject_id FROM audit_event
                    WHERE action LIKE 'request.%' OR action LIKE 'organization.%' OR action IN ('assignment.given', 'assignment.ended', 'assignment.expired')
                    GROUP BY action, subject_id HAVING count(*) > 1""",
            "a change without its event", """
                    SELECT id FROM assignment_request r WHERE type IN ('userAdd', 'userExtend', 'adminAdd')
                    AND NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.subject_id = r.id AND e.action = 'request.submitted')
                    UNION ALL SELECT id FROM assignment a WHERE NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.subject_id = a.id AND e.action = 'assignment.given')
                    UNION ALL SELECT id FROM assignment a WHERE ended_at IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM audit_event e WHERE e.subject_id = a.id AND e.action IN ('assignment.ended', 'assignment.expired'))""",
            "somebody with two accounts", "SELECT email FROM local_account GROUP BY email HAVING count(*) > 1");

    /** What is not, once everything has come to its end. */
    private static final Map<String, String> AT_THE_END = Map.of(
            "a message that has not left", "SELECT kind || ' ' || state || ' ' || id FROM message WHERE state NOT IN ('sent', 'dropped', 'gathered')",
            "a request that is not final", "SELECT type || ' ' || state || ' ' || id FROM assignment_request WHERE completed_at IS NULL",
            "an assignment that should have ended", "SELECT id FROM assignment WHERE ended_at IS NULL AND end_at <= now()",
            "an account that is not as it should be", "SELECT external_id FROM account WHERE wanted <> held",
            "a role that is not as it should be", "SELECT id FROM role_grant WHERE wanted <> held",
            "a role that somebody should not have, or should", """
                    SELECT g.id FROM role_grant g WHERE g.wanted <> EXISTS (SELECT 1 FROM assignment a JOIN access_package_role r USING (access_package_id)
                        WHERE a.person_id = g.person_id AND r.resource_role_id = g.resource_role_id AND a.ended_at IS NULL)""",
            "a membership that is not as it was said to be", """
                    SELECT concat('there ', m, ', held ', g) FROM local_membership m FULL JOIN (
                        SELECT a.external_id, r.origin_id, o.name AS role FROM role_grant JOIN account a USING (person_id)
                        JOIN resource_role o ON o.id = resource_role_id JOIN resource r ON r.id = o.resource_id WHERE role_grant.held) g
                    USING (external_id, origin_id, role) WHERE m.external_id IS NULL OR g.external_id IS NULL""");

    private final Ledger ledger;
    private final Map<String, Integer> eventsBefore;
    private int checked;

    private Reckoning(Ledger ledger, Map<String, Integer> eventsBefore) {
        this.ledger = ledger;
        this.eventsBefore = eventsBefore;
    }

    /** Begins where nothing was told yet. */
    static Reckoning begin(Ledger ledger, DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return new Reckoning(ledger, counts(connection, EVENTS));
        }
    }

    /** That whatever was answered since the last time is there, and nothing is doubled. */
    void check(DataSource database) throws SQLException {
        var facts = ledger.facts();
        try (var connection = database.getConnection()) {
            hold(connection, facts.subList(checked, facts.size()));
            none(connection, NEVER);
        }
        checked = facts.size();
    }

    /** That all of it is there, nothing is doubled, everything has come to its end, and each message has arrived. */
    void checkAll(DataSource database, Arrivals arrivals) throws SQLException {
        try (var connection = database.getConnection()) {
            hold(connection, ledger.facts());
            none(connection, NEVER);
            none(connection, AT_THE_END);
            var events = counts(connection, EVENTS);
            eventsBefore.forEach((action, count) -> events.merge(action, -count, Integer::sum));
            events.keySet().retainAll(ledger.events().keySet());
            assertThat("events of what was answered", events, equalTo(ledger.events()));
            assertThat("kept answers", column(connection, "SELECT count(*) FROM idempotency_key"), equalTo(List.of(String.valueOf(ledger.answers()))));
            // What arrived just before a crash can be of no use by the time it would be sent again.
            assertThat("messages that arrived, and nobody wrote",
                    without(arrivals.messages(), texts(connection, "SELECT id, recipient FROM message WHERE state IN ('sent', 'dropped', 'gathered')")), anEmptyMap());
            assertThat("messages that were sent, and have not arrived",
                    without(texts(connection, "SELECT id, recipient FROM message WHERE state = 'sent'"), arrivals.messages()), anEmptyMap());
        }
    }

    private static void hold(Connection connection, List<Ledger.Fact> facts) throws SQLException {
        var wrong = new ArrayList<String>();
        for (var fact : facts) {
            var found = column(connection, fact.sql(), fact.values().toArray());
            if (!found.equals(List.of(fact.expected()))) {
                wrong.add("%s with %s finds %s, and not %s".formatted(fact.sql(), fact.values(), found, fact.expected()));
            }
        }
        assertThat("what was answered and is not there", wrong, empty());
    }

    private static void none(Connection connection, Map<String, String> wrongs) throws SQLException {
        for (var wrong : wrongs.entrySet()) {
            assertThat(wrong.getKey(), column(connection, wrong.getValue()), empty());
        }
    }

    private static Map<String, String> without(Map<String, String> all, Map<String, String> others) {
        all.entrySet().removeAll(others.entrySet());
        return all;
    }

    private static List<String> column(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private static Map<String, Integer> counts(Connection connection, String sql) throws SQLException {
        var counts = new TreeMap<String, Integer>();
        texts(connection, sql).forEach((name, count) -> counts.put(name, Integer.valueOf(count)));
        return counts;
    }

    private static Map<String, String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var texts = new TreeMap<String, String>();
            while (rows.next()) {
                texts.put(rows.getString(1), rows.getString(2));
            }
            return texts;
        }
    }
}
