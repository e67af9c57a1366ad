package dev.guesthouse.walks;

import java.util.HashMap;
import java.util.Map;

/** That whoever does something stands in the audit with it (AUD-01). */
final class WalkEvents {

    /** What functions write for whoever calls them, each time that they do not refuse; those that may find nothing to change are not here. */
    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("submit-request", "request.submitted"), Map.entry("extend-access", "request.submitted"),
            Map.entry("assign-access", "request.submitted"), Map.entry("cancel-request", "request.canceled"),
            Map.entry("approve-request", "request.approved"), Map.entry("deny-request", "request.denied"),
            Map.entry("reassign-stage", "stage.reassigned"), Map.entry("give-back-access", "assignment.ended"),
            Map.entry("end-access", "assignment.ended"), Map.entry("remove-access", "assignment.ended"),
            Map.entry("change-access", "assignment.changed"), Map.entry("reprocess-request", "request.reprocessed"),
            Map.entry("end-assignments", "assignments.ended"), Map.entry("add-organization", "organization.added"),
            Map.entry("remove-organization", "organization.removed"), Map.entry("invite-guest", "guest.invited"),
            Map.entry("erase-person", "person.erased"));

    private WalkEvents() {
    }

    /** How many there are of each kind by people. */
    static Map<String, Integer> count(Scene scene) {
        var counts = new HashMap<String, Integer>();
        scene.database().column("SELECT action || ' ' || count(*) FROM audit_event WHERE actor_kind = 'person' GROUP BY action").forEach(row -> counts
                .put(row.split(" ")[0], Integer.valueOf(row.split(" ")[1])));
        return counts;
    }

    /** @param done how often each function was called and did not refuse */
    static void check(Map<String, Integer> before, Map<String, Integer> after, Map<String, Integer> done) {
        var owed = new HashMap<String, Integer>();
        done.forEach((function, times) -> {
            if (WRITTEN.containsKey(function)) {
                owed.merge(WRITTEN.get(function), times, Integer::sum);
            }
        });
        owed.forEach((action, times) -> {
            var written = after.getOrDefault(action, 0) - before.getOrDefault(action, 0);
            if (written < times) {
                throw new Broken("AUD-01 every change has its event", "%s: %d changes, %d events".formatted(action, times, written));
            }
        });
    }
}
