package dev.guesthouse.packages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.QuestionView;
import dev.guesthouse.policy.ApprovalStage;
import dev.guesthouse.policy.ApproverKind;
import dev.guesthouse.policy.ApproverPart;
import dev.guesthouse.policy.ExpirationKind;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.policy.PolicyVersion;

/**
 * A policy as administrators see it.
 *
 * @param version the number of what it says now
 * @param approval null where none is needed
 */
public record PolicyView(UUID id, UUID packageId, int version, String displayName, String description, boolean enabled, PolicyScope scope,
        List<UUID> organizations, List<PersonName> people, Approval approval, Expiration expiration, Extension extension,
        List<QuestionView> questions, boolean notifyRequestor, Instant createdDateTime) {

    public record Approval(boolean requestorJustificationRequired, List<Stage> stages) {
    }

    /** @param alternateAfter null where there are no alternates */
    public record Stage(List<Approver> primaryApprovers, List<Approver> fallbackApprovers, List<Approver> alternateApprovers,
            Duration alternateAfter, Duration timeout, boolean approverJustificationRequired) {
    }

    /** @param person only with the kind {@code person} */
    public record Approver(ApproverKind kind, PersonName person) {
    }

    public record Expiration(ExpirationKind kind, Instant endDateTime, Duration duration, boolean requestorMayChoose) {
    }

    public record Extension(boolean allowed, boolean approvalRequired) {
    }

    static PolicyView of(Policy policy) {
        var version = policy.current();
        var stages = version.stages();
        return new PolicyView(policy.id, policy.accessPackage.id, version.number, policy.displayName, policy.description, policy.enabled,
                version.scope, version.organizations.stream().map(organization -> organization.id).sorted().toList(),
                version.people.stream().map(PersonName::of).toList(),
                stages.isEmpty() ? null : new Approval(version.requestorJustificationRequired, stages.stream().map(PolicyView::stage).toList()),
                expiration(version), new Extension(version.extensionAllowed, version.extensionApprovalRequired),
                version.questions().stream().map(QuestionView::of).toList(), version.notifyRequestor, policy.createdAt);
    }

    private static Stage stage(ApprovalStage stage) {
        return new Stage(approvers(stage, ApproverPart.primary), approvers(stage, ApproverPart.fallback), approvers(stage, ApproverPart.alternate),
                stage.alternateAfterHours == null ? null : Duration.ofHours(stage.alternateAfterHours), Duration.ofHours(stage.timeoutHours),
                stage.approverJustificationRequired);
    }

    private static List<Approver> approvers(ApprovalStage stage, ApproverPart part) {
        return stage.approvers(part).stream().map(rule -> new Approver(rule.kind, PersonName.of(rule.person))).toList();
    }

    private static Expiration expiration(PolicyVersion version) {
        return new Expiration(version.expiration, version.endAt, version.duration(), version.requestorMayChoose);
    }
}
