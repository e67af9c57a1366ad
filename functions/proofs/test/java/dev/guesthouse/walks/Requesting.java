package dev.guesthouse.walks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.guesthouse.test.JsonBody;

/** What people do who want something, or have it. */
final class Requesting {

    /** Assignments whose time is not over, with whose they are. */
    private static final String LIVE = "FROM assignment a JOIN person p ON p.id = a.person_id WHERE a.ended_at IS NULL AND p.state IN ('invited', 'active')";

    private Requesting() {
    }

    static Optional<WalkCall> submit(Scene scene, Action action) {
        var who = Scene.one(action.who(), Cast.REQUESTORS).orElseThrow();
        var fresh = """
                AND NOT EXISTS (SELECT 1 FROM assignment a JOIN person p ON p.id = a.person_id WHERE p.email = ? AND a.access_package_id = k.id
                    AND a.ended_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM assignment_request r JOIN person p ON p.id = r.requestor_id WHERE p.email = ? AND r.access_package_id = k.id
                    AND r.completed_at IS NULL)
                """;
        var packages = "SELECT k.id FROM access_package k WHERE removed_at IS NULL %s ORDER BY k.display_name";
        var open = action.oneIn(8) ? scene.database().column(packages.formatted("")) : scene.database().column(packages.formatted(fresh), who, who);
        // Most ask for what they see; some for what is not for them.
        var seen = scene.cast().caller(who).get("available-packages");
        var offered = action.oneIn(8) || seen.status() != 200 ? open : open.stream().filter(seen.<String>each("id")::contains).toList();
        return Scene.one(action.what(), offered).map(asked -> new WalkCall(who, "submit-request", body(scene, action, who, asked)));
    }

    /** A sponsor asks for some, of whom most are not theirs to ask for, or have it. */
    static Optional<WalkCall> submitFor(Scene scene, Action action) {
        var people = IntStream.rangeClosed(0, action.how() % 3).mapToObj(number -> Scene.one(action.how() / 3 + number, Cast.REQUESTORS).orElseThrow())
                .map(JsonBody::person).toList();
        return scene.one(action.who(), "SELECT DISTINCT p.email FROM sponsor s JOIN person p ON p.id = s.person_id WHERE s.removed_at IS NULL"
                + " AND p.state IN ('invited', 'active') ORDER BY p.email").flatMap(sponsor -> scene.one(action.what(),
                        "SELECT id FROM access_package WHERE removed_at IS NULL ORDER BY display_name").map(asked -> WalkCall.of(sponsor, "submit-requests",
                                "packageId", asked, "people", people, "justification", "They test the pumps")));
    }

    private static Map<String, Object> body(Scene scene, Action action, String who, String asked) {
        var body = JsonBody.of("packageId", asked, "justification", "The new line opens in May");
        var shown = scene.cast().caller(who).get("available-package", "id", asked);
        if (shown.status() == 200) {
            List<Map<String, Object>> policies = shown.json("policies");
            var policy = policies.get(action.how() % policies.size());
            body.put("policyId", policy.get("id"));
            if (Boolean.TRUE.equals(policy.get("mayChooseDates"))) {
                chooseDates(scene, action, body);
            }
        }
        if (action.oneIn(13)) {
            body.remove("justification");
        }
        return body;
    }

    private static void chooseDates(Scene scene, Action action, Map<String, Object> body) {
        var start = 1 + action.how() / 8 % 100;
        if (action.how() % 2 == 0) {
            body.put("startDateTime", scene.in(start));
        }
        if (action.how() % 5 == 0) {
            body.put("endDateTime", scene.in((body.containsKey("startDateTime") ? start : 0) + 3));
        }
    }

    static Optional<WalkCall> cancel(Scene scene, Action action) {
        return scene.one(action.what(), "SELECT id FROM assignment_request WHERE state IN ('pendingApproval', 'scheduled') ORDER BY created_at, id")
                .map(request -> WalkCall.of(action.oneIn(8) ? scene.anybody(action) : requestor(scene, request), "cancel-request", "requestId", request));
    }

    private static String requestor(Scene scene, String request) {
        return scene.value("SELECT p.email FROM assignment_request r JOIN person p ON p.id = r.requestor_id WHERE r.id = ?::uuid", request);
    }

    static Optional<WalkCall> giveBack(Scene scene, Action action) {
        return scene.one(action.what(), "SELECT a.id " + LIVE + " ORDER BY a.start_at, a.id")
                .map(held -> WalkCall.of(action.oneIn(8) ? scene.anybody(action) : holder(scene, held), "give-back-access", "assignmentId", held));
    }

    static Optional<WalkCall> extend(Scene scene, Action action) {
        return extensible(scene, action).map(held -> extended(holder(scene, held), held));
    }

    /** A sponsor asks for one of their people, seldom somebody else for whomever. */
    static Optional<WalkCall> extendFor(Scene scene, Action action) {
        return extensible(scene, action).map(held -> extended(action.oneIn(8) ? scene.anybody(action) : Granting.sponsor(scene, action, held), held));
    }

    private static WalkCall extended(String by, String held) {
        return WalkCall.of(by, "extend-access", "assignmentId", held, "justification", "Until the line runs");
    }

    private static Optional<String> extensible(Scene scene, Action action) {
        var extensible = """
                 AND EXISTS (SELECT 1 FROM policy_version v JOIN policy q ON q.id = v.policy_id JOIN policy_version n ON n.policy_id = q.id
                    AND n.number = q.current_version WHERE v.id = a.policy_version_id AND n.extension_allowed
                    AND a.end_at < ?::timestamptz + n.duration_hours * interval '1 hour')
                 AND a.end_at > ? AND NOT EXISTS (SELECT 1 FROM assignment_request r WHERE r.requestor_id = p.id
                    AND r.access_package_id = a.access_package_id AND r.completed_at IS NULL)
                """;
        return action.oneIn(8) ? scene.one(action.what(), "SELECT a.id " + LIVE + " ORDER BY a.start_at, a.id")
                : scene.one(action.what(), "SELECT a.id " + LIVE + extensible + " ORDER BY a.start_at, a.id", scene.now(), scene.now());
    }

    static String holder(Scene scene, String assignment) {
        return scene.value("SELECT p.email FROM assignment a JOIN person p ON p.id = a.person_id WHERE a.id = ?::uuid", assignment);
    }
}
