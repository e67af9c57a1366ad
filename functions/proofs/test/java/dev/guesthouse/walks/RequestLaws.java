package dev.guesthouse.walks;

import java.util.List;

/** What holds of requests, their stages and who decides them. */
final class RequestLaws {

    /** That person {@code p} may have a say about others: in good standing, and not without access unless they are a sponsor. */
    static final String HAS_A_SAY = """
            p.state IN ('invited', 'active') AND (NOT p.blocked_without_access OR EXISTS (SELECT 1 FROM sponsor own
                WHERE own.person_id = p.id AND own.removed_at IS NULL AND own.organization_id = organization_of_domain(p.email_domain)))
            """;

    /** Those who may decide an open stage: asked, with a say, and still what they were asked as. */
    private static final String MAY_DECIDE = """
            SELECT 1 FROM stage_approver a JOIN person p ON p.id = a.person_id JOIN person q ON q.id = r.requestor_id
            WHERE a.stage_id = s.id AND %s AND p.id <> r.requestor_id AND p.id IS DISTINCT FROM r.asked_by_id AND CASE a.kind
                WHEN 'person' THEN true
                WHEN 'manager' THEN coalesce(q.manager_id = p.id, false)
                ELSE EXISTS (SELECT 1 FROM sponsor o JOIN organization g ON g.id = o.organization_id
                    WHERE q.kind <> 'member' AND o.organization_id = organization_of_domain(q.email_domain) AND o.person_id = p.id
                    AND o.kind || 'Sponsors' = a.kind AND o.removed_at IS NULL AND g.removed_at IS NULL
                    AND CASE o.kind WHEN 'internal' THEN p.kind = 'member'
                        ELSE p.kind = 'guest' AND organization_of_domain(p.email_domain) = o.organization_id END) END
            """.formatted(HAS_A_SAY);

    /** That extension {@code r} moved the end of its access in event {@code c}, in the transaction of event {@code d} of its own. */
    private static final String EXTENDED = """
            FROM assignment_request r JOIN audit_event d ON d.subject_id = r.id
            JOIN audit_event c ON c.transaction = d.transaction AND c.action = 'assignment.changed' AND c.subject_id = r.assignment_id
            WHERE r.type = 'userExtend'
            """;

    /** At every moment. */
    static final List<Law> ALWAYS = List.of(
            new Law("REQ-02 no request is left submitted", "SELECT id FROM assignment_request WHERE state = 'submitted'"),
            new Law("REQ-08 a pending request has an open stage, which has a time-out, and no other request has one", """
                    SELECT r.id || ' ' || r.state FROM assignment_request r
                    WHERE (r.state = 'pendingApproval') <> EXISTS (SELECT 1 FROM request_stage s WHERE s.request_id = r.id AND s.state = 'open')
                    """),
            new Law("REQ-07 a scheduled request has a start", "SELECT id FROM assignment_request WHERE state = 'scheduled' AND start_at IS NULL"),
            new Law("REQ-08 a request delivers exactly while an assignment of it does", """
                    SELECT r.id || ' ' || r.state || ' ' || coalesce(a.state, 'nothing') FROM assignment_request r LEFT JOIN assignment a ON a.request_id = r.id
                    WHERE (r.state = 'delivering') <> coalesce(a.state = 'delivering', false)
                    """),
            new Law("APR-01 a stage opens once the one before it was approved, and access is given once all were", """
                    SELECT s.request_id || ' ' || s.number FROM request_stage s WHERE s.number > 1 AND NOT EXISTS (
                        SELECT 1 FROM request_stage b WHERE b.request_id = s.request_id AND b.number = s.number - 1 AND b.state = 'approved')
                    UNION ALL
                    SELECT r.id || ' given' FROM assignment_request r JOIN assignment a ON a.request_id = r.id WHERE r.type = 'userAdd'
                    AND (SELECT count(*) FROM request_stage s WHERE s.request_id = r.id AND s.state = 'approved')
                        <> (SELECT count(*) FROM approval_stage p WHERE p.policy_version_id = r.policy_version_id)
                    """),
            new Law("APR-03 a stage has one outcome, recorded once", """
                    SELECT subject_id || ' ' || count(*) FROM audit_event WHERE actor_kind = 'person' AND action IN ('request.approved', 'request.denied')
                    GROUP BY subject_id, after ->> 'stage' HAVING count(*) > 1
                    UNION ALL
                    SELECT s.request_id || ' ' || s.state FROM request_stage s WHERE (s.state IN ('approved', 'denied')) <> (s.decided_by_id IS NOT NULL)
                    """),
            new Law("REQ-08 a request ends once", """
                    SELECT request || ' ' || string_agg(action, ', ') FROM (
                        SELECT action, CASE action WHEN 'assignment.given' THEN after ->> 'request' ELSE subject_id::text END AS request
                        FROM audit_event WHERE action IN ('request.denied', 'request.canceled', 'assignment.given')) e
                    GROUP BY request HAVING count(*) > 1
                    """),
            new Law("APR-02 nobody decides their own request, nor one that they asked for, and nobody one that they were not asked about", """
                    SELECT s.request_id || ' ' || s.number FROM request_stage s JOIN assignment_request r ON r.id = s.request_id
                    WHERE s.decided_by_id IN (r.requestor_id, r.asked_by_id) OR s.decided_by_id IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM stage_approver a WHERE a.stage_id = s.id AND a.person_id = s.decided_by_id)
                    """),
            new Law("REQ-16 who asked says of a request only that somebody else asked for more, or for longer", """
                    SELECT id || ' ' || type FROM assignment_request
                    WHERE asked_by_id = requestor_id OR asked_by_id IS NOT NULL AND type NOT IN ('userAdd', 'userExtend')
                    """),
            new Law("REQ-05 one live assignment and one open request a person and package", """
                    SELECT person_id || ' ' || access_package_id FROM assignment WHERE ended_at IS NULL GROUP BY person_id, access_package_id HAVING count(*) > 1
                    UNION ALL
                    SELECT requestor_id || ' ' || access_package_id FROM assignment_request WHERE completed_at IS NULL
                    GROUP BY requestor_id, access_package_id HAVING count(*) > 1
                    """),
            new Law("MSG-05 nobody asks for a package more than five times a day", """
                    SELECT r.id || ' the ' || count(*) FROM assignment_request r JOIN assignment_request o USING (requestor_id, access_package_id)
                    WHERE r.type IN ('userAdd', 'userExtend') AND o.type IN ('userAdd', 'userExtend')
                    AND o.created_at > r.created_at - interval '1 day' AND o.created_at <= r.created_at GROUP BY r.id HAVING count(*) > 5
                    """),
            new Law("REQ-14 an open request to extend ends with its access", """
                    SELECT r.id || ' ' || r.state FROM assignment_request r JOIN assignment a ON a.id = r.assignment_id
                    WHERE r.completed_at IS NULL AND a.ended_at IS NOT NULL
                    """),
            new Law("POL-09 an extension never ends later than one duration after the moment it was given", "SELECT r.id || ' ' || (c.after ->> 'endDateTime') " + EXTENDED + """
                    AND d.action IN ('request.submitted', 'request.approved') AND (c.after ->> 'endDateTime')::timestamptz > (
                        SELECT least(c.at + v.duration_hours * interval '1 hour', v.end_at) FROM policy_version v WHERE v.id = r.policy_version_id)
                    """),
            new Law("POL-09 what an administrator shortened is lengthened only by approval", "SELECT r.id::text " + EXTENDED + """
                    AND d.action = 'request.submitted' AND (
                        SELECT (s.after ->> 'endDateTime')::timestamptz < (s.before ->> 'endDateTime')::timestamptz FROM audit_event s
                        WHERE s.action = 'assignment.changed' AND s.subject_id = r.assignment_id AND s.transaction < c.transaction
                        ORDER BY s.transaction DESC LIMIT 1)
                    """),
            new Law("ORG-10 nothing that goes on points to an organization that was taken over", """
                    SELECT 'request ' || r.id FROM assignment_request r JOIN audit_event e ON e.subject_id = r.organization_id WHERE e.action = 'organization.takenOver'
                    UNION ALL
                    SELECT 'sponsor ' || s.id FROM sponsor s JOIN audit_event e ON e.subject_id = s.organization_id
                    WHERE e.action = 'organization.takenOver' AND s.removed_at IS NULL
                    """),
            new Law("PKG-06 nobody is given a package that does not go with one they have", """
                    SELECT a.id || ' with ' || b.id FROM assignment a JOIN access_package_incompatibility i ON i.access_package_id = a.access_package_id
                    JOIN assignment b ON b.access_package_id = i.incompatible_id AND b.person_id = a.person_id
                    JOIN audit_event g ON g.subject_id = a.id AND g.action = 'assignment.given'
                    JOIN audit_event h ON h.subject_id = b.id AND h.action = 'assignment.given'
                    WHERE h.transaction < g.transaction AND h.at < g.at AND b.start_at <= g.at AND (b.end_at IS NULL OR b.end_at > g.at)
                    AND NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.subject_id = b.id AND e.action IN ('assignment.expired', 'assignment.ended')
                        AND e.transaction < g.transaction)
                    """),
            new Law("POL-06 APR-02 an open stage has somebody who may decide it", """
                    SELECT s.request_id || ' stage ' || s.number || ' asked ' || (SELECT coalesce(string_agg(p.email || ' (' || a.part || ' ' || a.kind || ')', ', '), 'nobody')
                        FROM stage_approver a JOIN person p ON p.id = a.person_id WHERE a.stage_id = s.id)
                    FROM request_stage s JOIN assignment_request r ON r.id = s.request_id WHERE s.state = 'open' AND NOT EXISTS (
                    """ + MAY_DECIDE + ")"),
            new Law("MSG-02 APR-12 whoever is asked to decide gets a message, and another one when the stage is handed to them anew", """
                    SELECT s.request_id || ' ' || p.email FROM request_stage s JOIN stage_approver a ON a.stage_id = s.id JOIN person p ON p.id = a.person_id
                    WHERE s.state = 'open' AND NOT EXISTS (
                        SELECT 1 FROM message m WHERE m.cause LIKE 'stage:' || s.id || ':asked:%' AND m.person_id = a.person_id
                        AND NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.action = 'stage.reassigned' AND e.subject_id = s.request_id
                            AND e.at > m.created_at))
                    """));

    /** Once the jobs have run. */
    static final List<Law> AT_REST = List.of(
            new Law("APR-04 POL-07 REQ-12 no stage is open past its time-out or its policy's end, and its alternates were asked in time", """
                    SELECT s.request_id || ' due ' || s.due_at FROM request_stage s JOIN assignment_request r ON r.id = s.request_id
                    JOIN policy_version v ON v.id = r.policy_version_id
                    WHERE s.state = 'open' AND (s.due_at <= now() OR s.alternates_at <= now() OR v.end_at <= now())
                    """),
            new Law("REQ-07 no request waits for a start that has come", "SELECT id FROM assignment_request WHERE state = 'scheduled' AND start_at <= now()"));

    /** Long after everything. */
    static final List<Law> IN_THE_END = List.of(
            new Law("REQ-08 every request reaches an end", "SELECT id || ' ' || state FROM assignment_request WHERE completed_at IS NULL"));

    private RequestLaws() {
    }
}
