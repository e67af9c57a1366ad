package dev.guesthouse.packages;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.approval.Deciders;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.RequestView.Named;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.policy.ApprovalStage;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.request.AssignmentRequest;

/**
 * What a change would lead to, as a dry run tells it.
 *
 * @param holders how many people have the package now
 * @param openRequests how many requests for it are open
 * @param organizations how many connected organizations the policy is for; null of a package
 * @param asks whom requests under the policy would ask now: of the people of the first of these organizations by name, at most 20; null of a
 *            package
 */
public record Effect(long holders, long openRequests, Long organizations, List<OfPeople> asks) {

    private static final int MOST = 20;

    /**
     * Whom requests of some people would ask.
     *
     * @param organization whose people; null for those of no connected organization
     * @param stages of the policy, in order; none where no approval is needed
     */
    public record OfPeople(Named organization, List<OfStage> stages) {
    }

    /**
     * Whom a stage would ask.
     *
     * @param approvers nobody where their requests would be denied for want of anybody to decide: name a fallback then
     * @param fallback whether these are asked because there is no primary approver
     */
    public record OfStage(List<PersonName> approvers, boolean fallback) {

        private static OfStage of(Deciders.Asked asked) {
            return new OfStage(asked.people().stream().map(PersonName::of).toList(), asked.areFallbacks());
        }
    }

    static Effect of(AccessPackage accessPackage, Instant now) {
        return new Effect(Assignment.countLive(accessPackage, now), AssignmentRequest.countOpen(accessPackage), null, null);
    }

    static Effect of(Policy policy, Instant now) {
        var version = policy.current();
        var first = PolicyMatch.organizations(version, MOST);
        var deciders = Deciders.of(first);
        var stages = version.stages();
        var strangers = version.scope == PolicyScope.anyExternalUser ? Stream.of(of(deciders, stages, null)) : Stream.<OfPeople>of();
        return new Effect(Assignment.countLive(policy.accessPackage, now), AssignmentRequest.countOpen(policy.accessPackage),
                PolicyMatch.countOrganizations(version), Stream.concat(first.stream().map(each -> of(deciders, stages, each)), strangers).toList());
    }

    private static OfPeople of(Deciders deciders, List<ApprovalStage> stages, Organization organization) {
        return new OfPeople(organization == null ? null : new Named(organization.id, organization.displayName),
                deciders.asked(stages, organization).stream().map(OfStage::of).toList());
    }
}
