package dev.guesthouse.portal.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.guesthouse.approval.Doubt;
import dev.guesthouse.approvals.ApprovalView;
import dev.guesthouse.approvals.PendingApprovals;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;
import dev.guesthouse.requests.MyAccess;
import dev.guesthouse.settings.Language;
import dev.guesthouse.words.DecisionWords;
import dev.guesthouse.words.Moments;
import dev.guesthouse.words.Wording;
import dev.guesthouse.words.Words;
import io.quarkus.qute.TemplateData;

/** What functions answer, said to people in their language; every page says the same in the same words. */
@TemplateData
public final class Sentences extends Moments {

    private final Language language;
    private final Words words;
    private final DecisionWords decisions;

    Sentences(Language language) {
        super(language);
        this.language = language;
        words = Wording.in(language);
        decisions = Wording.in(language, DecisionWords.class);
    }

    /** What a page about a refusal is called. */
    public String title(Problem problem) {
        return switch (problem.type) {
            case NOT_FOUND -> words.titleNotFound();
            case FORBIDDEN -> words.titleForbidden();
            case BUSY, UNAVAILABLE, SCHEMA_MISMATCH -> words.titleAway();
            default -> words.titleWentWrong();
        };
    }

    /** Ana Ruiz (ana@fabrikam.example). */
    public String name(PersonName person) {
        return person.displayName() == null ? person.email() : words.of(person.displayName(), person.email());
    }

    /** A text that somebody has given in several languages, in the reader's, else in any. */
    public String in(Map<String, String> texts) {
        return texts.getOrDefault(language.name(), texts.values().iterator().next());
    }

    /** What a role's holder can do: take part in the team Atlas. */
    public String role(RoleName role) {
        return switch (role.kind() + "." + role.role()) {
            case "team.member" -> words.roleTeamMember(role.resource());
            case "team.owner" -> words.roleTeamOwner(role.resource());
            case "site.visitor" -> words.roleSiteVisitor(role.resource());
            case "site.member" -> words.roleSiteMember(role.resource());
            case "site.owner" -> words.roleSiteOwner(role.resource());
            case "group.member" -> words.roleGroupMember(role.resource());
            case "group.owner" -> words.roleGroupOwner(role.resource());
            default -> words.roleOther(role.resource(), role.role());
        };
    }

    /** 180 days, or 8 hours. */
    public String duration(Duration duration) {
        var days = duration.toDays();
        return duration.equals(Duration.ofDays(days)) ? days == 1 ? words.oneDay() : words.days((int) days) : words.hours((int) duration.toHours());
    }

    /** What somebody's access is now: there until, partly there, or to begin. */
    public String standing(MyAccess.Item access) {
        if (access.assignmentId() == null) {
            return words.standingBegins(moment(access.startDateTime()));
        }
        return switch (access.delivery()) {
            case delivering -> words.standingDelivering();
            case partiallyDelivered -> words.standingPartly();
            case deliveryFailed -> words.standingFailed();
            default -> access.endDateTime() == null ? words.standingNoEnd() : words.standingUntil(moment(access.endDateTime()));
        };
    }

    /** Where a request stands, in a word or two. */
    public String state(RequestState state) {
        return switch (state) {
            case submitted, pendingApproval -> words.statePending();
            case scheduled -> words.stateScheduled();
            case delivering -> words.stateDelivering();
            case delivered -> words.stateDelivered();
            case partiallyDelivered -> words.statePartly();
            case deliveryFailed -> words.stateFailed();
            case denied -> words.stateDenied();
            case canceled -> words.stateCanceled();
        };
    }

    /** What happens next with a request and by when, or how it came out (PAG-10). */
    public String next(RequestView request) {
        return switch (request.state()) {
            case submitted -> words.nextSubmitted();
            case pendingApproval -> words.nextPending(moment(due(request)));
            case scheduled -> words.nextScheduled(moment(request.given() == null ? request.asked().startDateTime() : request.given().startDateTime()));
            case delivering -> words.nextDelivering();
            case delivered -> words.nextDelivered();
            case partiallyDelivered -> words.nextPartly();
            case deliveryFailed -> words.nextFailed();
            case denied -> request.reason() == null ? words.nextDenied() : reason(request);
            case canceled -> request.reason() == null ? words.nextTakenBack() : reason(request);
        };
    }

    /** How a stage came out, or by when it will. */
    public String step(RequestView.Stage stage) {
        return switch (stage.state()) {
            case open -> words.stepOpen(stage.number(), moment(stage.dueDateTime()));
            case approved -> words.stepApproved(stage.number(), moment(stage.decidedDateTime()));
            case denied -> words.stepDenied(stage.number(), moment(stage.decidedDateTime()));
            case timedOut -> words.stepTimedOut(stage.number(), moment(stage.dueDateTime()));
            case canceled -> words.stepCanceled(stage.number());
        };
    }

    /** Who asks for what, in a list of what waits. */
    public String asks(PendingApprovals.Item item) {
        return decisions.asks(name(item.requestor()), wanted(item.requestType(), item.accessPackage().displayName()));
    }

    /** What is to be decided, as a question; or what was. */
    public String question(ApprovalView approval) {
        var who = name(approval.requestor());
        var what = wanted(approval.requestType(), approval.accessPackage().displayName());
        return approval.mayDecide() ? decisions.decideQuestion(who, what) : decisions.asks(who, what);
    }

    /** Since when whoever asks is known here, and how often they have asked. */
    public String known(ApprovalView approval) {
        return decisions.knownSince(moment(approval.requestorSince()), (int) approval.earlierRequests());
    }

    /** What had better be looked at twice. */
    public String doubt(Doubt doubt, ApprovalView approval) {
        return switch (doubt) {
            case sharedMailbox -> decisions.doubtSharedMailbox();
            case otherScript -> decisions.doubtOtherScript(approval.requestor().email());
            case firstOfOrganization -> approval.organization() == null ? decisions.doubtFirstOfDomain() : decisions.doubtFirstOf(approval.organization().displayName());
        };
    }

    /** How a request came out, and what happens next, for somebody who cannot decide it (any more) (PAG-10). */
    public String outcome(ApprovalView approval) {
        return approval.state() == RequestState.pendingApproval ? decisions.outcomePending()
                : outcome(approval.state(), approval.reason(), approval.endDateTime(), approval.accessPackage().displayName());
    }

    /** The same for whoever may see it, though it is not about them. */
    public String outcome(RequestView request) {
        return request.state() == RequestState.pendingApproval ? decisions.outcomePendingUntil(moment(due(request)))
                : outcome(request.state(), request.reason(), request.given() == null ? null : request.given().endDateTime(), request.accessPackage().displayName());
    }

    private String outcome(RequestState state, RequestReason reason, Instant end, String accessPackage) {
        return switch (state) {
            case submitted, pendingApproval -> decisions.outcomePending();
            case scheduled -> decisions.outcomeScheduled();
            case delivering, delivered, partiallyDelivered, deliveryFailed -> end == null ? decisions.outcomeGivenNoEnd() : decisions.outcomeGiven(moment(end));
            case denied -> reason == null ? decisions.outcomeDenied() : reason(reason, accessPackage);
            case canceled -> reason == null ? decisions.outcomeTakenBack() : reason(reason, accessPackage);
        };
    }

    /** Who decided a stage how, and when (APR-09). */
    public String decided(RequestView.Stage stage) {
        return switch (stage.state()) {
            case approved -> words.approvedBy(name(stage.decidedBy()), moment(stage.decidedDateTime()));
            case denied -> words.refusedBy(name(stage.decidedBy()), moment(stage.decidedDateTime()));
            case timedOut -> words.nobodyDecided(moment(stage.dueDateTime()));
            default -> words.endedWithout(moment(stage.decidedDateTime()));
        };
    }

    /** What a request is for. */
    public String wanted(RequestView request) {
        return wanted(request.requestType(), request.accessPackage().displayName());
    }

    private String wanted(RequestType type, String accessPackage) {
        return type == RequestType.userExtend ? words.moreTime(accessPackage) : accessPackage;
    }

    private String reason(RequestView request) {
        return reason(request.reason(), request.accessPackage().displayName());
    }

    private String reason(RequestReason reason, String accessPackage) {
        return switch (reason) {
            case timedOut -> words.timedOutSentence(accessPackage);
            case noApprover -> words.noApproverReason();
            case notEligible -> words.notEligibleReason();
            case incompatible -> words.incompatibleReason();
            case windowPassed -> words.windowPassedReason();
            case domainBlocked -> words.domainBlockedReason();
            case organizationRemoved -> words.organizationRemovedReason();
            case ended -> words.endedReason();
        };
    }

    private static Instant due(RequestView request) {
        return request.stages().get(request.stages().size() - 1).dueDateTime();
    }
}
