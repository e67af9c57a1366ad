package dev.guesthouse.delivery.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.guesthouse.approval.ApprovalLink;
import dev.guesthouse.approval.Approvals;
import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.approval.StageState;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.delivery.letter.Content.Fact;
import dev.guesthouse.delivery.letter.Content.Link;
import dev.guesthouse.person.Person;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestAnswer;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;
import dev.guesthouse.settings.Settings;

/** Letters to those who decide (MSG-02): who asks for what, why, until when, and what was decided so far (APR-07). */
class ApproverLetters {

    private final Approvals approvals;
    private final Words words;
    private final Phrases phrases;
    private final Settings settings;

    ApproverLetters(Approvals approvals, Words words, Phrases phrases, Settings settings) {
        this.approvals = approvals;
        this.words = words;
        this.phrases = phrases;
        this.settings = settings;
    }

    /** Makes the link (APR-06); empty once the stage is over or this person may not decide it any more. */
    Optional<Content> decisionAsked(UUID stageId, Person approver, Instant now) {
        var stage = RequestStage.<RequestStage>findById(stageId);
        if (stage.state != StageState.open || !now.isBefore(stage.dueAt) || !approvals.mayDecide(stage, approver)) {
            return Optional.empty();
        }
        var request = stage.request;
        var facts = facts(request);
        facts.addAll(dates(request, stage.dueAt, now));
        facts.add(new Fact(words.decideBy(), phrases.moment(stage.dueAt)));
        facts.addAll(decisions(RequestStage.of(request).stream().filter(earlier -> earlier.number < stage.number).toList()));
        var who = phrases.nameAndOrganization(request);
        return Optional.of(new Content(words.askedSubject(who, phrases.asked(request), phrases.day(stage.dueAt)),
                words.askedSentence(who, phrases.asked(request)), null, facts,
                new Link(words.lookAndDecide(), settings.address("/d/" + ApprovalLink.make(stage, approver, now))),
                List.of(words.opensOnly()), words.askedWhy(settings.name()), phrases.whom(request.requestor, settings.name())));
    }

    /** Empty for one who may not see the outcome any more: those who lost the standing by which they were asked (APR-06). */
    Optional<Content> stageClosed(UUID stageId, Person approver) {
        var stage = RequestStage.<RequestStage>findById(stageId);
        var request = stage.request;
        var opened = RequestStage.of(request);
        if (opened.stream().noneMatch(each -> approvals.mayDecide(each, approver))) {
            return Optional.empty();
        }
        var facts = new ArrayList<>(List.of(whoAsks(request), new Fact(words.asksFor(), phrases.asked(request))));
        facts.addAll(decisions(List.of(stage)));
        return Optional.of(new Content(closedSubject(stage), closedSentence(stage, opened.get(opened.size() - 1)), null, facts, null, List.of(),
                words.closedWhy(settings.name()), phrases.whom(stage.decidedBy == null ? request.requestor : stage.decidedBy, settings.name())));
    }

    /** What follows from how a stage ended. @param last the one that was opened last */
    private String closedSentence(RequestStage stage, RequestStage last) {
        if (stage.request.state == RequestState.pendingApproval) {
            return words.closedGoesOn();
        }
        // Whom a last yes is about is looked at once more (APR-11).
        var inVain = stage.id.equals(last.id) && stage.state == StageState.approved && stage.request.state == RequestState.denied;
        return inVain ? words.closedInVain() : words.closedSentence();
    }

    Content noApprover(UUID requestId) {
        var request = AssignmentRequest.<AssignmentRequest>findById(requestId);
        return new Content(
                words.noApproverSubject(phrases.nameAndOrganization(request), phrases.asked(request), phrases.day(request.completedAt)),
                words.noApproverSentence(), null, facts(request), null, List.of(),
                words.administratorWhy(settings.name()), phrases.whom(request.requestor, settings.name()));
    }

    /** Empty once the stage is over. */
    Optional<Content> approversUnreachable(UUID stageId) {
        var stage = RequestStage.<RequestStage>findById(stageId);
        if (stage.state != StageState.open) {
            return Optional.empty();
        }
        var request = stage.request;
        var facts = facts(request);
        facts.add(new Fact(words.decideBy(), phrases.moment(stage.dueAt)));
        stage.approvers().stream().map(asked -> asked.person).filter(approver -> approver.unreachableSince != null).distinct()
                .forEach(approver -> facts.add(new Fact(words.refusesMail(), phrases.nameAndAddress(approver))));
        return Optional.of(new Content(words.unreachableSubject(phrases.nameAndOrganization(request), phrases.asked(request), phrases.day(stage.dueAt)),
                words.unreachableSentence(), null, facts, null, List.of(words.unreachableAdvice()),
                words.administratorWhy(settings.name()), phrases.whom(request.requestor, settings.name())));
    }

    private List<Fact> facts(AssignmentRequest request) {
        var facts = new ArrayList<Fact>();
        facts.add(whoAsks(request));
        if (request.organization != null) {
            facts.add(new Fact(words.organization(), Typed.name(request.organization.displayName)));
        }
        facts.add(new Fact(words.asksFor(), phrases.asked(request)));
        facts.add(new Fact(words.gives(), phrases.roles(request.accessPackage.roles())));
        if (request.justification != null) {
            facts.add(new Fact(words.justification(), Typed.text(request.justification)));
        }
        RequestAnswer.of(request).forEach(answer -> facts.add(new Fact(phrases.question(answer.question), Typed.text(answer.value))));
        facts.add(new Fact(words.askedOn(), phrases.moment(request.createdAt)));
        return facts;
    }

    /** From when and until when access would be; where its end depends on the moment of the decision, it says so. */
    private List<Fact> dates(AssignmentRequest request, Instant dueAt, Instant now) {
        var facts = new ArrayList<Fact>();
        if (request.type == RequestType.userExtend) {
            facts.add(new Fact(words.hasUntil(), phrases.end(Assignment.<Assignment>findById(request.assignmentId).endAt)));
        }
        if (request.startAt != null) {
            facts.add(new Fact(words.from(), phrases.moment(request.startAt)));
        }
        var end = Assignment.endBy(request, now);
        var fixed = Objects.equals(end, Assignment.endBy(request, dueAt));
        facts.add(new Fact(words.until(), fixed ? phrases.end(end) : words.decidedToday(phrases.moment(end))));
        return facts;
    }

    private Fact whoAsks(AssignmentRequest request) {
        return new Fact(words.whoAsks(), phrases.nameAndAddress(request.requestor));
    }

    private List<Fact> decisions(List<RequestStage> stages) {
        var facts = new ArrayList<Fact>();
        for (var stage : stages) {
            facts.add(new Fact(words.stage(stage.number), decision(stage)));
            if (stage.justification != null) {
                facts.add(new Fact(words.reason(), Typed.text(stage.justification)));
            }
        }
        return facts;
    }

    private String decision(RequestStage stage) {
        var moment = phrases.moment(stage.decidedAt);
        return switch (stage.state) {
            case approved -> words.approvedBy(phrases.name(stage.decidedBy), moment);
            case denied -> words.refusedBy(phrases.name(stage.decidedBy), moment);
            case timedOut -> words.nobodyDecided(moment);
            case canceled -> words.endedWithout(moment);
            case open -> throw new IllegalStateException("an open stage has no decision");
        };
    }

    private String closedSubject(RequestStage stage) {
        var who = phrases.nameAndOrganization(stage.request);
        var what = phrases.asked(stage.request);
        var day = phrases.day(stage.decidedAt);
        return switch (stage.state) {
            case approved -> words.approvedSubject(who, what, phrases.name(stage.decidedBy), day);
            case denied -> words.refusedSubject(who, what, phrases.name(stage.decidedBy), day);
            case timedOut -> words.nobodyDecidedSubject(who, what, day);
            case canceled -> words.endedWithoutSubject(who, what, day);
            case open -> throw new IllegalStateException("an open stage has no decision");
        };
    }
}
