package dev.guesthouse.walks;

import java.util.List;

/** What holds of access: who should have which role, who has it, and what becomes of guests without any. */
final class AccessLaws {

    /** What a guest {@code p} without access is not deleted for: what they ask for, whom they answer for, what waits for them. */
    private static final String HOLDS_OFF = """
            EXISTS (SELECT 1 FROM assignment_request r WHERE r.requestor_id = p.id AND r.completed_at IS NULL)
            OR EXISTS (SELECT 1 FROM sponsor s JOIN organization o ON o.id = s.organization_id
                WHERE s.person_id = p.id AND s.removed_at IS NULL AND o.removed_at IS NULL)
            OR EXISTS (SELECT 1 FROM stage_approver a JOIN request_stage s ON s.id = a.stage_id WHERE a.person_id = p.id AND s.state = 'open')
            """;

    /** Once the jobs have run, whatever the target systems did. */
    static final List<Law> AT_REST = List.of(
            new Law("ASG-03 every assignment has ended whose time is over", "SELECT id || ' ' || end_at FROM assignment WHERE ended_at IS NULL AND end_at <= now()"),
            // Every assignment has begun: one whose start lies ahead was given before the clock was set back.
            new Law("ASG-08 PKG-04 a role is wanted exactly while a live assignment grants it", """
                    SELECT coalesce(p.email, '?') || ' ' || o.name || CASE WHEN g.id IS NULL THEN ' is not wanted' ELSE ' is wanted' END
                    FROM (SELECT DISTINCT a.person_id, r.resource_role_id FROM assignment a JOIN access_package_role r USING (access_package_id)
                        WHERE a.ended_at IS NULL) live
                    FULL JOIN (SELECT * FROM role_grant WHERE wanted) g USING (person_id, resource_role_id)
                    JOIN person p ON p.id = person_id JOIN resource_role o ON o.id = resource_role_id
                    WHERE live.person_id IS NULL OR g.person_id IS NULL
                    """),
            new Law("CON-03 a role that is not as wanted is tried again or rests with its reason", """
                    SELECT g.id || ' ' || g.wanted || ' ' || g.held FROM role_grant g
                    WHERE g.wanted <> g.held AND (g.claimed_until > now() OR g.next_try_at IS NULL AND g.last_error IS NULL)
                    """),
            new Law("ASG-01 an assignment delivers only while a role of it is under way", """
                    SELECT a.id::text FROM assignment a WHERE a.state = 'delivering' AND NOT EXISTS (
                        SELECT 1 FROM role_grant g JOIN access_package_role r ON r.resource_role_id = g.resource_role_id
                        WHERE g.person_id = a.person_id AND r.access_package_id = a.access_package_id AND NOT g.held AND g.next_try_at IS NOT NULL)
                    """),
            new Law("GST-02 whoever has access is neither blocked anywhere for want of it nor about to be deleted", """
                    SELECT p.email FROM person p WHERE (p.blocked_without_access OR p.delete_at IS NOT NULL)
                    AND EXISTS (SELECT 1 FROM assignment a WHERE a.person_id = p.id AND a.ended_at IS NULL)
                    """),
            new Law("GST-02 nobody is kept from signing in but at somebody's word", """
                    SELECT p.email FROM person p WHERE p.state = 'blocked'
                    AND NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.subject_id = p.id AND e.action = 'person.blocked' AND e.actor_kind = 'person')
                    """),
            new Law("GST-06 whoever was deleted asks for nothing and answers for nobody", """
                    SELECT p.email FROM person p WHERE p.state = 'deleted' AND (
                        EXISTS (SELECT 1 FROM assignment_request r WHERE r.requestor_id = p.id AND r.completed_at IS NULL)
                        OR EXISTS (SELECT 1 FROM sponsor s WHERE s.person_id = p.id AND s.removed_at IS NULL))
                    """),
            // Whom somebody let in without access, or put under governance, is as they wanted it.
            new Law("GST-02 GST-06 a governed guest without access is blocked in the target systems, and their deletion is scheduled or held off", """
                    SELECT p.email || ' ' || p.state FROM person p WHERE p.governed AND p.kind = 'guest' AND p.state <> 'deleted'
                    AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.person_id = p.id AND a.ended_at IS NULL)
                    AND NOT ((p.state = 'blocked' OR p.blocked_without_access) AND p.delete_at IS NOT NULL
                        AND (deletion_due(p.id, p.delete_at, p.without_access_since) > now() OR (%s)))
                    AND NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.subject_id = p.id AND e.action IN ('person.unblocked', 'person.changed'))
                    """.formatted(HOLDS_OFF)));

    /** Once the target systems work again and delivery has had its time. */
    static final List<Law> DELIVERED = List.of(
            new Law("ASG-01 ASG-03 a role is held exactly while a live assignment grants it, but where its person may not be given any", """
                    SELECT p.email || ' ' || p.state || ' ' || o.name || CASE WHEN g.held THEN ' is held still' ELSE ' is not held' END || ': ' || coalesce(g.last_error, '')
                    FROM role_grant g JOIN person p ON p.id = g.person_id JOIN resource_role o ON o.id = g.resource_role_id
                    WHERE g.wanted <> g.held AND NOT (g.wanted AND (p.state NOT IN ('invited', 'active') OR g.tries >= 8
                        OR g.last_error LIKE 'The domain list%'))
                    """),
            new Law("ASG-01 the local directory has exactly what is held", """
                    SELECT coalesce(there.person, held.person) || ' ' || coalesce(there.role, held.role) || CASE WHEN held.role IS NULL THEN ' is there' ELSE ' is missing' END
                    FROM (SELECT external_id AS person, origin_id || ' ' || role AS role FROM local_membership) there
                    FULL JOIN (SELECT g.person_id::text AS person, r.origin_id || ' ' || o.name AS role FROM role_grant g
                        JOIN resource_role o ON o.id = g.resource_role_id JOIN resource r ON r.id = o.resource_id JOIN connector c ON c.id = r.connector_id
                        WHERE g.held AND c.kind = 'local') held USING (person, role)
                    WHERE there.role IS NULL OR held.role IS NULL
                    """),
            new Law("GST-02 accounts are as their people are", """
                    SELECT p.email || ' ' || p.state || ' wanted ' || a.wanted || ' held ' || a.held FROM account a JOIN person p ON p.id = a.person_id
                    WHERE a.wanted <> a.held OR a.held <> CASE WHEN p.governed AND (p.state = 'blocked' OR p.blocked_without_access) THEN 'blocked'
                        ELSE 'active' END
                    """));

    /** Long after everything. */
    static final List<Law> IN_THE_END = List.of(
            new Law("ASG-03 nothing is held but what never ends", """
                    SELECT p.email || ' ' || o.name FROM role_grant g JOIN person p ON p.id = g.person_id JOIN resource_role o ON o.id = g.resource_role_id
                    WHERE (g.held OR g.wanted) AND NOT EXISTS (SELECT 1 FROM assignment a JOIN access_package_role r USING (access_package_id)
                        WHERE a.person_id = g.person_id AND r.resource_role_id = g.resource_role_id AND a.ended_at IS NULL AND a.end_at IS NULL)
                    """),
            new Law("GST-02 guests whom we made are gone with their accounts", """
                    SELECT p.email || ' ' || p.state FROM person p WHERE p.governed AND p.kind = 'guest'
                    AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.person_id = p.id AND a.ended_at IS NULL)
                    AND (p.state <> 'deleted' OR EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id)) AND NOT (%s)
                    AND NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.subject_id = p.id AND e.action IN ('person.unblocked', 'person.changed'))
                    """.formatted(HOLDS_OFF)));

    private AccessLaws() {
    }
}
