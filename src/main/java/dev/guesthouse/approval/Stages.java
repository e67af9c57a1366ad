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

import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.ApproverKind;
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
        var primary = ask(stage, ApproverPart.primary, now);
        var asked = primary.isEmpty() ? ask(stage, ApproverPart.fallback, now) : primary;
        if (asked.isEmpty()) {
            endWithout(stage, StageState.canceled, RequestReason.noApprover, now);
        } else {
            seekReachable(stage, asked, now);
        }
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
        var found = !ask(stage, ApproverPart.fallback, now).isEmpty();
        var mayDecide = stage.approvers().stream().filter(Stages::mayDecide).toList();
        if (!found && mayDecide.isEmpty()) {
            endWithout(stage, StageState.canceled, RequestReason.noApprover, now);
        } else if (mayDecide.stream().noneMatch(Stages::isReachable)) {
            RoleAssignment.administrators().forEach(administrator -> outbox.write(MessageKind.approversUnreachable, "stage:" + stage.id + ":unreachable",
                    administrator, Map.of("stage", stage.id.toString()), now));
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
        var asked = stage.approvers();
        candidates.stream().filter(candidate -> asked.stream().noneMatch(it -> it.person.is(candidate.person()) && it.kind == candidate.kind()))
                .forEach(candidate -> ask(stage, candidate.person(), part, candidate.kind(), now));
        return candidates.stream().map(candidate -> candidate.person()).toList();
    }

    void ask(RequestStage stage, Person person, ApproverPart part, ApproverKind kind, Instant now) {
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

    void endWithout(RequestStage stage, StageState as, RequestReason reason, Instant now) {
        stage.close(as, null, null, now);
        tellApprovers(stage, now);
        var request = stage.request;
        denials.deny(request, reason, now);
        if (reason == RequestReason.noApprover) {
            // It is the policy that has to be mended, and anybody can ask under it as often as they like.
            var cause = "policy:%s:noApprover:%s".formatted(request.policyVersion.policy.id, now.truncatedTo(ChronoUnit.DAYS));
            RoleAssignment.administrators().forEach(administrator -> outbox.write(MessageKind.noApprover, cause, administrator,
                    Map.of("request", request.id.toString()), now));
        }
    }

    /** Everybody who was asked so far, but for the one who decided (APR-09, MSG-02). */
    void tellApprovers(RequestStage stage, Instant now) {
        tell(RequestStage.of(stage.request).stream().flatMap(each -> each.approvers().stream()).map(asked -> asked.person), stage, now);
    }

    /** Those who decided an earlier stage: whoever has not decided need not have looked, and what was taken back asks nothing of them. */
    void tellDeciders(RequestStage stage, Instant now) {
        tell(RequestStage.of(stage.request).stream().map(each -> each.decidedBy).filter(Objects::nonNull), stage, now);
    }

    private void tell(Stream<Person> people, RequestStage stage, Instant now) {
        people.distinct().filter(person -> !person.is(stage.decidedBy)).forEach(person -> outbox.write(MessageKind.stageClosed,
                "stage:" + stage.id + ":closed", person, Map.of("stage", stage.id.toString()), now));
    }
}
