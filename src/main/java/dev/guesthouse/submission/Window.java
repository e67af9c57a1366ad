package dev.guesthouse.submission;

import java.time.Duration;
import java.time.Instant;

import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/**
 * When somebody asks to have access (POL-08).
 *
 * @param startDateTime not in the past, where a moment ago is at once; left out for at once
 * @param endDateTime the first moment without it, not later than the policy gives; left out for as long as that
 */
public record Window(Instant startDateTime, Instant endDateTime) {

    /** How long ago a start may lie and be plainly now: clocks differ, and a call takes its time. */
    private static final Duration A_MOMENT = Duration.ofMinutes(5);

    /** As it is meant at this moment: who asks for a start now, or a moment ago, asks for one at once. */
    Window asMeant(Instant now) {
        var isNow = startDateTime != null && !startDateTime.isAfter(now) && !startDateTime.isBefore(now.minus(A_MOMENT));
        return isNow ? new Window(null, endDateTime) : this;
    }

    /** @throws Problem naming what cannot be chosen, or is not inside the window that the policy gives */
    void checkChosen(PolicyVersion policy, Instant now) {
        if (!policy.requestorMayChoose && (startDateTime != null || endDateTime != null)) {
            throw Problem.invalid(startDateTime == null ? "endDateTime" : "startDateTime", "cannot be chosen under this policy");
        }
        check(policy, now);
    }

    /** As {@link #checkChosen}, for whoever may choose under any policy. */
    void check(PolicyVersion policy, Instant now) {
        var fields = new Fields();
        if (startDateTime != null && startDateTime.isBefore(now)) {
            fields.refuse("startDateTime", "must not be in the past");
        }
        var from = startDateTime == null ? now : startDateTime;
        var longest = policy.endOfAccessFrom(from);
        var last = PolicyVersion.lastEnd(now);
        if (longest != null && !from.isBefore(longest)) {
            fields.refuse("startDateTime", "must be before %s, when access under this policy ends", longest);
        } else if (!from.isBefore(last)) {
            fields.refuse("startDateTime", "must be before %s, 3,660 days from now", last);
        } else if (endDateTime == null && longest != null && longest.isAfter(last)) {
            fields.refuse("startDateTime", "must be earlier, or an end be given: no access may last beyond %s, 3,660 days from now", last);
        }
        if (endDateTime != null && !endDateTime.isAfter(from)) {
            fields.refuse("endDateTime", "must be after the start");
        }
        if (endDateTime != null && longest != null && endDateTime.isAfter(longest)) {
            fields.refuse("endDateTime", "must not be after %s, the longest that this policy gives", longest);
        } else if (endDateTime != null && endDateTime.isAfter(last)) {
            fields.refuse("endDateTime", "must not be after %s, 3,660 days from now", last);
        }
        fields.check();
    }
}
