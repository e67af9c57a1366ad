package dev.guesthouse.walks;

import java.util.List;
import java.util.stream.Collectors;

/** What holds of what is written down and sent. */
final class RecordLaws {

    /** Whatever changes in one of these is a change that somebody will ask about. */
    static final List<String> TABLES = List.of("person", "organization", "identity_source", "sponsor", "catalog", "catalog_resource", "access_package",
            "access_package_role", "policy", "policy_version", "approval_stage", "assignment_request", "request_stage", "stage_approver", "assignment",
            "role_assignment");

    /** At every moment. */
    static final List<Law> ALWAYS = List.of(
            // PostgreSQL keeps in each row which transaction wrote it, and each event has its own.
            new Law("AUD-01 every change has an event in its transaction", "SELECT row FROM (SELECT DISTINCT (transaction::text::numeric % 4294967296)::text::xid"
                    + " AS told FROM audit_event) events RIGHT JOIN (" + TABLES.stream()
                            .map(table -> "SELECT '%1$s ' || id AS row, xmin AS told FROM %1$s".formatted(table)).collect(Collectors.joining(" UNION ALL "))
                    + ") rows ON rows.told = events.told WHERE events.told IS NULL"),
            new Law("MSG-01 a message is written once for each cause and recipient", """
                    SELECT cause || ' to ' || string_agg(recipient, ', ') FROM message WHERE person_id IS NOT NULL GROUP BY cause, person_id HAVING count(*) > 1
                    """));

    /** Once the jobs have run. */
    static final List<Law> AT_REST = List.of(
            new Law("MSG-01 every message has left or is of no use any more", "SELECT cause || ' ' || coalesce(last_error, '') FROM message"
                    + " WHERE state IN ('pending', 'resting') AND (next_try_at IS NULL OR next_try_at <= now() OR tries > 0)"),
            new Law("MSG-05 what asks for a decision waits for others an hour at most", "SELECT cause FROM message"
                    + " WHERE kind = 'decisionAsked' AND state = 'pending' AND next_try_at > created_at + interval '1 hour'"),
            new Law("MSG-02 who was refused, or whose access ended, was told once", """
                    SELECT told.cause FROM (
                        SELECT 'request:' || r.id || ':ended' AS cause, r.requestor_id AS person, r.completed_at AS at FROM assignment_request r
                        WHERE r.state = 'denied' AND r.type IN ('userAdd', 'userExtend')
                        UNION ALL
                        SELECT 'assignment:' || a.id || ':ended', a.person_id, a.ended_at FROM assignment a JOIN policy_version v ON v.id = a.policy_version_id
                        WHERE a.ended_at IS NOT NULL AND v.notify_requestor) told
                    JOIN person p ON p.id = told.person WHERE told.at > now() - interval '29 days' AND p.state IN ('invited', 'active')
                    AND NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.subject_id = p.id AND e.action IN ('person.blocked', 'person.erased'))
                    AND NOT EXISTS (SELECT 1 FROM message m WHERE m.cause = told.cause AND m.person_id = p.id)
                    """));

    /** What {@link #TABLES} hold: the same before and after where nothing was changed. */
    static final String EVERYTHING = "SELECT md5(string_agg(all_of, '')) FROM (" + TABLES.stream()
            .map(table -> "SELECT '%1$s', coalesce(md5(string_agg(t::text, ' ' ORDER BY t.id)), '') AS all_of FROM %1$s t".formatted(table))
            .collect(Collectors.joining(" UNION ALL ")) + " ORDER BY 1) tables";

    private RecordLaws() {
    }
}
