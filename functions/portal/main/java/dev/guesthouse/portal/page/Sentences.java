package dev.guesthouse.portal.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import dev.guesthouse.approval.Doubt;
import dev.guesthouse.approvals.ApprovalView;
import dev.guesthouse.approvals.PendingApprovals;
import dev.guesthouse.http.view.AssignmentRow;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.Sentence;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;
import dev.guesthouse.requests.MyAccess;
import dev.guesthouse.requests.RequestRow;
import dev.guesthouse.settings.Language;
import dev.guesthouse.words.AdminWords;
import dev.guesthouse.words.DecisionWords;
import dev.guesthouse.words.Moments;
import dev.guesthouse.words.Translations;
import dev.guesthouse.words.Wording;
import dev.guesthouse.words.Words;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;

/** What functions answer, said to people in their language; every page says the same in the same words. */
@TemplateData
public final class Sentences extends Moments {

    /** Where the moment stands until the sentence is escaped; no text that people typed is of it alone. */
    private static final String MOMENT = "\0moment\0";
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
    private static final Pattern AFTER = Pattern.compile("(?<=[@.])(?=\\S)");
    private static final Pattern ESCAPED = Pattern.compile("[<>&\"']");

    private final Language language;
    private final Words words;
    private final DecisionWords decisions;

    Sentences(Language language) {
        super(language);
        this.language = language;
        words = Wording.in(language);
        decisions = Wording.in(language, DecisionWords.class);
    }

    /** An address, a domain, or a name with one, that stands in a narrow column: a line of it ends after an @ or a dot. */
    public RawString broken(String text) {
        return new RawString(AFTER.matcher(escaped(text)).replaceAll("<wbr>"));
    }

    /** A moment in the text of a page, for machines too: a script sets it in the reader's own zone beside it (PAG-09). */
    public RawString at(Instant at) {
        return with(at, moment -> moment);
    }

    /** The same; null is no end. */
    public RawString endAt(Instant at) {
        return at == null ? plain(words.noEnd()) : at(at);
    }

    /** A value as the audit has it: a moment as moments are said, anything else as it is. */
    public RawString value(String text) {
        return INSTANT.matcher(text).matches() ? at(Instant.parse(text)) : plain(text);
    }

    /** It is good until then. */
    public RawString codeGoodUntil(Instant expires) {
        return with(expires, words::codeGoodUntil);
    }

    /** It ends then. */
    public RawString untilDate(Instant end) {
        return with(end, words::untilDate);
    }

    /** What a printed page says of itself. @param by whose page it is; null for nobody's */
    public RawString printed(Instant at, PersonView by) {
        return by == null ? with(at, words::printedOn) : with(at, when -> words.printedBy(when, by.email()));
    }

    /** A sentence in which a moment stands. */
    public RawString with(Instant at, UnaryOperator<String> sentence) {
        return new RawString(escaped(sentence.apply(MOMENT)).replace(MOMENT, time(at, moment(at))));
    }

    private static RawString plain(String sentence) {
        return new RawString(escaped(sentence));
    }

    /** What was done just now. */
    public String done(Done done) {
        return switch (done) {
            case partnerAdded -> words.donePartnerAdded();
            case partnerRemoved -> words.donePartnerRemoved();
            case sponsorAdded -> words.doneSponsorAdded();
            case sponsorshipEnded -> words.doneSponsorshipEnded();
            case guestAdded -> words.doneGuestAdded();
            case guestInvited -> words.doneGuestInvited();
            case memberAdded -> words.doneMemberAdded();
            case blocked -> words.doneBlocked();
            case letIn -> words.doneLetIn();
            case roleGiven -> words.doneRoleGiven();
            case roleTaken -> words.doneRoleTaken();
            case erased -> words.doneErased();
            case saved -> words.doneSaved();
            case endMoved -> words.doneEndMoved();
            case accessEnded -> words.doneAccessEnded();
            case givenBack -> words.doneGivenBack();
        };
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

    /** What a function says, such as why it refuses (PAG-01). */
    public RawString of(Sentence sentence) {
        return new RawString(html(sentence));
    }

    private String html(Sentence sentence) {
        var template = escaped(Translations.in(language, sentence.template()));
        return sentence.arguments().isEmpty() ? template
                : String.format(language.locale(), template, sentence.arguments().stream().map(this::argument).toArray());
    }

    private Object argument(Object argument) {
        return argument instanceof Sentence sentence ? html(sentence)
                : argument instanceof Instant at ? time(at, exact(at))
                : argument instanceof Enum<?> word ? escaped(Translations.in(language, word.name()))
                : argument instanceof Number ? argument : escaped(String.valueOf(argument));
    }

    /** For machines too: a script sets it in the reader's own zone beside UTC (PAG-09). */
    private static String time(Instant at, String said) {
        return "<time datetime=\"%s\">%s</time>".formatted(at, escaped(said));
    }

    private static String escaped(String text) {
        return ESCAPED.matcher(text).replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
    }

    /** What holds for every problem of a type. */
    public String heading(ProblemType type) {
        return Translations.in(language, type.title);
    }

    /** What can be done about every problem of a type; back-ticks mark code. */
    public String cure(ProblemType type) {
        return Translations.in(language, type.cure);
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
    public RawString standing(MyAccess.Item access) {
        if (access.assignmentId() == null) {
            return with(access.startDateTime(), words::standingBegins);
        }
        return switch (access.delivery()) {
            case delivering -> plain(words.standingDelivering());
            case partiallyDelivered -> plain(words.standingPartly());
            case deliveryFailed -> plain(words.standingFailed());
            default -> access.endDateTime() == null ? plain(words.standingNoEnd()) : with(access.endDateTime(), words::standingUntil);
        };
    }

    /** How far access is delivered, or why it ended, in a word or two. */
    public String state(AssignmentRow access) {
        var admin = Wording.in(language, AdminWords.class);
        if (access.endReason() != null) {
            return switch (access.endReason()) {
                case timeOver -> admin.endedTimeOver();
                case givenBack -> admin.endedGivenBack();
                case endedByPerson -> admin.endedByPerson();
                default -> admin.endedWithPartner();
            };
        }
        return switch (access.state()) {
            case delivering -> words.stateDelivering();
            case delivered -> words.stateDelivered();
            case partiallyDelivered -> words.statePartly();
            case deliveryFailed -> words.stateFailed();
            case expired -> words.stateCanceled();
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

    /** The same, of a request in a list: one that ended access is not said to be ready. */
    public String state(RequestRow row) {
        return hasEnded(row.requestType(), row.state()) ? words.stateCanceled() : state(row.state());
    }

    /** What happens next with a request and by when, or how it came out (PAG-10). */
    public RawString next(RequestView request) {
        return hasEnded(request.requestType(), request.state()) ? plain(decisions.accessWasEnded()) : switch (request.state()) {
            case submitted -> plain(words.nextSubmitted());
            case pendingApproval -> with(due(request), words::nextPending);
            case scheduled -> with(request.given() == null ? request.asked().startDateTime() : request.given().startDateTime(), words::nextScheduled);
            case delivering -> plain(words.nextDelivering());
            case delivered -> plain(words.nextDelivered());
            case partiallyDelivered -> plain(words.nextPartly());
            case deliveryFailed -> plain(words.nextFailed());
            case denied -> plain(request.reason() == null ? words.nextDenied() : reason(request));
            case canceled -> plain(request.reason() == null ? words.nextTakenBack() : reason(request));
        };
    }

    /** How a stage came out, or by when it will. */
    public RawString step(RequestView.Stage stage) {
        return switch (stage.state()) {
            case open -> with(stage.dueDateTime(), moment -> words.stepOpen(stage.number(), moment));
            case approved -> with(stage.decidedDateTime(), moment -> words.stepApproved(stage.number(), moment));
            case denied -> with(stage.decidedDateTime(), moment -> words.stepDenied(stage.number(), moment));
            case timedOut -> with(stage.dueDateTime(), moment -> words.stepTimedOut(stage.number(), moment));
            case canceled -> plain(words.stepCanceled(stage.number()));
        };
    }

    /** Who asks for what, in a list of what waits. */
    public String asks(PendingApprovals.Item item) {
        return decisions.asks(name(item.requestor()), wanted(item.requestType(), item.accessPackage().displayName()));
    }

    /** What is to be decided, as a question; or what was. */
    public String question(ApprovalView approval) {
        var who = name(approval.requestor());
        return !approval.mayDecide() ? decisions.asks(who, wanted(approval))
                : approval.requestType() == RequestType.userExtend ? decisions.moreTimeQuestion(who, approval.accessPackage().displayName())
                : decisions.decideQuestion(who, approval.accessPackage().displayName());
    }

    /** Since when whoever asks is known here, and how often they have asked. */
    public RawString known(ApprovalView approval) {
        return with(approval.requestorSince(), moment -> decisions.knownSince(moment, (int) approval.earlierRequests()));
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
    public RawString outcome(ApprovalView approval) {
        return approval.state() == RequestState.pendingApproval ? plain(decisions.outcomePending())
                : outcome(approval.state(), approval.reason(), approval.endDateTime(), approval.accessPackage().displayName());
    }

    /** The same for whoever may see it, though it is not about them. */
    public RawString outcome(RequestView request) {
        return hasEnded(request.requestType(), request.state()) ? plain(decisions.accessWasEnded())
                : request.state() == RequestState.pendingApproval ? with(due(request), decisions::outcomePendingUntil)
                : outcome(request.state(), request.reason(), request.given() == null ? null : request.given().endDateTime(), request.accessPackage().displayName());
    }

    private RawString outcome(RequestState state, RequestReason reason, Instant end, String accessPackage) {
        return switch (state) {
            case submitted, pendingApproval -> plain(decisions.outcomePending());
            case scheduled -> plain(decisions.outcomeScheduled());
            case delivering, delivered, partiallyDelivered, deliveryFailed -> end == null ? plain(decisions.outcomeGivenNoEnd()) : with(end, decisions::outcomeGiven);
            case denied -> plain(reason == null ? decisions.outcomeDenied() : reason(reason, accessPackage));
            case canceled -> plain(reason == null ? decisions.outcomeTakenBack() : reason(reason, accessPackage));
        };
    }

    /** Who decided a stage how, and when (APR-09). */
    public RawString decided(RequestView.Stage stage) {
        return switch (stage.state()) {
            case approved -> with(stage.decidedDateTime(), moment -> words.approvedBy(name(stage.decidedBy()), moment));
            case denied -> with(stage.decidedDateTime(), moment -> words.refusedBy(name(stage.decidedBy()), moment));
            case timedOut -> with(stage.dueDateTime(), words::nobodyDecided);
            default -> with(stage.decidedDateTime(), words::endedWithout);
        };
    }

    /** What the page of somebody's own request is called; where others did it, it is not said to be asked for. */
    public String title(RequestView request) {
        var accessPackage = request.accessPackage().displayName();
        return switch (request.requestType()) {
            case adminAdd -> words.youWereGiven(accessPackage);
            case adminUpdate -> words.yourAccessEndsOtherwise(accessPackage);
            case adminRemove -> words.yourAccessWasEnded(accessPackage);
            case userAdd, userExtend, userRemove -> words.yourRequest(wanted(request));
        };
    }

    /** Whether nobody asked for it: others did it to somebody's access. */
    public boolean isByOthers(RequestView request) {
        return switch (request.requestType()) {
            case adminAdd, adminUpdate, adminRemove -> true;
            case userAdd, userExtend, userRemove -> false;
        };
    }

    /** What a request is for. */
    public String wanted(RequestView request) {
        return wanted(request.requestType(), request.accessPackage().displayName());
    }

    /** The same, for whoever decides. */
    public String wanted(ApprovalView approval) {
        return wanted(approval.requestType(), approval.accessPackage().displayName());
    }

    /** The same, in a list. */
    public String wanted(RequestRow row) {
        return wanted(row.requestType(), row.accessPackage().displayName());
    }

    private String wanted(RequestType type, String accessPackage) {
        return switch (type) {
            case userAdd, adminAdd -> accessPackage;
            case userExtend -> words.moreTime(accessPackage);
            case adminUpdate -> decisions.otherEnd(accessPackage);
            case userRemove, adminRemove -> decisions.endOfAccess(accessPackage);
        };
    }

    /** Whether it ends access, and has: what was given says nothing of it then. */
    private static boolean hasEnded(RequestType type, RequestState state) {
        return (type == RequestType.userRemove || type == RequestType.adminRemove) && state == RequestState.delivered;
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
