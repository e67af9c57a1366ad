package dev.guesthouse.walks;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Client;

/** What a cron does, by itself or while somebody else does something. */
final class JobDeeds {

    private static final List<String> IN_ORDER = List.of("time-out-requests", "start-scheduled", "expire-assignments", "end-guests", "send-reminders",
            "deliver", "send-messages", "purge", "count-access", "reconcile");
    /** Answers of theirs that say that something was done. */
    private static final List<String> DONE = List.of("timedOut", "alternatesAsked", "started", "ended", "deleted", "ends", "decisions", "granted", "revoked",
            "accounts", "failed", "settled", "sent", "dropped");

    private JobDeeds() {
    }

    static Optional<WalkCall> one(Scene scene, Action action) {
        return Scene.one(action.what(), IN_ORDER).map(job -> WalkCall.of(Cast.ADMIN, job));
    }

    static Optional<WalkCall> expire(Scene scene, Action action) {
        return Optional.of(WalkCall.of(Cast.ADMIN, "expire-assignments", "batchSize", 1 + action.how() % 3));
    }

    static Optional<WalkCall> timeOut(Scene scene, Action action) {
        return Optional.of(WalkCall.of(Cast.ADMIN, "time-out-requests"));
    }

    static Optional<WalkCall> deliver(Scene scene, Action action) {
        return Optional.of(WalkCall.of(Cast.ADMIN, "deliver"));
    }

    /** Runs every job until none finds anything to do. */
    static void rest(Scene scene) {
        var cron = scene.cast().caller(Cast.ADMIN);
        for (int i = 0; i < 20; i++) {
            // A job finds nothing to do where another run is at it in the background.
            scene.database().awaitQuiet();
            if (IN_ORDER.stream().map(job -> ran(cron, job)).filter(JobDeeds::didSomething).count() == 0) {
                return;
            }
        }
        throw new AssertionError("the jobs find something to do again and again");
    }

    private static Answer ran(Client cron, String job) {
        var answer = cron.post(job);
        WalkAnswers.check(WalkCall.of(Cast.ADMIN, job), answer);
        return answer.ok();
    }

    /** That a job left nothing to its next run because of a fault; target systems may fail. */
    static void check(WalkCall call, Answer answer) {
        if (IN_ORDER.contains(call.function()) && !call.function().equals("deliver") && answer.json("failed") instanceof Integer failed && failed > 0) {
            throw new Broken("OPS-03 a job does all that is due", call + " -> " + answer);
        }
    }

    private static boolean didSomething(Answer answer) {
        Map<String, Object> counts = answer.json("");
        return DONE.stream().anyMatch(name -> counts.get(name) instanceof Integer count && count > 0);
    }
}
