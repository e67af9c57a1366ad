package dev.guesthouse.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approval.Progress;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.audit.Act;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestType;

/** Takes requests for longer access (POL-09). Runs in the caller's transaction. */
@ApplicationScoped
public class Extensions {

    /** What can refuse one beside its own terms. */
    private static final List<RequestRule> RULES = List.of(RequestRule.requestOpen, RequestRule.flood);

    private final Intake intake;

    Extensions(Intake intake) {
        this.intake = intake;
    }

    /**
     * Asks for a later end of one's own access, with approval again where the policy wants it.
     *
     * @param end null is as long as the policy gives from the moment when it is extended: one duration, or until its date
     * @param justification may be null where the policy asks for none
     * @throws Problem not-found, extension-refused, request-open, invalid-input, too-many-requests
     */
    public Progress extend(UUID assignmentId, Instant end, String justification, Act act) {
        var fields = new Fields();
        fields.required("assignmentId", assignmentId);
        var why = fields.justification(justification);
        fields.check();
        var requestor = Intake.asking(act);
        var assignment = Assignment.<Assignment>findByIdOptional(assignmentId).filter(it -> requestor.is(it.person))
                .orElseThrow(() -> Problem.notFound("assignment"));
        if (!assignment.isLive(act.at())) {
            throw Problem.ended();
        }
        Intake.keep(assignment.accessPackage);
        // As the policy is now: whether it extends at all can have changed since access was given.
        var policy = assignment.policyVersion.policy.current();
        obstacle(policy, assignment, act.at()).ifPresent(refusal -> {
            throw new Problem(ProblemType.EXTENSION_REFUSED, refusal);
        });
        RequestRule.checkJustification(policy, why);
        var asking = new Asking(requestor, assignment.accessPackage, act);
        RequestRule.check(RULES, asking);
        checkEnd(policy, assignment, end, act.at());
        var request = AssignmentRequest.make(RequestType.userExtend, requestor, assignment.accessPackage, policy, why, act.at());
        request.assignmentId = assignment.id;
        request.endAt = end;
        asking.origin.ifPresent(origin -> origin.persist());
        return intake.take(request, List.of(), asksApproval(policy, assignment), act);
    }

    /** Whether its holder may ask for more time now: the policy allows it as it is today, and has some to give. */
    public static boolean arePossible(Assignment assignment, Instant now) {
        return obstacle(assignment.policyVersion.policy.current(), assignment, now).isEmpty();
    }

    /** Why nothing is added, whatever is asked for. */
    private static Optional<String> obstacle(PolicyVersion policy, Assignment assignment, Instant now) {
        var takesRequests = policy.policy.enabled && policy.policy.removedAt == null;
        if (!takesRequests || !policy.extensionAllowed || assignment.endAt == null || !PolicyMatch.isInScope(policy, assignment.person)) {
            return Optional.of("This access cannot be extended: its policy does not allow it, or not for you.");
        }
        if (assignment.shortenedFrom != null && policy.stages().isEmpty()) {
            return Optional.of("An administrator has shortened this access, and its policy names nobody who could approve more: ask an administrator.");
        }
        return latest(policy, now).isAfter(assignment.endAt) ? Optional.empty()
                : Optional.of("This access lasts until %s already, and for now its policy gives no more.".formatted(assignment.endAt));
    }

    private static boolean asksApproval(PolicyVersion policy, Assignment assignment) {
        return policy.extensionApprovalRequired || assignment.shortenedFrom != null;
    }

    /** The policy's fixed end, one duration from now, or the last end that there can be (POL-08, POL-09). */
    private static Instant latest(PolicyVersion policy, Instant now) {
        var longest = policy.endOfAccessFrom(now);
        return longest == null ? PolicyVersion.lastEnd(now) : longest;
    }

    private static void checkEnd(PolicyVersion policy, Assignment assignment, Instant asked, Instant now) {
        if (asked == null && policy.endOfAccessFrom(now) == null) {
            throw Problem.invalid("endDateTime", "is required: this policy has no duration");
        }
        var latest = latest(policy, now);
        if (asked != null && (!asked.isAfter(assignment.endAt) || asked.isAfter(latest))) {
            throw Problem.invalid("endDateTime", "must be after %s and not after %s".formatted(assignment.endAt, latest));
        }
    }
}
