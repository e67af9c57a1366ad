package dev.guesthouse.walks;

import java.util.List;
import java.util.Optional;

import dev.guesthouse.test.JsonBody;

/** What approvers do, and whoever hands a stage to others. */
final class Deciding {

    private static final String PENDING = "SELECT id FROM assignment_request WHERE state = 'pendingApproval' ORDER BY created_at, id";

    private Deciding() {
    }

    static Optional<WalkCall> approve(Scene scene, Action action) {
        return decide(scene, action, "approve-request");
    }

    static Optional<WalkCall> deny(Scene scene, Action action) {
        return decide(scene, action, "deny-request");
    }

    private static Optional<WalkCall> decide(Scene scene, Action action, String function) {
        return scene.one(action.what(), PENDING).map(request -> WalkCall.of(action.oneIn(8) ? scene.anybody(action) : approver(scene, action, request),
                function, "requestId", request, "justification", "As agreed"));
    }

    private static String approver(Scene scene, Action action, String request) {
        return scene.one(action.who(), """
                SELECT DISTINCT p.email FROM stage_approver a JOIN request_stage s ON s.id = a.stage_id JOIN person p ON p.id = a.person_id
                WHERE s.state = 'open' AND s.request_id = ?::uuid AND %s ORDER BY 1
                """.formatted(RequestLaws.HAS_A_SAY), request).orElse(Cast.ADMIN);
    }

    /** To members, and to people of the requestor's own organization. */
    static Optional<WalkCall> reassign(Scene scene, Action action) {
        return scene.one(action.what(), PENDING).map(request -> WalkCall.of(Cast.ADMIN, "reassign-stage", "requestId", request, "approvers",
                List.of(JsonBody.person(scene.one(action.how(), """
                        SELECT p.email FROM person p, assignment_request r WHERE r.id = ?::uuid AND %s
                        AND (p.kind = 'member' OR organization_of_domain(p.email_domain) = r.organization_id) AND p.id <> r.requestor_id ORDER BY 1
                        """.formatted(RequestLaws.HAS_A_SAY), request).orElseThrow()))));
    }
}
