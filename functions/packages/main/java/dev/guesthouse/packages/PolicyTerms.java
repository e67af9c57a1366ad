package dev.guesthouse.packages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import dev.guesthouse.person.PersonRef;
import dev.guesthouse.policy.ApproverKind;
import dev.guesthouse.policy.ExpirationKind;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.policy.QuestionKind;

/** What a version of a policy says, as calls give it: everything of a policy but its name, description and whether it is enabled. */
public record PolicyTerms(PolicyScope scope, List<UUID> organizations, List<PersonRef> people, Approval approval, Expiration expiration,
        Extension extension, List<Question> questions, Boolean notifyRequestor) {

    /** @param requestorJustificationRequired null is no */
    public record Approval(Boolean requestorJustificationRequired, List<Stage> stages) {
    }

    /**
     * @param alternateApprovers asked too after {@code alternateAfter} without a decision (POL-07)
     * @param alternateAfter at least a day and less than the time-out; goes with alternate approvers
     * @param timeout 1-90 days, null for 14 days
     * @param approverJustificationRequired null is yes
     */
    public record Stage(List<Approver> primaryApprovers, List<Approver> fallbackApprovers, List<Approver> alternateApprovers,
            Duration alternateAfter, Duration timeout, Boolean approverJustificationRequired) {
    }

    /** Either a kind that finds people, or a person. */
    public record Approver(ApproverKind kind, PersonRef person) {
    }

    /** @param requestorMayChoose that a window inside this one can be asked for; null is no */
    public record Expiration(ExpirationKind kind, Instant endDateTime, Duration duration, Boolean requestorMayChoose) {
    }

    /** Null for both is no. */
    public record Extension(Boolean allowed, Boolean approvalRequired) {
    }

    /**
     * A question to the requestor (POL-10).
     *
     * @param id of a question that the policy has already, to keep it the same one; null for a new one
     * @param text by language: {@code {"en":…}}
     * @param choices 2 to 50, with the kind {@code choice}
     * @param pattern an RE2 expression that the whole answer must match; not with the kind {@code choice}
     * @param required null is no
     */
    public record Question(UUID id, Map<String, String> text, QuestionKind kind, List<Choice> choices, String pattern, Boolean required) {
    }

    /** @param text by language; null where the value speaks for itself */
    public record Choice(String value, Map<String, String> text) {
    }

    /** True where it says nothing at all. */
    boolean isSilent() {
        return Stream.of(scope, organizations, people, approval, expiration, extension, questions, notifyRequestor).allMatch(Objects::isNull);
    }
}
