package dev.guesthouse.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.approval.Stages;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.assignment.Fulfilment;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.ExpirationKind;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.policy.PolicyVersion;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestAnswer;
import dev.guesthouse.request.RequestEvent;
import dev.guesthouse.request.RequestType;

/** Takes requests for access (REQ-02), for longer access (POL-09), and direct assignments (REQ-10). Runs in the caller's transaction. */
@ApplicationScoped
public class Submission {

    /** What can refuse an extension beside its own terms. */
    private static final List<RequestRule> OF_EXTENSION = List.of(RequestRule.standing, RequestRule.justification, RequestRule.requestOpen, RequestRule.flood);
    /** What can refuse a direct assignment: nobody asked, so nothing is asked of them. */
    private static final List<RequestRule> OF_ASSIGNMENT = List.of(RequestRule.requestOpen, RequestRule.accessLive, RequestRule.incompatible);

    private final Stages stages;
    private final Fulfilment fulfilment;
    private final Expiry expiry;
    private final Audit audit;

    Submission(Stages stages, Fulfilment fulfilment, Expiry expiry, Audit audit) {
        this.stages = stages;
        this.fulfilment = fulfilment;
        this.expiry = expiry;
        this.audit = audit;
    }

    /**
     * Makes the request and asks for approval, or gives access where none is needed.
     *
     * @param policyId the requestor's choice where several policies fit; may be null
     * @param reasons the justification, where the policy asks for one, and the answers to its questions
     * @throws Problem not-found (REQ-04), choose-policy (POL-11), invalid-input (REQ-03), request-open or access-live (REQ-05),
     *     incompatible (PKG-06)
     */
    public AssignmentRequest submit(UUID requestorId, AccessPackage accessPackage, UUID policyId, Window window, Reasons reasons, Act act) {
        // The lock: whoever asks twice at once asks one after the other.
        var requestor = Person.locked(requestorId);
        // Its removal would not see the request that is being made (ORG-11).
        Organization.of(requestor).ifPresent(Organization::keep);
        keep(accessPackage);
        // First: what ended before it was delivered has an open request still.
        expiry.endOverdue(accessPackage, requestor, act.at());
        var asking = new Asking(requestor, accessPackage, policyId, window, reasons, act.at());
        RequestRule.check(List.of(RequestRule.values()), asking);
        var policy = asking.policy();
        var request = AssignmentRequest.make(RequestType.userAdd, requestor, accessPackage, policy, reasons.justification(), act.at());
        request.startAt = window.start();
        request.endAt = window.end();
        submitted(request, asking.answers(), act);
        start(request, !policy.stages().isEmpty(), act);
        return request;
    }

    /**
     * Asks for a later end of one's own access (POL-09), with approval again where the policy wants it.
     *
     * @param end null is the policy's duration from the end that holds now
     * @throws Problem not-found, extension-refused, request-open, invalid-input
     */
    public AssignmentRequest extend(UUID requestorId, UUID assignmentId, Instant end, String justification, Act act) {
        var requestor = Person.locked(requestorId);
        Organization.of(requestor).ifPresent(Organization::keep);
        var assignment = Assignment.<Assignment>findByIdOptional(assignmentId).filter(it -> requestor.is(it.person))
                .orElseThrow(() -> Problem.notFound("assignment"));
        if (!assignment.isLive(act.at())) {
            throw Problem.ended();
        }
        keep(assignment.accessPackage);
        // As the policy is now: whether it extends at all can have changed since access was given.
        var policy = assignment.policyVersion.policy.current();
        var takesRequests = policy.policy.enabled && policy.policy.removedAt == null;
        if (!takesRequests || !policy.extensionAllowed || assignment.endAt == null || !PolicyMatch.isInScope(policy, requestor)) {
            throw new Problem(ProblemType.EXTENSION_REFUSED, "This access cannot be extended: its policy does not allow it, or not for you.");
        }
        RequestRule.check(OF_EXTENSION, new Asking(requestor, policy, Window.OF_POLICY, new Reasons(justification, null), act.at()));
        var request = AssignmentRequest.make(RequestType.userExtend, requestor, assignment.accessPackage, policy, justification, act.at());
        request.assignmentId = assignment.id;
        request.endAt = laterEnd(assignment, policy, end);
        submitted(request, List.of(), act);
        start(request, policy.extensionApprovalRequired && !policy.stages().isEmpty(), act);
        return request;
    }

    /**
     * Gives a person access without their asking and without approval (REQ-10).
     *
     * @throws Problem request-open or access-live, incompatible (PKG-06), invalid-input for dates
     */
    public AssignmentRequest assign(UUID personId, PolicyVersion policy, Window window, String justification, Act act) {
        var person = Person.locked(personId);
        Organization.of(person).ifPresent(Organization::keep);
        var accessPackage = policy.policy.accessPackage;
        keep(accessPackage);
        window.check(policy, act.at());
        expiry.endOverdue(accessPackage, person, act.at());
        RequestRule.check(OF_ASSIGNMENT, new Asking(person, policy, window, new Reasons(justification, null), act.at()));
        var request = AssignmentRequest.make(RequestType.adminAdd, person, accessPackage, policy, justification, act.at());
        request.startAt = window.start();
        request.endAt = window.end();
        submitted(request, List.of(), act);
        start(request, false, act);
        return request;
    }

    /** Nobody deletes or changes the package or its policies until the request is there (PKG-05, POL-12). */
    private static void keep(AccessPackage accessPackage) {
        AccessPackage.findById(accessPackage.id, LockModeType.PESSIMISTIC_READ);
        if (accessPackage.removedAt != null) {
            throw Problem.notFound("access package");
        }
    }

    private void start(AssignmentRequest request, boolean approval, Act act) {
        if (approval) {
            request.move(RequestEvent.askApproval, act.at());
            stages.open(request, 1, act.at());
        } else {
            fulfilment.fulfil(request, act);
        }
    }

    private void submitted(AssignmentRequest request, List<RequestAnswer> answers, Act act) {
        request.persist();
        answers.forEach(answer -> {
            answer.request = request;
            answer.persist();
        });
        var after = new LinkedHashMap<String, Object>();
        after.put("type", request.type);
        after.put("person", request.requestor.id);
        after.put("accessPackage", request.accessPackage.id);
        after.put("policy", request.policyVersion.policy.id);
        after.put("policyVersion", request.policyVersion.number);
        after.put("organization", request.organization == null ? null : request.organization.id);
        after.put("startDateTime", request.startAt);
        after.put("endDateTime", request.endAt);
        audit.event(act, "request.submitted", "request", request.id).after(after).personal("justification", request.justification)
                .personal("answers", answers.isEmpty() ? null : answers.stream().collect(Collectors.toMap(answer -> answer.question.questionId, answer -> answer.value)))
                .write();
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
