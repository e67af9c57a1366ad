package dev.guesthouse.walks;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

import dev.guesthouse.test.Given;
import dev.guesthouse.test.JsonBody;

/** What is done to what others have. */
final class Granting {

    private static final String NOT_ENDED = "SELECT id FROM assignment WHERE ended_at IS NULL ORDER BY start_at, id";

    private Granting() {
    }

    static Optional<WalkCall> end(Scene scene, Action action) {
        return scene.one(action.what(), NOT_ENDED).map(held -> WalkCall.of(action.oneIn(8) ? scene.anybody(action) : sponsor(scene, action, held),
                "end-access", "assignmentId", held, "justification", "They left"));
    }

    /** One of those who answer for whoever has it; the administrator where nobody does. */
    static String sponsor(Scene scene, Action action, String assignment) {
        return scene.one(action.who(), """
                SELECT s.email FROM assignment a JOIN person p ON p.id = a.person_id JOIN sponsor o ON o.organization_id = organization_of_domain(p.email_domain)
                JOIN person s ON s.id = o.person_id WHERE a.id = ?::uuid AND o.removed_at IS NULL AND s.state IN ('invited', 'active') ORDER BY 1
                """, assignment).orElse(Cast.ADMIN);
    }

    /** All of a package, or of an organization's people, as many as there are; seldom one more. */
    static Optional<WalkCall> endAll(Scene scene, Action action) {
        var ofPackage = action.how() % 2 == 0;
        return scene.one(action.what(), ofPackage ? "SELECT id FROM access_package WHERE removed_at IS NULL ORDER BY display_name"
                : "SELECT id FROM organization WHERE removed_at IS NULL ORDER BY display_name").flatMap(id -> {
                    var live = scene.database().count("""
                            SELECT count(*) FROM assignment a JOIN person p ON p.id = a.person_id WHERE a.ended_at IS NULL AND a.start_at <= ?
                            AND (a.end_at IS NULL OR a.end_at > ?) AND %s = ?::uuid
                            """.formatted(ofPackage ? "a.access_package_id" : "organization_of_person(p.kind, p.email_domain)"), scene.now(), scene.now(), id);
                    return live == 0 ? Optional.empty() : Optional.of(WalkCall.of(Cast.ADMIN, "end-assignments", ofPackage ? "packageId" : "organizationId", id,
                            "justification", "Over", "expected", live + (action.oneIn(8) ? 1 : 0)));
                });
    }

    static Optional<WalkCall> assign(Scene scene, Action action) {
        return scene.one(action.what(), """
                SELECT q.id FROM policy q JOIN access_package k ON k.id = q.access_package_id WHERE q.removed_at IS NULL AND k.removed_at IS NULL
                ORDER BY k.display_name, q.display_name
                """).flatMap(policy -> scene.one(action.who(), """
                SELECT p.email FROM person p, policy q JOIN policy_version v ON v.policy_id = q.id AND v.number = q.current_version
                WHERE q.id = ?::uuid AND p.state IN ('invited', 'active')
                AND CASE v.scope WHEN 'nobody' THEN true WHEN 'allMembers' THEN p.kind = 'member' WHEN 'anyExternalUser' THEN p.kind <> 'member'
                    WHEN 'specificPeople' THEN EXISTS (SELECT 1 FROM policy_version_person s WHERE s.policy_version_id = v.id AND s.person_id = p.id)
                    WHEN 'specificOrganizations' THEN EXISTS (SELECT 1 FROM policy_version_organization s
                        WHERE s.policy_version_id = v.id AND s.organization_id = organization_of_domain(p.email_domain))
                    ELSE EXISTS (SELECT 1 FROM organization o WHERE o.id = organization_of_domain(p.email_domain) AND o.state = 'configured') END
                AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.person_id = p.id AND a.access_package_id = q.access_package_id AND a.ended_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM assignment_request r WHERE r.requestor_id = p.id AND r.access_package_id = q.access_package_id
                    AND r.completed_at IS NULL)
                ORDER BY p.email
                """, policy).map(person -> new WalkCall(Cast.ADMIN, "assign-access", body(scene, action, policy, person))));
    }

    private static Map<String, Object> body(Scene scene, Action action, String policy, String person) {
        var body = JsonBody.of("packageId", scene.value("SELECT access_package_id FROM policy WHERE id = ?::uuid", policy), "policyId", policy,
                "person", JsonBody.person(person));
        if (action.oneIn(5)) {
            body.put("startDateTime", scene.in(2));
        }
        return body;
    }

    static Optional<WalkCall> change(Scene scene, Action action) {
        return scene.one(action.what(), NOT_ENDED).map(held -> WalkCall.of(Cast.ADMIN, "change-access", "assignmentId", held, "endDateTime",
                scene.in(1 + action.how() % 400)));
    }

    static Optional<WalkCall> remove(Scene scene, Action action) {
        return scene.one(action.what(), NOT_ENDED).map(held -> WalkCall.of(Cast.ADMIN, "remove-access", "assignmentId", held));
    }

    static Optional<WalkCall> reprocess(Scene scene, Action action) {
        return scene.one(action.what(), """
                SELECT r.id FROM assignment_request r JOIN assignment a ON a.request_id = r.id
                WHERE r.state IN ('partiallyDelivered', 'deliveryFailed') AND a.ended_at IS NULL ORDER BY r.created_at, r.id
                """).map(request -> WalkCall.of(Cast.ADMIN, "reprocess-request", "requestId", request));
    }

    static Optional<WalkCall> retry(Scene scene, Action action) {
        return scene.one(action.what(), "SELECT id FROM role_grant WHERE wanted <> held ORDER BY wanted_since, id")
                .map(grant -> WalkCall.of(Cast.ADMIN, "retry-delivery", "id", grant));
    }

    /** Other roles for a package: some of those that its catalog's resources have, seldom none. */
    static Optional<WalkCall> changeRoles(Scene scene, Action action) {
        return scene.one(action.what(), "SELECT id FROM access_package WHERE removed_at IS NULL ORDER BY display_name").map(changed -> {
            var choice = scene.database().column("""
                    SELECT c.id || ' ' || o.name FROM access_package k JOIN catalog_resource c ON c.catalog_id = k.catalog_id
                    JOIN resource_role o ON o.resource_id = c.resource_id WHERE k.id = ?::uuid AND c.removed_at IS NULL ORDER BY c.display_name, o.name
                    """, changed);
            var roles = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < choice.size(); i++) {
                if ((action.how() >> i & 1) == 1 && !action.oneIn(16)) {
                    roles.add(Given.role(choice.get(i).split(" ")[0], choice.get(i).split(" ")[1]));
                }
            }
            return WalkCall.of(Cast.ADMIN, "change-package", "id", changed, "resourceRoles", roles);
        });
    }
}
