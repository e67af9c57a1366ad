package dev.guesthouse.delivery.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.approval.StageState;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.EndReason;
import dev.guesthouse.delivery.letter.Content.Fact;
import dev.guesthouse.delivery.letter.Content.Link;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;
import dev.guesthouse.settings.Settings;
import dev.guesthouse.submission.Extensions;
import dev.guesthouse.words.Words;

/** Letters to those who asked for access or were given it: how it came out, that it is there, until when, that it has ended (MSG-02). */
class RequestorLetters {

    private final Words words;
    private final Phrases phrases;
    private final Settings settings;

    RequestorLetters(Words words, Phrases phrases, Settings settings) {
        this.words = words;
        this.phrases = phrases;
        this.settings = settings;
    }

    Content denied(UUID requestId, Instant now) {
        var request = AssignmentRequest.<AssignmentRequest>findById(requestId);
        var what = phrases.asked(request);
        var facts = facts(request);
        reason(request).ifPresent(why -> facts.add(new Fact(words.reason(), why)));
        var kept = kept(request, now);
        var day = phrases.day(request.completedAt);
        var forThem = isForThem(request);
        return new Content(forThem ? words.deniedForYouSubject(begins(what, request), day) : words.deniedSubject(what, day),
                forThem ? words.deniedForYouSentence(begins(what, request)) : words.deniedSentence(what), null, facts,
                kept.map(still -> seeWhatYouHave()).orElse(null), goesOn(kept), askedWhy(request), words.whom(settings.name()));
    }

    Content timedOut(UUID requestId, Instant now) {
        var request = AssignmentRequest.<AssignmentRequest>findById(requestId);
        var what = phrases.asked(request);
        var kept = kept(request, now);
        var day = phrases.day(request.completedAt);
        var forThem = isForThem(request);
        return new Content(forThem ? words.timedOutForYouSubject(what, day) : words.timedOutSubject(what, day),
                forThem ? words.timedOutForYouSentence(what) : words.timedOutSentence(what), null, facts(request),
                kept.map(still -> seeWhatYouHave()).orElseGet(() -> askAgain(request)), goesOn(kept), askedWhy(request), words.whom(settings.name()));
    }

    /** That a request ended undecided, with the organization of whoever asked (ORG-11). */
    Content requestEnded(UUID requestId, Instant now) {
        var request = AssignmentRequest.<AssignmentRequest>findById(requestId);
        var what = phrases.asked(request);
        var kept = kept(request, now);
        var day = phrases.day(request.completedAt);
        var forThem = isForThem(request);
        return new Content(forThem ? words.requestForYouEndedSubject(what, day) : words.requestEndedSubject(what, day),
                forThem ? words.requestForYouEndedSentence(what, settings.name()) : words.requestEndedSentence(what, settings.name()), null,
                facts(request), kept.map(still -> seeWhatYouHave()).orElse(null), goesOn(kept), askedWhy(request), words.whom(settings.name()));
    }

    /** That access was approved and begins later; empty where it has begun since, or will not. */
    Optional<Content> accessScheduled(UUID requestId) {
        var request = AssignmentRequest.<AssignmentRequest>findById(requestId);
        if (request.state != RequestState.scheduled) {
            return Optional.empty();
        }
        var what = phrases.name(request.accessPackage);
        var facts = facts(request);
        facts.add(new Fact(words.from(), phrases.moment(request.startAt)));
        facts.add(new Fact(words.until(), phrases.end(request.endOfAccess(request.startAt))));
        return Optional.of(new Content(words.scheduledSubject(what, phrases.day(request.startAt)), words.scheduledSentence(what), null, facts,
                null, List.of(), askedWhy(request), words.whom(settings.name())));
    }

    /** Says what is there and what is not (GST-01, ASG-01); empty once access has ended. */
    Optional<Content> accessGiven(UUID assignmentId, Sources from, Instant now) {
        var assignment = Assignment.<Assignment>findById(assignmentId);
        if (!assignment.isLive(now)) {
            return Optional.empty();
        }
        var what = phrases.name(assignment.accessPackage);
        var roles = from.roles(assignment.accessPackage).stream()
                .collect(Collectors.<AccessPackageRole>partitioningBy(role -> from.holds(assignment, role)));
        var facts = new ArrayList<>(List.of(new Fact(words.accessPackage(), what), new Fact(words.gives(), phrases.roles(roles.get(true)))));
        if (!roles.get(false).isEmpty()) {
            facts.add(new Fact(words.notGiven(), phrases.roles(roles.get(false))));
        }
        facts.add(new Fact(words.from(), phrases.moment(assignment.startAt)));
        facts.add(new Fact(words.until(), phrases.end(assignment.endAt)));
        return Optional.of(new Content(words.givenSubject(what, phrases.day(assignment.startAt)),
                roles.get(false).isEmpty() ? words.givenSentence(what) : words.givenPartlySentence(what, settings.name()), null, facts,
                seeWhatYouHave(), List.of(words.howToGetIn()),
                isAssigned(assignment) ? words.assignedWhy(settings.name()) : askedWhy(assignment.request), words.whom(settings.name())));
    }

    /** That there is more time (POL-09); empty once access has ended, or has no end any more. */
    Optional<Content> accessExtended(UUID requestId, Instant now) {
        var request = AssignmentRequest.<AssignmentRequest>findById(requestId);
        var what = phrases.name(request.accessPackage);
        return kept(request, now).map(assignment -> {
            var facts = facts(request);
            facts.add(new Fact(words.until(), phrases.moment(assignment.endAt)));
            return new Content(words.extendedSubject(what, phrases.day(assignment.endAt)), words.extendedSentence(what), null, facts,
                    seeWhatYouHave(), List.of(), askedWhy(request), words.whom(settings.name()));
        });
    }

    /**
     * That the end is another one now (REQ-10); empty once access has ended, and where the end was moved again since.
     *
     * @param before the end until then; null is none
     */
    Optional<Content> endMoved(UUID requestId, Instant before, Instant now) {
        var request = AssignmentRequest.<AssignmentRequest>findById(requestId);
        var assignment = Assignment.<Assignment>findById(request.assignmentId);
        if (!assignment.isLive(now) || !request.endAt.equals(assignment.endAt)) {
            return Optional.empty();
        }
        var what = phrases.name(request.accessPackage);
        return Optional.of(new Content(words.movedSubject(what, phrases.day(request.endAt)), words.movedSentence(what), null,
                List.of(new Fact(words.accessPackage(), what), new Fact(words.until(), phrases.moment(request.endAt)),
                        new Fact(words.insteadOf(), phrases.end(before))),
                seeWhatYouHave(), List.of(), words.holderWhy(settings.name()), words.whom(settings.name())));
    }

    /** Empty once access has ended, or has no end any more. */
    Optional<Content> accessEnding(UUID assignmentId, Sources from, Instant now) {
        var assignment = Assignment.<Assignment>findById(assignmentId);
        if (!assignment.isLive(now) || assignment.endAt == null) {
            return Optional.empty();
        }
        var what = phrases.name(assignment.accessPackage);
        return Optional.of(new Content(words.endingSubject(what, phrases.day(assignment.endAt)), words.endingSentence(what), null,
                List.of(new Fact(words.accessPackage(), what), new Fact(words.gives(), phrases.roles(from.roles(assignment.accessPackage))),
                        new Fact(words.until(), phrases.moment(assignment.endAt))),
                seeWhatYouHave(), List.of(Extensions.arePossible(assignment, now) ? words.endingAdvice() : words.giveBackAdvice()),
                words.holderWhy(settings.name()), words.whom(settings.name())));
    }

    Content accessEnded(UUID assignmentId) {
        var assignment = Assignment.<Assignment>findById(assignmentId);
        var what = phrases.name(assignment.accessPackage);
        var ended = assignment.endAt != null && assignment.endAt.isBefore(assignment.endedAt) ? assignment.endAt : assignment.endedAt;
        var facts = new ArrayList<>(List.of(new Fact(words.accessPackage(), what), new Fact(words.from(), phrases.moment(assignment.startAt)),
                new Fact(words.until(), phrases.moment(ended))));
        whyEnded(assignment).ifPresent(why -> facts.add(new Fact(words.reason(), why)));
        return new Content(words.endedSubject(what, phrases.day(ended)), endedSentence(assignment), null, facts,
                mayAskAgain(assignment) ? askAgain(assignment.request) : null, List.of(),
                words.endedWhy(settings.name()), words.whom(settings.name()));
    }

    private String endedSentence(Assignment assignment) {
        var what = phrases.name(assignment.accessPackage);
        return switch (assignment.endReason) {
            case timeOver -> words.endedSentence(what);
            case givenBack -> words.givenBackSentence(what);
            case endedByPerson -> words.endedEarlySentence(what, settings.name());
            case organizationRemoved -> words.organizationGoneSentence(what, settings.name());
        };
    }

    /** In the words of whoever ended it, but not who that was: as with a refusal. */
    private static Optional<String> whyEnded(Assignment assignment) {
        return assignment.endReason == EndReason.endedByPerson
                ? AssignmentRequest.ending(assignment.id).map(ending -> ending.justification).map(Typed::text) : Optional.empty();
    }

    /** Not what was never asked for, nor what was for people of an organization that is gone. */
    private static boolean mayAskAgain(Assignment assignment) {
        return !isAssigned(assignment) && assignment.endReason != EndReason.organizationRemoved;
    }

    /** Given without its holder's asking (REQ-10). */
    private static boolean isAssigned(Assignment assignment) {
        return assignment.request.type == RequestType.adminAdd;
    }

    /** What a request for more time is about, as long as it is there and has an end. */
    private static Optional<Assignment> kept(AssignmentRequest request, Instant now) {
        return Optional.of(request).filter(RequestorLetters::isForMoreTime).flatMap(it -> Assignment.<Assignment>findByIdOptional(it.assignmentId))
                .filter(assignment -> assignment.isLive(now) && assignment.endAt != null);
    }

    private List<String> goesOn(Optional<Assignment> kept) {
        return kept.stream().map(assignment -> words.goesOn(phrases.name(assignment.accessPackage), phrases.moment(assignment.endAt))).toList();
    }

    private String askedWhy(AssignmentRequest request) {
        if (isForMoreTime(request)) {
            return isForThem(request) ? words.moreTimeForYouWhy(settings.name()) : words.moreTimeWhy(settings.name());
        }
        return isForThem(request) ? words.askedForYouWhy(settings.name()) : words.requestorWhy(settings.name());
    }

    /** Made by a sponsor, for whoever reads this (REQ-16). */
    private static boolean isForThem(AssignmentRequest request) {
        return request.askedBy != null;
    }

    private static boolean isForMoreTime(AssignmentRequest request) {
        return request.type == RequestType.userExtend;
    }

    /** As a sentence begins; names stay as they are. */
    private static String begins(String what, AssignmentRequest request) {
        return isForMoreTime(request) ? what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) : what;
    }

    private List<Fact> facts(AssignmentRequest request) {
        var facts = new ArrayList<>(List.of(new Fact(words.accessPackage(), phrases.name(request.accessPackage))));
        if (isForThem(request)) {
            facts.add(new Fact(words.whoAsked(), phrases.nameAndAddress(request.askedBy)));
        }
        facts.add(new Fact(words.askedOn(), phrases.moment(request.createdAt)));
        return facts;
    }

    /** The approver's words, but not who they are: that is nothing to a partner's people. */
    private Optional<String> reason(AssignmentRequest request) {
        if (request.reason == null) {
            return RequestStage.of(request).stream().filter(stage -> stage.state == StageState.denied && stage.justification != null)
                    .findFirst().map(stage -> Typed.text(stage.justification));
        }
        return switch (request.reason) {
            case noApprover -> Optional.of(words.noApproverReason());
            case notEligible -> Optional.of(isForMoreTime(request) ? words.notEligibleLongerReason() : words.notEligibleReason());
            case incompatible -> Optional.of(words.incompatibleReason());
            case windowPassed -> Optional.of(words.windowPassedReason());
            case domainBlocked -> Optional.of(words.domainBlockedReason());
            case ended -> Optional.of(words.endedReason());
            case timedOut, organizationRemoved -> Optional.empty();
        };
    }

    private Link seeWhatYouHave() {
        return new Link(words.seeWhatYouHave(), settings.address("/my"));
    }

    private Link askAgain(AssignmentRequest request) {
        return new Link(words.askAgain(), settings.address("/p/" + request.accessPackage.linkToken));
    }
}
