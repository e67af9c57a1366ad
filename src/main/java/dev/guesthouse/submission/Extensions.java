package dev.guesthouse.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.audit.Act;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.ExpirationKind;
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
     * @param end null is the policy's duration from the end that holds now
     * @param justification may be null where the policy asks for none
     * @throws Problem not-found, extension-refused, request-open, invalid-input
     */
    public AssignmentRequest extend(UUID assignmentId, Instant end, String justification, Act act) {
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
        if (!extendsFor(policy, assignment, requestor)) {
            throw new Problem(ProblemType.EXTENSION_REFUSED, "This access cannot be extended: its policy does not allow it, or not for you.");
        }
        RequestRule.checkJustification(policy, why);
        RequestRule.check(RULES, new Asking(requestor, assignment.accessPackage, act.at()));
        var request = AssignmentRequest.make(RequestType.userExtend, requestor, assignment.accessPackage, policy, why, act.at());
        request.assignmentId = assignment.id;
        request.endAt = laterEnd(assignment, policy, end);
        return intake.take(request, List.of(), policy.extensionApprovalRequired && !policy.stages().isEmpty(), act);
    }

    /** Whether its holder may ask for more time: the policy allows it as it is now, and has some left. */
    public static boolean arePossible(Assignment assignment) {
        var policy = assignment.policyVersion.policy.current();
        return extendsFor(policy, assignment, assignment.person) && (policy.endAt == null || policy.endAt.isAfter(assignment.endAt));
    }

    private static boolean extendsFor(PolicyVersion policy, Assignment assignment, Person requestor) {
        var takesRequests = policy.policy.enabled && policy.policy.removedAt == null;
        return takesRequests && policy.extensionAllowed && assignment.endAt != null && PolicyMatch.isInScope(policy, requestor);
    }

    /** Later than now, and not past the policy's fixed end or one duration more (POL-09). */
    private static Instant laterEnd(Assignment assignment, PolicyVersion policy, Instant asked) {
        var latest = policy.expiration == ExpirationKind.afterDuration ? assignment.endAt.plus(Duration.ofHours(policy.durationHours)) : policy.endAt;
        var end = asked == null ? latest : asked;
        if (end == null || !end.isAfter(assignment.endAt) || (latest != null && end.isAfter(latest))) {
            throw Problem.invalid("endDateTime", "must be after %s%s".formatted(assignment.endAt, latest == null ? "" : " and not after " + latest));
        }
        return end;
    }
}
