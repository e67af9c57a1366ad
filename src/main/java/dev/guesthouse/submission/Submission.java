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
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;

/** Takes requests for access (REQ-02), for longer access (POL-09), and direct assignments (REQ-10). Runs in the caller's transaction. */
@ApplicationScoped
public class Submission {

    /** How many requests one person can cancel within {@link #WINDOW} and ask for the same package again. */
    private static final int MOST = 5;
    private static final Duration WINDOW = Duration.ofDays(1);

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
        var requestor = asking(requestorId);
        // Its removal would not see the request that is being made (ORG-11).
        Organization.of(requestor).ifPresent(Organization::keep);
        keep(accessPackage);
        var policy = PolicyMatch.choose(accessPackage, requestor, policyId, act.at());
        var answers = reasons.check(policy);
        if (!policy.requestorMayChoose && !window.equals(Window.OF_POLICY)) {
            throw Problem.invalid(window.start() == null ? "endDateTime" : "startDateTime", "cannot be chosen under this policy");
        }
        window.check(policy, act.at());
        refuseWhatIsInTheWay(accessPackage, requestor, act.at());
        refuseFlood(accessPackage, requestor, act.at());
        var request = AssignmentRequest.make(RequestType.userAdd, requestor, accessPackage, policy, reasons.justification(), act.at());
        request.startAt = window.start();
        request.endAt = window.end();
        submitted(request, answers, act);
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
        var requestor = asking(requestorId);
        Organization.of(requestor).ifPresent(Organization::keep);
        var assignment = Assignment.<Assignment>findByIdOptional(assignmentId).filter(it -> requestor.is(it.person))
                .orElseThrow(() -> Problem.notFound("assignment"));
        if (!assignment.isLive(act.at())) {
            throw Problem.ended();
        }
        keep(assignment.accessPackage);
        // As the policy is act.at(): whether it extends at all can have changed since access was given.
        var policy = assignment.policyVersion.policy.current();
        var takesRequests = policy.policy.enabled && policy.policy.removedAt == null;
        if (!takesRequests || !policy.extensionAllowed || assignment.endAt == null || !PolicyMatch.isInScope(policy, requestor)) {
            throw new Problem(ProblemType.EXTENSION_REFUSED, "This access cannot be extended: its policy does not allow it, or not for you.");
        }
        requireJustification(policy, justification);
        refuseOpen(assignment.accessPackage, requestor);
        refuseFlood(assignment.accessPackage, requestor, act.at());
        var request = AssignmentRequest.make(RequestType.userExtend, requestor, assignment.accessPackage, policy, justification, act.at());
        request.assignment = assignment;
        request.endAt = laterEnd(assignment, policy, end);
        submitted(request, List.of(), act);
        start(request, policy.extensionApprovalRequired && !policy.stages().isEmpty(), act);
        return request;
    }

    /** Whoever asks, locked. Somebody may have blocked them while this call waited (IDY-03); to lack access is no reason (GST-02). */
    private static Person asking(UUID requestorId) {
        var requestor = Person.locked(requestorId);
        if (!requestor.mayBeGivenAccess()) {
            throw new Problem(ProblemType.UNAUTHENTICATED, "You are not signed in any more.");
        }
        return requestor;
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
        refuseWhatIsInTheWay(accessPackage, person, act.at());
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

    private static void requireJustification(PolicyVersion policy, String justification) {
        if (justification == null && policy.requestorJustificationRequired) {
            throw Problem.invalid("justification", "is required: say why you need this");
        }
    }

    private void refuseWhatIsInTheWay(AccessPackage accessPackage, Person person, Instant now) {
        // First: what ended before it was delivered has an open request still.
        expiry.endOverdue(accessPackage, person, now);
        refuseOpen(accessPackage, person);
        Assignment.notEnded(accessPackage, person).ifPresent(live -> {
            throw new Problem(ProblemType.ACCESS_LIVE, "This access is there already.").with("assignment", live.id);
        });
        Assignment.inTheWayOf(accessPackage, person, now).stream().findFirst().ifPresent(held -> {
            throw new Problem(ProblemType.INCOMPATIBLE, "%s does not go with %s, which is held already.".formatted(accessPackage.displayName,
                    held.accessPackage.displayName)).with("package", held.accessPackage.id).with("assignment", held.id);
        });
    }

    private static void refuseOpen(AccessPackage accessPackage, Person person) {
        AssignmentRequest.open(accessPackage, person).ifPresent(open -> {
            throw new Problem(ProblemType.REQUEST_OPEN, "This has been asked for already.").with("request", open.id).with("state", open.state);
        });
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

    /** Each request and each cancellation writes to every approver: one after the other, they must not fill their mailboxes (MSG-05). */
    private static void refuseFlood(AccessPackage accessPackage, Person requestor, Instant now) {
        if (AssignmentRequest.count("accessPackage = ?1 and requestor = ?2 and state = ?3 and createdAt > ?4", accessPackage, requestor,
                RequestState.canceled, now.minus(WINDOW)) >= MOST) {
            throw new Problem(ProblemType.TOO_MANY_REQUESTS,
                    "You have asked for this and canceled %d times within a day: ask again tomorrow.".formatted(MOST))
                    .with("retryAfter", (int) WINDOW.toSeconds());
        }
    }
}
