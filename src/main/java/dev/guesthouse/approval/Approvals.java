package dev.guesthouse.approval;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.guesthouse.approval.Candidates.Candidate;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.AssignmentsEnded;
import dev.guesthouse.assignment.Fulfilment;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.ApprovalStage;
import dev.guesthouse.policy.ApproverKind;
import dev.guesthouse.policy.ApproverPart;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.Denials;
import dev.guesthouse.request.RequestEvent;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;
import dev.guesthouse.role.RoleAssignment;

/**
 * What people do about a request's approval: decide, take it back, hand it to others. The lock on the request's row is what makes
 * two at once one after the other. Runs in the caller's transaction.
 */
@ApplicationScoped
public class Approvals {

    private final Stages stages;
    private final Fulfilment fulfilment;
    private final Denials denials;
    private final Audit audit;

    Approvals(Stages stages, Fulfilment fulfilment, Denials denials, Audit audit) {
        this.stages = stages;
        this.fulfilment = fulfilment;
        this.denials = denials;
        this.audit = audit;
    }

    /**
     * What an approver says.
     *
     * @param meant the request, and the stage that was open or that the link was made for when the call came in
     * @param justification may be null where the stage asks for none
     */
    public record Verdict(RequestStage.Ids meant, boolean approve, String justification) {
    }

    /**
     * Records the first decision of the open stage (APR-01) and does what follows from it.
     *
     * @return how the request stands then
     * @throws Problem not-found, forbidden (APR-02), already-decided or not-pending (APR-03), invalid-input (APR-08)
     */
    public Progress decide(Verdict verdict, Act act) {
        var request = locked(verdict.meant.requestId(), verdict.meant.assignmentId());
        // Not before the lock: who was blocked while this call waited for it must not decide any more (APR-02).
        var opened = RequestStage.of(request);
        var approver = Person.<Person>findById(act.by().id());
        if (!isInvolved(request, opened, approver)) {
            // Administrators may see every request, and decide none that they were not asked about.
            throw RoleAssignment.isAdministrator(approver.id) ? notAnApprover() : Problem.notFound("request");
        }
        var stage = opened.stream().filter(open -> open.state == StageState.open && open.id.equals(verdict.meant.stageId())).findFirst()
                .orElseThrow(() -> closed(request, opened, verdict.meant.stageId(), approver));
        if (!mayDecide(stage, approver)) {
            throw notAnApprover();
        }
        checkTime(stage, act.at());
        if (request.type == RequestType.userExtend && !Assignment.<Assignment>findById(request.assignmentId).isLive(act.at())) {
            throw new Problem(ProblemType.NOT_PENDING, "The access that this is to extend has ended.");
        }
        var asked = request.policyVersion.stages();
        if (verdict.approve && request.policyVersion.isPast(act.at())) {
            throw new Problem(ProblemType.NOT_PENDING, "Access under this policy ended at %s.", request.policyVersion.endAt);
        }
        if (verdict.justification == null && stage.approvalStage.approverJustificationRequired) {
            throw Problem.invalid("justification", "is required: say why you decide so");
        }
        stage.close(verdict.approve ? StageState.approved : StageState.denied, approver, verdict.justification, act.at());
        audit.event(act, verdict.approve ? "request.approved" : "request.denied", "request", request.id)
                .after(Map.of("stage", stage.number, "decision", stage.state)).personal("justification", verdict.justification).write();
        stages.tellApprovers(opened, stage, act.at());
        if (verdict.approve) {
            return proceed(request, asked, opened, act);
        }
        request.move(RequestEvent.deny, act.at());
        denials.tell(request, MessageKind.requestDenied, act.at());
        return new Progress(request, opened, request.assignmentId);
    }

    private Progress proceed(AssignmentRequest request, List<ApprovalStage> asked, List<RequestStage> opened, Act act) {
        if (opened.size() == asked.size()) {
            return new Progress(request, opened, fulfilment.fulfil(request, act));
        }
        Candidates.keepRequestor(request);
        var next = stages.open(request, asked.get(opened.size()), act.at());
        return new Progress(request, Stream.concat(opened.stream(), Stream.of(next)).toList(), request.assignmentId);
    }

    /** Locks a request, and before it the access that it is about, if any, as whoever ends that does. */
    private static AssignmentRequest locked(UUID requestId, UUID assignmentId) {
        if (assignmentId != null) {
            Assignment.locked(assignmentId);
        }
        return AssignmentRequest.locked(requestId);
    }

    /**
     * Takes one's own request back (REQ-06).
     *
     * @throws Problem not-found; forbidden for those who may see it, approvers and administrators; not-pending
     */
    public AssignmentRequest takeBack(UUID requestId, Act act) {
        var request = AssignmentRequest.locked(requestId);
        var person = Person.byId(act.by().id());
        if (!person.is(request.requestor)) {
            throw isApprover(request, person) || RoleAssignment.isAdministrator(person.id)
                    ? Problem.forbidden("Only the requestor takes a request back.") : Problem.notFound("request");
        }
        cancel(request, null, act);
        return request;
    }

    /**
     * Ends a request before it was decided.
     *
     * @param reason null where the requestor did
     * @throws Problem not-pending, where it is too late
     */
    private void cancel(AssignmentRequest request, RequestReason reason, Act act) {
        request.move(RequestEvent.cancel, act.at());
        request.reason = reason;
        var opened = RequestStage.of(request);
        opened.stream().filter(stage -> stage.state == StageState.open).findFirst().ifPresent(stage -> {
            stage.close(StageState.canceled, null, null, act.at());
            if (reason == null) {
                stages.tellDeciders(opened, stage, act.at());
            } else {
                stages.tellApprovers(opened, stage, act.at());
            }
        });
        if (reason == RequestReason.organizationRemoved) {
            denials.tell(request, MessageKind.requestEnded, act.at());
        }
        audit.event(act, "request.canceled", "request", request.id).after(Audit.values("state", request.state, "reason", reason)).write();
    }

    /** Ends those of some requests that wait for a decision or their start still, one after the other; answers how many. */
    public int cancelWaiting(List<UUID> requests, RequestReason reason, Act act) {
        var canceled = 0;
        for (var id : requests) {
            canceled += cancelIfWaiting(locked(id, AssignmentRequest.assignmentOf(id).orElse(null)), reason, act) ? 1 : 0;
        }
        return canceled;
    }

    /** What waits to extend access ends with it (REQ-14). */
    void follow(@Observes AssignmentsEnded ended) {
        AssignmentRequest.extending(ended.assignments()).forEach(id -> cancelIfWaiting(AssignmentRequest.locked(id), RequestReason.ended, ended.act()));
    }

    private boolean cancelIfWaiting(AssignmentRequest request, RequestReason reason, Act act) {
        var waits = request.state == RequestState.pendingApproval || request.state == RequestState.scheduled;
        if (waits) {
            cancel(request, reason, act);
        }
        return waits;
    }

    /**
     * Asks other people to decide the open stage, in the place of those who were asked (APR-12).
     *
     * @throws Problem not-found, not-pending, invalid-input for somebody who cannot decide this
     */
    public AssignmentRequest reassign(UUID requestId, List<Person> people, String justification, Act act) {
        var request = AssignmentRequest.locked(requestId);
        var stage = RequestStage.open(request).orElseThrow(() -> new Problem(ProblemType.NOT_PENDING,
                "The request is %s: no stage of it is open.", request.state).with("state", request.state));
        checkTime(stage, act.at());
        Person.keep(people);
        people.stream().filter(person -> !Candidates.isFit(person, request)).findFirst().ifPresent(person -> {
            throw Problem.invalid("approvers", "%s cannot decide this: nobody decides their own request, under a tag of their address either, nor one that they asked for,"
                    + " and nobody any who is blocked, or has no access any more and is no sponsor", person.email);
        });
        audit.event(act, "stage.reassigned", "request", request.id)
                .before(Map.of("stage", stage.number, "approvers", stage.approvers().stream().map(asked -> asked.person.id).toList()))
                .after(Map.of("approvers", people.stream().map(person -> person.id).toList())).personal("justification", justification).write();
        StageApprover.delete("stage", stage);
        stage.approvers().clear();
        stages.ask(stage, ApproverPart.primary, people.stream().distinct().map(person -> new Candidate(person, ApproverKind.person)).toList(), act.at());
        stages.seekReachable(stage, people, act.at());
        return request;
    }

    /** True for whoever decided a stage of it, or was asked to and still has their standing (APR-06). */
    public boolean isApprover(AssignmentRequest request, Person person) {
        return isApprover(RequestStage.of(request), person);
    }

    private boolean isApprover(List<RequestStage> stages, Person person) {
        return stages.stream().anyMatch(stage -> person.is(stage.decidedBy)) || !mayDecide(stages, person).isEmpty();
    }

    /** True for the requestor, whoever asked for them, and everybody who was ever asked to decide it: they know that it is there. */
    private static boolean isInvolved(AssignmentRequest request, List<RequestStage> opened, Person person) {
        return person.is(request.requestor) || person.is(request.askedBy)
                || opened.stream().flatMap(stage -> stage.approvers().stream()).anyMatch(asked -> person.is(asked.person));
    }

    /** True for one who was asked and still has the standing by which they were (APR-12). */
    public boolean mayDecide(RequestStage stage, Person person) {
        var standing = new Standing(person, List.of(stage));
        return stage.approvers().stream().anyMatch(asked -> person.is(asked.person) && standing.holds(asked));
    }

    /** Of open stages those that a person may decide now (APR-12), found out for all of them at once; their requests' people are loaded. */
    public List<RequestStage> mayDecide(List<RequestStage> stages, Person person) {
        return new Standing(person, stages).held();
    }

    /** Why the stage that was meant, or else the last one, is not to be decided any more. */
    private Problem closed(AssignmentRequest request, List<RequestStage> opened, UUID only, Person approver) {
        if (!isApprover(opened, approver)) {
            return notAnApprover();
        }
        var stage = opened.stream().filter(each -> each.id.equals(only)).findFirst().orElse(opened.get(opened.size() - 1));
        if (stage.decidedBy == null || request.state == RequestState.canceled) {
            return new Problem(ProblemType.NOT_PENDING, "The request is %s.", request.state).with("state", request.state);
        }
        if (!mayDecide(stage, approver) && !approver.is(stage.decidedBy)) {
            return notAnApprover();
        }
        var decision = new LinkedHashMap<String, Object>();
        decision.put("decision", stage.state);
        decision.put("decidedBy", stage.decidedBy.label());
        decision.put("decidedDateTime", stage.decidedAt);
        return new Problem(ProblemType.ALREADY_DECIDED, "%s %s this on %s.", stage.decidedBy.label(), stage.state, stage.decidedAt)
                .with("decision", decision);
    }

    private static void checkTime(RequestStage stage, Instant now) {
        if (!now.isBefore(stage.dueAt)) {
            throw new Problem(ProblemType.NOT_PENDING, "The time to decide was over at %s.", stage.dueAt);
        }
    }

    private static Problem notAnApprover() {
        return new Problem(ProblemType.FORBIDDEN, "Only an approver of the open stage may decide, and nobody their own request, nor one that they asked for.");
    }
}
