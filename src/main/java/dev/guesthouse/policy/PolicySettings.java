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
 * @param scope who may ask
 * @param organizations one or more with the scope {@code specificOrganizations}, none with any other; left out for none
 * @param people one or more with the scope {@code specificPeople}, none with any other; left out for none
 * @param approval who has to say yes; in a change no stages say that nobody has to any more; null where nobody has to
 * @param expiration how long access lasts
 * @param extension whether its holder may ask for a later end; left out they may not
 * @param questions to the requestor, at most 20; those with the id of one that was there stay the same question; left out for
 *            none
 * @param notifyRequestor whether the requestor is told of access and its end; {@code true} where it is left out
 */
public record PolicySettings<P>(PolicyScope scope, List<UUID> organizations, List<P> people, Approval<P> approval, Expiration expiration,
        Extension extension, List<Question> questions, Boolean notifyRequestor) {

    /**
     * Who has to say yes.
     *
     * @param requestorJustificationRequired whether whoever asks must say why; {@code false} where it is left out
     * @param stages at most 3, one after the other, and one or more in a new policy; in a change none say that approval is needed no more
     */
    public record Approval<P>(Boolean requestorJustificationRequired, List<Stage<P>> stages) {
    }

    /**
     * One yes that is needed: the first of its approvers to decide decides.
     *
     * @param primaryApprovers who is asked, at least one
     * @param fallbackApprovers asked where there is no primary approver (POL-06), a person among them with primary approvers none of whom is one; left out for none
     * @param alternateApprovers asked too after {@code alternateAfter} without a decision (POL-07); left out for none
     * @param alternateAfter hours or days, at least a day and less than the time-out; goes with alternate approvers, null without
     * @param timeout hours or days, from a day to 90 days, after which the request is denied; {@code P14D} where it is left out
     * @param approverJustificationRequired whether a decision must say why; {@code true} where it is left out
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

    /**
     * Either a kind that finds people, or a person; answers have {@code person} as the kind then.
     *
     * @param kind which people are found; left out for a person
     * @param person null unless a person is named
     */
    public record Approver<P>(ApproverKind kind, P person) {
    }

    /**
     * How long access lasts.
     *
     * @param kind how its end is found
     * @param endDateTime with the kind {@code onDate}, at most 3,660 days from now; null with every other
     * @param duration with the kind {@code afterDuration}, hours or days, from an hour to 3,660 days; null with every other
     * @param requestorMayChoose whether a window inside this one can be asked for; {@code false} where it is left out
     */
    public record Expiration(ExpirationKind kind, Instant endDateTime, Duration duration, Boolean requestorMayChoose) {

        static Expiration of(PolicyVersion version) {
            return new Expiration(version.expiration, version.endAt, version.duration(), version.requestorMayChoose);
        }
    }

    /**
     * Whether a later end can be asked for (POL-09).
     *
     * @param allowed not with the scope {@code nobody}; {@code false} where it is left out
     * @param approvalRequired whether the policy's stages decide it again; {@code false} where it is left out
     */
    public record Extension(Boolean allowed, Boolean approvalRequired) {

        static Extension of(PolicyVersion version) {
            return new Extension(version.allowsExtension(), version.extensionApprovalRequired);
        }
    }

    /**
     * A question to the requestor (POL-10).
     *
     * @param id of a question that the policy has already, to keep it the same one; left out for a new one
     * @param text by language tag, in one language or more: {@code {"en":…}}; each one line of up to 400 characters
     * @param kind how it is answered
     * @param choices 2 to 50, with the kind {@code choice}; null with every other
     * @param pattern an RE2 expression that the whole answer must match, at most 200 characters, not with the kind {@code
     *            choice}; null where anything goes
     * @param required whether it must be answered; {@code false} where it is left out
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
