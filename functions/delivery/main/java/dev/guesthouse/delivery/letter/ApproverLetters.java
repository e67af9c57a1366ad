package dev.guesthouse.delivery.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        return Optional.of(new Content(words.askedSubject(who, phrases.name(request.accessPackage), phrases.day(stage.dueAt)),
                words.askedSentence(who, phrases.name(request.accessPackage)), null, facts,
                new Link(words.lookAndDecide(), settings.address("/d/" + ApprovalLink.make(stage, approver, now))),
                List.of(words.opensOnly()), words.askedWhy(settings.name()), words.ask(phrases.nameAndAddress(request.requestor))));
    }

    /** Empty for one who may not see the outcome any more: those who lost the standing by which they were asked (APR-06). */
    Optional<Content> stageClosed(UUID stageId, Person approver) {
        var stage = RequestStage.<RequestStage>findById(stageId);
        var request = stage.request;
        if (RequestStage.of(request).stream().noneMatch(each -> approvals.mayDecide(each, approver))) {
            return Optional.empty();
        }
        var facts = new ArrayList<>(List.of(whoAsks(request), new Fact(words.asksFor(), phrases.name(request.accessPackage))));
        facts.addAll(decisions(List.of(stage)));
        return Optional.of(new Content(closedSubject(stage), words.closedSentence(), null, facts, null, List.of(),
                words.closedWhy(settings.name()),
                words.ask(phrases.nameAndAddress(stage.decidedBy == null ? request.requestor : stage.decidedBy))));
    }

    Content noApprover(UUID requestId) {
        var request = AssignmentRequest.<AssignmentRequest>findById(requestId);
        return new Content(
                words.noApproverSubject(phrases.nameAndOrganization(request), phrases.name(request.accessPackage), phrases.day(request.completedAt)),
                words.noApproverSentence(), null, facts(request), null, List.of(),
                words.administratorWhy(settings.name()), words.ask(phrases.nameAndAddress(request.requestor)));
    }

    private List<Fact> facts(AssignmentRequest request) {
        var facts = new ArrayList<Fact>();
        facts.add(whoAsks(request));
        if (request.organization != null) {
            facts.add(new Fact(words.organization(), Typed.name(request.organization.displayName)));
        }
        facts.add(new Fact(words.asksFor(), phrases.name(request.accessPackage)));
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
        if (request.startAt != null) {
            facts.add(new Fact(words.from(), phrases.moment(request.startAt)));
        }
        var end = Assignment.endBy(request, now);
        if (end == null) {
            facts.add(new Fact(words.until(), words.noEnd()));
        } else {
            facts.add(new Fact(words.until(), end.equals(Assignment.endBy(request, dueAt)) ? phrases.moment(end) : words.decidedToday(phrases.moment(end))));
        }
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
        var what = phrases.name(stage.request.accessPackage);
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
