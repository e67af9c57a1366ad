package dev.guesthouse.delivery.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.approval.StageState;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.RoleGrant;
import dev.guesthouse.delivery.letter.Content.Fact;
import dev.guesthouse.delivery.letter.Content.Link;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.settings.Settings;

/** Letters to those who asked for access: how it came out, that it is there, that it has ended (MSG-02). */
class RequestorLetters {

    private final Words words;
    private final Phrases phrases;
    private final Settings settings;

    RequestorLetters(Words words, Phrases phrases, Settings settings) {
        this.words = words;
        this.phrases = phrases;
        this.settings = settings;
    }

    Content denied(UUID requestId) {
        var request = AssignmentRequest.<AssignmentRequest>findById(requestId);
        var what = phrases.name(request.accessPackage);
        var facts = facts(request);
        reason(request).ifPresent(why -> facts.add(new Fact(words.reason(), why)));
        return new Content(words.deniedSubject(what, phrases.day(request.completedAt)), words.deniedSentence(what), null, facts, null,
                List.of(), words.requestorWhy(settings.name()), words.requestorWhom(settings.name()));
    }

    Content timedOut(UUID requestId) {
        var request = AssignmentRequest.<AssignmentRequest>findById(requestId);
        var what = phrases.name(request.accessPackage);
        return new Content(words.timedOutSubject(what, phrases.day(request.completedAt)), words.timedOutSentence(what), null, facts(request),
                askAgain(request), List.of(), words.requestorWhy(settings.name()), words.requestorWhom(settings.name()));
    }

    /** Says what is there and what is not (GST-01, ASG-01); empty once access has ended. */
    Optional<Content> accessGiven(UUID assignmentId, Instant now) {
        var assignment = Assignment.<Assignment>findById(assignmentId);
        if (!assignment.isLive(now)) {
            return Optional.empty();
        }
        var what = phrases.name(assignment.accessPackage);
        var held = RoleGrant.of(assignment).stream().filter(grant -> grant.held).map(grant -> grant.resourceRole.id).collect(Collectors.toSet());
        var roles = assignment.accessPackage.roles().stream()
                .collect(Collectors.<AccessPackageRole>partitioningBy(role -> held.contains(role.resourceRole.id)));
        var facts = new ArrayList<>(List.of(new Fact(words.accessPackage(), what), new Fact(words.gives(), phrases.roles(roles.get(true)))));
        if (!roles.get(false).isEmpty()) {
            facts.add(new Fact(words.notGiven(), phrases.roles(roles.get(false))));
        }
        facts.add(new Fact(words.from(), phrases.moment(assignment.startAt)));
        facts.add(new Fact(words.until(), assignment.endAt == null ? words.noEnd() : phrases.moment(assignment.endAt)));
        return Optional.of(new Content(words.givenSubject(what, phrases.day(assignment.startAt)),
                roles.get(false).isEmpty() ? words.givenSentence(what) : words.givenPartlySentence(what, settings.name()), null, facts,
                new Link(words.seeWhatYouHave(), settings.address("/my")), List.of(words.howToGetIn()),
                words.requestorWhy(settings.name()), words.requestorWhom(settings.name())));
    }

    /** Empty once access has ended, or has no end any more. */
    Optional<Content> accessEnding(UUID assignmentId, Instant now) {
        var assignment = Assignment.<Assignment>findById(assignmentId);
        if (!assignment.isLive(now) || assignment.endAt == null) {
            return Optional.empty();
        }
        var what = phrases.name(assignment.accessPackage);
        return Optional.of(new Content(words.endingSubject(what, phrases.day(assignment.endAt)), words.endingSentence(what), null,
                List.of(new Fact(words.accessPackage(), what), new Fact(words.gives(), phrases.roles(assignment.accessPackage.roles())),
                        new Fact(words.until(), phrases.moment(assignment.endAt))),
                new Link(words.seeWhatYouHave(), settings.address("/my")), List.of(words.endingAdvice()),
                words.endedWhy(settings.name()), words.requestorWhom(settings.name())));
    }

    Content accessEnded(UUID assignmentId) {
        var assignment = Assignment.<Assignment>findById(assignmentId);
        var what = phrases.name(assignment.accessPackage);
        var ended = assignment.endAt != null && assignment.endAt.isBefore(assignment.endedAt) ? assignment.endAt : assignment.endedAt;
        return new Content(words.endedSubject(what, phrases.day(ended)), words.endedSentence(what), null,
                List.of(new Fact(words.accessPackage(), what), new Fact(words.from(), phrases.moment(assignment.startAt)),
                        new Fact(words.until(), phrases.moment(ended))),
                askAgain(assignment.request), List.of(), words.endedWhy(settings.name()), words.requestorWhom(settings.name()));
    }

    private List<Fact> facts(AssignmentRequest request) {
        return new ArrayList<>(List.of(new Fact(words.accessPackage(), phrases.name(request.accessPackage)),
                new Fact(words.askedOn(), phrases.moment(request.createdAt))));
    }

    /** The approver's words, but not who they are: that is nothing to a partner's people. */
    private Optional<String> reason(AssignmentRequest request) {
        if (request.reason == null) {
            return RequestStage.of(request).stream().filter(stage -> stage.state == StageState.denied && stage.justification != null)
                    .findFirst().map(stage -> Typed.text(stage.justification));
        }
        return switch (request.reason) {
            case noApprover -> Optional.of(words.noApproverReason());
            case notEligible -> Optional.of(words.notEligibleReason());
            case incompatible -> Optional.of(words.incompatibleReason());
            case windowPassed -> Optional.of(words.windowPassedReason());
            case domainBlocked -> Optional.of(words.domainBlockedReason());
            case timedOut, organizationRemoved, ended -> Optional.empty();
        };
    }

    private Link askAgain(AssignmentRequest request) {
        return new Link(words.askAgain(), settings.address("/p/" + request.accessPackage.linkToken));
    }
}
