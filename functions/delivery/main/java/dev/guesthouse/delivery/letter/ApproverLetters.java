package dev.guesthouse.delivery.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.guesthouse.approval.ApprovalLink;
import dev.guesthouse.approval.Approvals;
import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.approval.StageState;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.delivery.letter.Content.Entry;
import dev.guesthouse.delivery.letter.Content.Fact;
import dev.guesthouse.delivery.letter.Content.Link;
import dev.guesthouse.person.Person;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;
import dev.guesthouse.settings.Settings;
import dev.guesthouse.words.Words;

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
    Optional<Content> decisionAsked(UUID stageId, Person approver, Sources from, Instant now) {
        return toDecide(List.of(stageId), approver, now).stream().findFirst().map(stage -> {
            var who = phrases.nameAndOrganization(stage.request);
            var what = phrases.asked(stage.request);
            return new Content(askedSubject(stage), askedSentence(stage.request, who, what), null, askedFacts(stage, from, now), link(stage, approver, now),
                    List.of(words.opensOnly()), words.askedWhy(settings.name()), phrases.whom(stage.request.requestor, settings.name()));
        });
    }

    /** As {@link #decisionAsked}, all in one, a link each (MSG-05); of one that is left alone, that letter. */
    Optional<Content> decisionsAsked(List<UUID> stageIds, Person approver, Sources from, Instant now) {
        var stages = toDecide(stageIds, approver, now);
        if (stages.size() < 2) {
            return stages.stream().findFirst().flatMap(stage -> decisionAsked(stage.id, approver, from, now));
        }
        var entries = stages.stream().map(stage -> new Entry(askedSubject(stage), askedFacts(stage, from, now), link(stage, approver, now))).toList();
        return Optional.of(new Content(words.allAskedSubject(stages.size(), phrases.day(stages.get(0).dueAt)), words.allAskedSentence(stages.size()), null,
                List.of(), null, entries, List.of(words.opensOnly()), words.askedWhy(settings.name()), words.askRunners(settings.name())));
    }

    /** Those that are open and this person may decide, the nearest due first. */
    private List<RequestStage> toDecide(List<UUID> ids, Person approver, Instant now) {
        return approvals.mayDecide(ids.stream().map(id -> RequestStage.<RequestStage>findById(id))
                .filter(stage -> stage.state == StageState.open && stage.dueAt.isAfter(now))
                .sorted(Comparator.comparing((RequestStage stage) -> stage.dueAt).thenComparing(stage -> stage.id)).toList(), approver);
    }

    private String askedSentence(AssignmentRequest request, String who, String what) {
        return request.askedBy == null ? words.askedSentence(who, what) : words.askedForSentence(phrases.name(request.askedBy), what, who);
    }

    private String askedSubject(RequestStage stage) {
        if (stage.request.askedBy != null) {
            return words.askedForSubject(phrases.name(stage.request.askedBy), phrases.asked(stage.request), phrases.nameAndOrganization(stage.request),
                    phrases.day(stage.dueAt));
        }
        return words.askedSubject(phrases.nameAndOrganization(stage.request), phrases.asked(stage.request), phrases.day(stage.dueAt));
    }

    private List<Fact> askedFacts(RequestStage stage, Sources from, Instant now) {
        var facts = facts(stage.request, from);
        facts.addAll(dates(stage.request, stage.dueAt, now));
        facts.add(new Fact(words.decideBy(), phrases.moment(stage.dueAt)));
        facts.addAll(decisions(from.stages(stage.request).stream().filter(earlier -> earlier.number < stage.number).toList()));
        return facts;
    }

    private Link link(RequestStage stage, Person approver, Instant now) {
        return new Link(words.lookAndDecide(), settings.address("/d/" + ApprovalLink.make(stage, approver, now)));
    }

    /** Empty for one who may not see the outcome any more: those who lost the standing by which they were asked (APR-06). */
    Optional<Content> stageClosed(UUID stageId, Person approver, Sources from) {
        var stage = RequestStage.<RequestStage>findById(stageId);
        if (!maySee(stage, approver, from)) {
            return Optional.empty();
        }
        return Optional.of(new Content(closedSubject(stage), closedSentence(stage, from), null, closedFacts(stage), null, List.of(),
                words.closedWhy(settings.name()), phrases.whom(stage.decidedBy == null ? stage.request.requestor : stage.decidedBy, settings.name())));
    }

    /** As {@link #stageClosed}, all in one; of one that is left alone, that letter. */
    Optional<Content> stagesClosed(List<UUID> stageIds, Person approver, Sources from) {
        var stages = stageIds.stream().map(id -> RequestStage.<RequestStage>findById(id)).filter(stage -> maySee(stage, approver, from))
                .sorted(Comparator.comparing((RequestStage stage) -> stage.decidedAt).thenComparing(stage -> stage.id)).toList();
        if (stages.size() < 2) {
            return stages.stream().findFirst().flatMap(stage -> stageClosed(stage.id, approver, from));
        }
        var entries = stages.stream().map(stage -> new Entry(closedSubject(stage), closedFacts(stage), null)).toList();
        return Optional.of(new Content(words.allClosedSubject(stages.size(), phrases.day(stages.get(stages.size() - 1).decidedAt)),
                words.allClosedSentence(stages.size()), null, List.of(), null, entries, List.of(), words.closedWhy(settings.name()),
                words.askRunners(settings.name())));
    }

    private boolean maySee(RequestStage closed, Person approver, Sources from) {
        return !approvals.mayDecide(from.stages(closed.request), approver).isEmpty();
    }

    private List<Fact> closedFacts(RequestStage stage) {
        var facts = whoAsks(stage.request);
        facts.add(new Fact(words.asksFor(), phrases.asked(stage.request)));
        facts.addAll(decisions(List.of(stage)));
        return facts;
    }

    /** What follows from how a stage ended. */
    private String closedSentence(RequestStage stage, Sources from) {
        if (stage.request.state == RequestState.pendingApproval) {
            return words.closedGoesOn();
        }
        var opened = from.stages(stage.request);
        var last = opened.get(opened.size() - 1);
        // Whom a last yes is about is looked at once more (APR-11).
        var inVain = stage.id.equals(last.id) && stage.state == StageState.approved && stage.request.state == RequestState.denied;
        return inVain ? words.closedInVain() : words.closedSentence();
    }

    Content noApprover(UUID requestId, Sources from) {
        var request = AssignmentRequest.<AssignmentRequest>findById(requestId);
        return new Content(
                words.noApproverSubject(phrases.nameAndOrganization(request), phrases.asked(request), phrases.day(request.completedAt)),
                words.noApproverSentence(), null, facts(request, from), null, List.of(),
                words.administratorWhy(settings.name()), phrases.whom(request.requestor, settings.name()));
    }

    /** Empty once the stage is over. */
    Optional<Content> approversUnreachable(UUID stageId, Sources from) {
        var stage = RequestStage.<RequestStage>findById(stageId);
        if (stage.state != StageState.open) {
            return Optional.empty();
        }
        var request = stage.request;
        var facts = facts(request, from);
        facts.add(new Fact(words.decideBy(), phrases.moment(stage.dueAt)));
        stage.approvers().stream().map(asked -> asked.person).filter(approver -> approver.unreachableSince != null).distinct()
                .forEach(approver -> facts.add(new Fact(words.refusesMail(), phrases.nameAndAddress(approver))));
        return Optional.of(new Content(words.unreachableSubject(phrases.nameAndOrganization(request), phrases.asked(request), phrases.day(stage.dueAt)),
                words.unreachableSentence(), null, facts, null, List.of(words.unreachableAdvice()),
                words.administratorWhy(settings.name()), phrases.whom(request.requestor, settings.name())));
    }

    private List<Fact> facts(AssignmentRequest request, Sources from) {
        var facts = whoAsks(request);
        if (request.organization != null) {
            facts.add(new Fact(words.organization(), Typed.name(request.organization.displayName)));
        }
        facts.add(new Fact(words.asksFor(), phrases.asked(request)));
        facts.add(new Fact(words.gives(), phrases.roles(from.roles(request.accessPackage))));
        if (request.justification != null) {
            facts.add(new Fact(words.justification(), Typed.text(request.justification)));
        }
        from.answers(request).forEach(answer -> facts.add(new Fact(phrases.question(answer.question), Typed.text(answer.value))));
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

    private List<Fact> whoAsks(AssignmentRequest request) {
        var who = phrases.nameAndAddress(request.requestor);
        return new ArrayList<>(request.askedBy == null ? List.of(new Fact(words.whoAsks(), who))
                : List.of(new Fact(words.whoAsks(), phrases.nameAndAddress(request.askedBy)), new Fact(words.forWhom(), who)));
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
