package dev.guesthouse.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.guesthouse.person.Person;

/**
 * What a version of a policy says, as calls give it and answers show it: everything of a policy but its name, description and
 * whether it is enabled. What a call leaves out is a default in a new policy, and stays in one that is there.
 *
 * @param <P> how a person is named
 * @param approval null where none is needed; in a change, no stages say that none is needed any more
 * @param extension null is not allowed
 * @param questions null is none; those with the id of one that was there stay the same question
 * @param notifyRequestor whether the requestor is told of access and its end; null is yes
 */
public record PolicySettings<P>(PolicyScope scope, List<UUID> organizations, List<P> people, Approval<P> approval, Expiration expiration,
        Extension extension, List<Question> questions, Boolean notifyRequestor) {

    /** @param requestorJustificationRequired null is no */
    public record Approval<P>(Boolean requestorJustificationRequired, List<Stage<P>> stages) {
    }

    /**
     * @param alternateApprovers asked too after {@code alternateAfter} without a decision (POL-07)
     * @param alternateAfter at least a day and less than the time-out; goes with alternate approvers
     * @param timeout 1-90 days, null for 14 days
     * @param approverJustificationRequired null is yes
     */
    public record Stage<P>(List<Approver<P>> primaryApprovers, List<Approver<P>> fallbackApprovers, List<Approver<P>> alternateApprovers,
            Duration alternateAfter, Duration timeout, Boolean approverJustificationRequired) {

        private static <P> Stage<P> of(ApprovalStage stage, Function<Person, P> name) {
            return new Stage<>(approvers(stage, ApproverPart.primary, name), approvers(stage, ApproverPart.fallback, name),
                    approvers(stage, ApproverPart.alternate, name), stage.alternateAfter(), stage.timeout(), stage.approverJustificationRequired);
        }

        private static <P> List<Approver<P>> approvers(ApprovalStage stage, ApproverPart part, Function<Person, P> name) {
            return stage.approvers(part).stream().map(rule -> new Approver<>(rule.kind, rule.person == null ? null : name.apply(rule.person))).toList();
        }
    }

    /** Either a kind that finds people, or a person; answers have {@code person} as the kind then. */
    public record Approver<P>(ApproverKind kind, P person) {
    }

    /** @param requestorMayChoose that a window inside this one can be asked for; null is no */
    public record Expiration(ExpirationKind kind, Instant endDateTime, Duration duration, Boolean requestorMayChoose) {

        static Expiration of(PolicyVersion version) {
            return new Expiration(version.expiration, version.endAt, version.duration(), version.requestorMayChoose);
        }
    }

    /** Null for both is no. */
    public record Extension(Boolean allowed, Boolean approvalRequired) {

        static Extension of(PolicyVersion version) {
            return new Extension(version.allowsExtension(), version.extensionApprovalRequired);
        }
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
    public record Question(UUID id, Map<String, String> text, QuestionKind kind, List<PolicyQuestion.Choice> choices, String pattern, Boolean required) {

        /** As a version asks it. */
        public static Question of(PolicyQuestion question) {
            return new Question(question.questionId, question.text, question.kind, question.choices, question.pattern, question.required);
        }
    }

    /** What a version says, nothing left out. */
    public static <P> PolicySettings<P> of(PolicyVersion version, Function<Person, P> name) {
        var stages = version.stages().stream().map(stage -> Stage.of(stage, name)).toList();
        return new PolicySettings<>(version.scope, version.organizations.stream().map(organization -> organization.id).sorted().toList(),
                version.people.stream().sorted(Comparator.comparing(person -> person.id)).map(name).toList(),
                stages.isEmpty() ? null : new Approval<>(version.requestorJustificationRequired, stages), Expiration.of(version), Extension.of(version),
                version.questions().stream().map(Question::of).toList(), version.notifyRequestor);
    }

    /** True where it says nothing at all. */
    boolean isSilent() {
        return Stream.of(scope, organizations, people, approval, expiration, extension, questions, notifyRequestor).allMatch(Objects::isNull);
    }
}
