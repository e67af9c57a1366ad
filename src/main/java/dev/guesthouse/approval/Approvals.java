package dev.guesthouse.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.guesthouse.assignment.Fulfilment;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.guest.SignInBlocked;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.Role;
import dev.guesthouse.person.RoleAssignment;
import dev.guesthouse.policy.ApproverKind;
import dev.guesthouse.policy.ApproverPart;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.Denials;
import dev.guesthouse.request.RequestEvent;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;

/**
 * Opens, decides and closes the stages of a request's approval. The lock on the request's row is what makes two at once
 * one after the other. Runs in the caller's transaction.
 */
@ApplicationScoped
public class Approvals {

    private final Fulfilment fulfilment;
    private final Denials denials;
    private final Audit audit;
    private final Outbox outbox;

    Approvals(Fulfilment fulfilment, Denials denials, Audit audit, Outbox outbox) {
        this.fulfilment = fulfilment;
        this.denials = denials;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** Opens a stage and asks its approvers; with nobody to ask, the request is denied instead (POL-05). */
    public void open(AssignmentRequest request, int number, Instant now) {
        var stage = new RequestStage();
        stage.request = request;
        stage.approvalStage = request.policyVersion.stages().get(number - 1);
        stage.number = number;
        stage.state = StageState.open;
        stage.openedAt = now;
        stage.dueAt = now.plus(Duration.ofHours(stage.approvalStage.timeoutHours));
        stage.alternatesAt = stage.approvalStage.alternateAfterHours == null ? null
                : now.plus(Duration.ofHours(stage.approvalStage.alternateAfterHours));
        stage.persist();
        if (!ask(stage, ApproverPart.primary, now) && !ask(stage, ApproverPart.fallback, now)) {
            endWithout(stage, StageState.canceled, RequestReason.noApprover, now);
        }
    }

    /**
     * Records the first decision of the open stage (APR-01) and does what follows from it.
     *
     * @param only the id of the stage that is meant; null where none was open
     * @return the request as it stands then
     * @throws Problem not-found, forbidden (APR-02), already-decided or not-pending (APR-03), invalid-input (APR-08)
     */
    public AssignmentRequest decide(UUID requestId, UUID only, UUID approverId, boolean approve, String justification, Actor by, Instant now) {
        var request = AssignmentRequest.locked(requestId);
        // Not before the lock: who was blocked while this call waited for it must not decide any more (APR-02).
        var approver = Person.byId(approverId);
        if (!isInvolved(request, approver)) {
            // Administrators may see every request, and decide none that they were not asked about.
            throw RoleAssignment.globalRoles(approver.id).contains(Role.administrator) ? notAnApprover() : Problem.notFound("request");
        }
        var stage = RequestStage.open(request).filter(open -> open.id.equals(only))
                .orElseThrow(() -> closed(request, only, approver));
        if (!mayDecide(stage, approver)) {
            throw notAnApprover();
        }
        checkTime(stage, now);
        if (approve && request.policyVersion.isPast(now)) {
            throw new Problem(ProblemType.NOT_PENDING, "Access under this policy ended at %s.".formatted(request.policyVersion.endAt));
        }
        if (justification == null && stage.approvalStage.approverJustificationRequired) {
            throw Problem.invalid("justification", "is required: say why you decide so");
        }
        stage.close(approve ? StageState.approved : StageState.denied, approver, justification, now);
        audit.event(by, now, approve ? "request.approved" : "request.denied", "request", request.id)
                .after(Map.of("stage", stage.number, "decision", stage.state)).personal("justification", justification).write();
        tellApprovers(stage, now);
        if (!approve) {
            request.move(RequestEvent.deny, now);
            denials.tell(request, MessageKind.requestDenied, now);
        } else if (stage.number < request.policyVersion.stages().size()) {
            open(request, stage.number + 1, now);
        } else {
            fulfilment.fulfil(request, by, now);
        }
        return request;
    }

    /**
     * Takes a request back before it was decided (REQ-06).
     *
     * @param reason null where the requestor did
     * @throws Problem not-pending, where it is too late
     */
    public void cancel(AssignmentRequest request, RequestReason reason, Actor by, Instant now) {
        request.move(RequestEvent.cancel, now);
        request.reason = reason;
        RequestStage.open(request).ifPresent(stage -> {
            stage.close(StageState.canceled, null, null, now);
            tellApprovers(stage, now);
        });
        audit.event(by, now, "request.canceled", "request", request.id).after(Map.of("state", request.state)).write();
    }

    /**
     * Asks other people to decide the open stage, in the place of those who were asked (APR-12).
     *
     * @throws Problem not-found, not-pending, invalid-input for somebody who cannot decide this
     */
    public AssignmentRequest reassign(UUID requestId, List<Person> people, String justification, Actor by, Instant now) {
        var request = AssignmentRequest.locked(requestId);
        var stage = RequestStage.open(request).orElseThrow(() -> new Problem(ProblemType.NOT_PENDING,
                "The request is %s: no stage of it is open.".formatted(request.state)).with("state", request.state));
        checkTime(stage, now);
        Standing.keep(people);
        people.stream().filter(person -> !Standing.isFit(person, request)).findFirst().ifPresent(person -> {
            throw Problem.invalid("approvers", "%s cannot decide this: nobody decides their own request, and no blocked person any".formatted(person.email));
        });
        audit.event(by, now, "stage.reassigned", "request", request.id)
                .before(Map.of("stage", stage.number, "approvers", stage.approvers().stream().map(asked -> asked.person.id).toList()))
                .after(Map.of("approvers", people.stream().map(person -> person.id).toList())).personal("justification", justification).write();
        StageApprover.delete("stage", stage);
        people.stream().distinct().forEach(person -> ask(stage, person, ApproverPart.primary, ApproverKind.person, now));
        return request;
    }

    /** Ends a pending request whose stage is past its time-out (APR-04) or whose policy's end has passed (REQ-12); else does nothing. */
    public boolean timeOut(UUID requestId, Instant now) {
        var request = AssignmentRequest.locked(requestId);
        var stage = RequestStage.open(request).orElse(null);
        if (stage == null) {
            return false;
        }
        if (request.policyVersion.isPast(now)) {
            endWithout(stage, StageState.canceled, RequestReason.windowPassed, now);
            return true;
        }
        if (now.isBefore(stage.dueAt)) {
            return false;
        }
        endWithout(stage, StageState.timedOut, RequestReason.timedOut, now);
        return true;
    }

    /** Pending requests that {@link #timeOut} would end, the longest due first. */
    public List<UUID> due(int limit, Instant now) {
        return RequestStage.find("select s.request.id from RequestStage s where s.state = ?1 and (s.dueAt <= ?2 or s.request.policyVersion.endAt <= ?2)"
                + " order by s.dueAt, s.id", StageState.open, now).project(UUID.class).page(0, limit).list();
    }

    /**
     * Looks again at the open stages that asked a person whose standing has changed: where no primary approver is left
     * the fallbacks are asked, and without one, or an alternate who was asked, the request is denied (POL-06). Waits for
     * whoever is just asking that person.
     */
    public void standingChanged(Person person, Instant now) {
        Person.lockAgainstAsking(List.of(person.id));
        List<UUID> affected = RequestStage.find("select distinct s.request.id from RequestStage s where s.state = ?1 and exists"
                + " (select 1 from StageApprover a where a.stage = s and a.person = ?2) order by 1", StageState.open, person)
                .project(UUID.class).list();
        for (var requestId : affected) {
            RequestStage.open(AssignmentRequest.locked(requestId))
                    .filter(stage -> stage.approvers().stream().noneMatch(asked -> asked.part != ApproverPart.alternate && Standing.holds(asked, stage.request)))
                    .filter(stage -> !ask(stage, ApproverPart.fallback, now))
                    .filter(stage -> stage.approvers().stream().noneMatch(asked -> Standing.holds(asked, stage.request)))
                    .ifPresent(stage -> endWithout(stage, StageState.canceled, RequestReason.noApprover, now));
        }
    }

    /**
     * Looks again at the open stages that asked sponsors of an organization whose people have changed: some of those they were
     * asked about may belong to another one now (ORG-04).
     */
    public void peopleChanged(Organization organization, Instant now) {
        sponsorsChanged(Sponsor.all(organization), now);
    }

    /** The same for some sponsors, who may be none any more. */
    public void sponsorsChanged(List<Person> sponsors, Instant now) {
        if (sponsors.isEmpty()) {
            return;
        }
        // All at once and in order, so that two who do this do not wait for each other.
        Person.lockAgainstAsking(sponsors.stream().map(sponsor -> sponsor.id).toList());
        sponsors.forEach(sponsor -> standingChanged(sponsor, now));
    }

    void signInBlocked(@Observes SignInBlocked blocked) {
        standingChanged(Person.findById(blocked.personId()), blocked.at());
    }

    /** True for whoever decided a stage of it, or was asked to and still has their standing (APR-06). */
    public boolean isApprover(AssignmentRequest request, Person person) {
        return RequestStage.of(request).stream().anyMatch(stage -> person.is(stage.decidedBy) || mayDecide(stage, person));
    }

    /** True for the requestor and for everybody who was ever asked to decide it: they know that it is there. */
    private boolean isInvolved(AssignmentRequest request, Person person) {
        return person.is(request.requestor)
                || StageApprover.count("stage.request = ?1 and person = ?2", request, person) > 0;
    }

    /** True for one who was asked and still has the standing by which they were (APR-12). */
    public boolean mayDecide(RequestStage stage, Person person) {
        return stage.approvers().stream().anyMatch(asked -> asked.person.is(person) && Standing.holds(asked, stage.request));
    }

    /** Asks whom a part of its rules finds now, but for those who were asked already; false where it finds nobody. */
    boolean ask(RequestStage stage, ApproverPart part, Instant now) {
        var candidates = Standing.find(stage, part);
        var asked = stage.approvers();
        candidates.stream().filter(candidate -> asked.stream().noneMatch(it -> it.person.is(candidate.person()) && it.kind == candidate.kind()))
                .forEach(candidate -> ask(stage, candidate.person(), part, candidate.kind(), now));
        return !candidates.isEmpty();
    }

    private void ask(RequestStage stage, Person person, ApproverPart part, ApproverKind kind, Instant now) {
        // Once for each time that it becomes theirs: who is asked as something else too is not told twice, to whom it is handed back is.
        var since = stage.approvers().stream().filter(asked -> asked.person.is(person)).map(asked -> asked.askedAt).findFirst().orElse(now);
        var approver = new StageApprover();
        approver.stage = stage;
        approver.person = person;
        approver.part = part;
        approver.kind = kind;
        approver.askedAt = now;
        approver.persist();
        outbox.write(MessageKind.decisionAsked, "stage:" + stage.id + ":asked:" + since, person,
                Map.of("stage", stage.id.toString()), now);
    }

    private void endWithout(RequestStage stage, StageState as, RequestReason reason, Instant now) {
        stage.close(as, null, null, now);
        tellApprovers(stage, now);
        var request = stage.request;
        denials.deny(request, reason, now);
        if (reason == RequestReason.noApprover) {
            Person.administrators().forEach(administrator -> outbox.write(MessageKind.noApprover, "request:" + request.id + ":noApprover",
                    administrator, Map.of("request", request.id.toString()), now));
        }
    }

    /** Everybody who was asked so far, but for the one who decided (APR-09, MSG-02). */
    private void tellApprovers(RequestStage stage, Instant now) {
        RequestStage.of(stage.request).stream().flatMap(each -> each.approvers().stream()).map(asked -> asked.person).distinct()
                .filter(person -> !person.is(stage.decidedBy))
                .forEach(person -> outbox.write(MessageKind.stageClosed, "stage:" + stage.id + ":closed", person,
                        Map.of("stage", stage.id.toString()), now));
    }

    /** Why the stage that was meant, or else the last one, is not to be decided any more. */
    private Problem closed(AssignmentRequest request, UUID only, Person approver) {
        if (!isApprover(request, approver)) {
            return notAnApprover();
        }
        var stages = RequestStage.of(request);
        var stage = stages.stream().filter(each -> each.id.equals(only)).findFirst().orElse(stages.get(stages.size() - 1));
        if (stage.decidedBy == null || request.state == RequestState.canceled) {
            return new Problem(ProblemType.NOT_PENDING, "The request is %s.".formatted(request.state)).with("state", request.state);
        }
        if (!mayDecide(stage, approver) && !approver.is(stage.decidedBy)) {
            return notAnApprover();
        }
        var decision = new LinkedHashMap<String, Object>();
        decision.put("decision", stage.state);
        decision.put("decidedBy", stage.decidedBy.label());
        decision.put("decidedDateTime", stage.decidedAt);
        return new Problem(ProblemType.ALREADY_DECIDED, "%s %s this on %s.".formatted(stage.decidedBy.label(), stage.state, stage.decidedAt))
                .with("decision", decision);
    }

    private static void checkTime(RequestStage stage, Instant now) {
        if (!now.isBefore(stage.dueAt)) {
            throw new Problem(ProblemType.NOT_PENDING, "The time to decide was over at %s.".formatted(stage.dueAt));
        }
    }

    private static Problem notAnApprover() {
        return new Problem(ProblemType.FORBIDDEN, "Only an approver of the open stage may decide, and nobody their own request.");
    }
}
