package dev.guesthouse.submission;

import java.time.Instant;

import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/**
 * When somebody asks to have access (POL-08).
 *
 * @param startDateTime not in the past; left out for at once
 * @param endDateTime the first moment without it, not later than the policy gives; left out for as long as that
 */
public record Window(Instant startDateTime, Instant endDateTime) {

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
            fields.refuse("startDateTime", "must be before %s, when access under this policy ends".formatted(longest));
        } else if (!from.isBefore(last)) {
            fields.refuse("startDateTime", "must be before %s, 3,660 days from now".formatted(last));
        } else if (endDateTime == null && longest != null && longest.isAfter(last)) {
            fields.refuse("startDateTime", "must be earlier, or an end be given: no access may last beyond %s, 3,660 days from now".formatted(last));
        }
        if (endDateTime != null && !endDateTime.isAfter(from)) {
            fields.refuse("endDateTime", "must be after the start");
        }
        if (endDateTime != null && longest != null && endDateTime.isAfter(longest)) {
            fields.refuse("endDateTime", "must not be after %s, the longest that this policy gives".formatted(longest));
        } else if (endDateTime != null && endDateTime.isAfter(last)) {
            fields.refuse("endDateTime", "must not be after %s, 3,660 days from now".formatted(last));
        }
        fields.check();
    }
}
