package dev.guesthouse.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approval.Candidates.Candidate;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.ApprovalStage;
import dev.guesthouse.policy.ApproverPart;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.Denials;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.role.RoleAssignment;

/**
 * Opens a request's stages, asks their approvers, and ends those that nobody decides. Runs in the caller's transaction, with the
 * request locked.
 */
@ApplicationScoped
public class Stages {

    private final Denials denials;
    private final Outbox outbox;

    Stages(Denials denials, Outbox outbox) {
        this.denials = denials;
        this.outbox = outbox;
    }

    /**
     * Opens a stage and asks its approvers; with nobody to ask, the request is denied instead (POL-05). The requestor and their organization
     * are kept.
     */
    public RequestStage open(AssignmentRequest request, ApprovalStage asks, Instant now) {
        var stage = new RequestStage();
        stage.request = request;
        stage.approvalStage = asks;
        stage.number = asks.number;
        stage.state = StageState.open;
        stage.openedAt = now;
        stage.dueAt = now.plus(Duration.ofHours(stage.approvalStage.timeoutHours));
        stage.alternatesAt = stage.approvalStage.alternateAfterHours == null ? null
                : now.plus(Duration.ofHours(stage.approvalStage.alternateAfterHours));
        stage.persist();
        var primary = ask(stage, ApproverPart.primary, now);
        var asked = primary.isEmpty() ? ask(stage, ApproverPart.fallback, now) : primary;
        if (asked.isEmpty()) {
            endWithout(stage, StageState.canceled, RequestReason.noApprover, now);
        } else {
            seekReachable(stage, asked, now);
        }
        return stage;
    }

    /** Looks after a stage where one of those who were asked has a mailbox that is known to refuse what is sent to it (MSG-08). */
    void seekReachable(RequestStage stage, List<Person> asked, Instant now) {
        if (asked.stream().anyMatch(person -> person.unreachableSince != null)) {
            lookAgain(stage, now);
        }
    }

    /**
     * Looks again at who can decide an open stage. Where no primary approver is left, or none who gets mail (MSG-08), the fallbacks are
     * asked. Where nobody may decide at all the request is denied (POL-06); where those who may get no mail it waits for them still, and
     * the administrators are told.
     */
    void lookAgain(RequestStage stage, Instant now) {
        if (stage.approvers().stream().anyMatch(asked -> asked.part != ApproverPart.alternate && isReachable(asked) && mayDecide(asked))) {
            return;
        }
        Candidates.keepRequestor(stage.request);
        var found = !ask(stage, ApproverPart.fallback, now).isEmpty();
        var mayDecide = stage.approvers().stream().filter(Stages::mayDecide).toList();
        if (!found && mayDecide.isEmpty()) {
            endWithout(stage, StageState.canceled, RequestReason.noApprover, now);
        } else if (mayDecide.stream().noneMatch(Stages::isReachable)) {
            outbox.write(MessageKind.approversUnreachable, "stage:" + stage.id + ":unreachable", RoleAssignment.administrators(),
                    Map.of("stage", stage.id.toString()), now);
        }
    }

    private static boolean mayDecide(StageApprover asked) {
        return new Standing(asked.person, List.of(asked.stage)).holds(asked);
    }

    private static boolean isReachable(StageApprover asked) {
        return asked.person.unreachableSince == null;
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

    /** Asks whom a part of its rules finds now, but for those who were asked already; answers all whom it finds. */
    List<Person> ask(RequestStage stage, ApproverPart part, Instant now) {
        var candidates = Candidates.find(stage, part);
        ask(stage, part, candidates.stream().filter(candidate -> stage.approvers().stream()
                .noneMatch(asked -> asked.person.is(candidate.person()) && asked.kind == candidate.kind())).toList(), now);
        return candidates.stream().map(candidate -> candidate.person()).toList();
    }

    void ask(RequestStage stage, ApproverPart part, List<Candidate> candidates, Instant now) {
        // Once for each time that it becomes theirs: who is asked as something else too is not told twice, to whom it is handed back is.
        var told = candidates.stream().map(Candidate::person).filter(person -> stage.approvers().stream().noneMatch(asked -> asked.person.is(person)))
                .toList();
        for (var candidate : candidates) {
            var approver = new StageApprover();
            approver.stage = stage;
            approver.person = candidate.person();
            approver.part = part;
            approver.kind = candidate.kind();
            approver.askedAt = now;
            approver.persist();
            stage.approvers().add(approver);
        }
        outbox.write(MessageKind.decisionAsked, "stage:" + stage.id + ":asked:" + now, told, Map.of("stage", stage.id.toString()), now);
    }

    void endWithout(RequestStage stage, StageState as, RequestReason reason, Instant now) {
        var request = stage.request;
        stage.close(as, null, null, now);
        tellApprovers(RequestStage.of(request), stage, now);
        denials.deny(request, reason, now);
        if (reason == RequestReason.noApprover) {
            // It is the policy that has to be mended, and anybody can ask under it as often as they like.
            var cause = "policy:%s:noApprover:%s".formatted(request.policyVersion.policy.id, now.truncatedTo(ChronoUnit.DAYS));
            outbox.write(MessageKind.noApprover, cause, RoleAssignment.administrators(), Map.of("request", request.id.toString()), now);
        }
    }

    /** Everybody who was asked so far, but for the one who decided (APR-09, MSG-02). @param opened all stages of the request so far */
    void tellApprovers(List<RequestStage> opened, RequestStage stage, Instant now) {
        tell(opened.stream().flatMap(each -> each.approvers().stream()).map(asked -> asked.person), stage, now);
    }

    /** Those who decided an earlier stage: whoever has not decided need not have looked, and what was taken back asks nothing of them. */
    void tellDeciders(List<RequestStage> opened, RequestStage stage, Instant now) {
        tell(opened.stream().map(each -> each.decidedBy).filter(Objects::nonNull), stage, now);
    }

    private void tell(Stream<Person> people, RequestStage stage, Instant now) {
        outbox.write(MessageKind.stageClosed, "stage:" + stage.id + ":closed", people.filter(person -> !person.is(stage.decidedBy)).toList(),
                Map.of("stage", stage.id.toString()), now);
    }
}
