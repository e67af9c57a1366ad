package dev.guesthouse.http.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.guesthouse.approval.Progress;
import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.approval.StageApprover;
import dev.guesthouse.approval.StageState;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;

/**
 * A request for a package.
 *
 * @param id by which calls name it
 * @param requestType who wants what
 * @param state where it stands
 * @param reason why it ended, where no person decided that; null otherwise
 * @param accessPackage what it is about
 * @param requestor whose access it is about
 * @param organization the requestor's when they asked; null for members and people of none
 * @param askedBy the sponsor who asked for the requestor (REQ-16); null where they did themselves, or nobody asked
 * @param justification why it was made; null where nobody said
 * @param answers to the policy's questions
 * @param asked the dates that were asked for
 * @param given the dates of access as this request left it; null as long as it gave nothing
 * @param stages those that have opened, in order
 * @param assignmentId what it led to or is about; null as long as that is nothing
 * @param createdDateTime when it was made
 * @param completedDateTime when it came to an end; null while it is open
 */
public record RequestView(UUID id, RequestType requestType, RequestState state, RequestReason reason, @JsonProperty("package") Named accessPackage,
        PersonName requestor, Named organization, PersonName askedBy, String justification, List<AnswerView> answers, Dates asked, Dates given, List<Stage> stages,
        UUID assignmentId, Instant createdDateTime, Instant completedDateTime) {

    /**
     * A thing where one is named.
     *
     * @param id by which calls name it
     * @param displayName its name as it is now
     */
    public record Named(UUID id, String displayName) {
    }

    /**
     * Somebody whom a stage asked.
     *
     * @param id by which calls name them
     * @param email their e-mail address
     * @param displayName null as long as nobody has given one
     * @param unreachableSinceDateTime since when their mailbox refuses what is sent to it (MSG-08); null where it takes it, as
     *            far as is known
     */
    public record Approver(UUID id, String email, String displayName, Instant unreachableSinceDateTime) {

        static Approver of(Person person) {
            return new Approver(person.id, person.email, person.displayName, person.unreachableSince);
        }
    }

    /**
     * A stage that has opened.
     *
     * @param number from 1
     * @param state where it stands
     * @param dueDateTime until when it can be decided
     * @param approvers whom it asked; null for the requestor, who is not told
     * @param decision null unless somebody decided
     * @param decidedBy null unless somebody decided, and for the requestor, who is not told
     * @param decidedDateTime null as long as it is open
     * @param justification the decision's; null where nobody gave one
     */
    public record Stage(int number, StageState state, Instant dueDateTime, List<Approver> approvers, StageState decision, PersonName decidedBy,
            Instant decidedDateTime, String justification) {
    }

    /** @param forRequestor leaves out who is asked and who decided: people of the home organization are nothing to a partner's */
    public static RequestView of(AssignmentRequest request, boolean forRequestor) {
        return of(Progress.of(request), forRequestor);
    }

    /** As the other, of a request that something was done about just now. */
    public static RequestView of(Progress progress, boolean forRequestor) {
        var request = progress.request();
        return of(request, progress.stages().stream().map(stage -> stage(stage, forRequestor ? List.of() : stage.approvers(), forRequestor)).toList(),
                AnswerView.of(request), progress.assignmentId());
    }

    /** In the same order; what belongs to them is read for all at once. */
    public static List<RequestView> of(List<AssignmentRequest> requests, boolean forRequestor) {
        var stages = RequestStage.ofEach(requests);
        var approvers = StageApprover.ofEach(forRequestor ? List.of() : stages.values().stream().flatMap(List::stream).toList());
        var answers = AnswerView.ofEach(requests);
        var assignments = Assignment.idsOf(requests);
        return requests.stream().map(request -> of(request, stages.getOrDefault(request.id, List.of()).stream()
                .map(stage -> stage(stage, approvers.getOrDefault(stage.id, List.of()), forRequestor)).toList(),
                answers.getOrDefault(request.id, List.of()), assignments.get(request.id))).toList();
    }

    private static RequestView of(AssignmentRequest request, List<Stage> stages, List<AnswerView> answers, UUID assignmentId) {
        return new RequestView(request.id, request.type, request.state, request.reason,
                new Named(request.accessPackage.id, request.accessPackage.displayName), PersonName.of(request.requestor),
                named(request.organization), PersonName.of(request.askedBy), request.justification, answers, Dates.asked(request), Dates.given(request), stages,
                assignmentId, request.createdAt, request.completedAt);
    }

    private static Named named(Organization organization) {
        return organization == null ? null : new Named(organization.id, organization.displayName);
    }

    private static Stage stage(RequestStage stage, List<StageApprover> approvers, boolean forRequestor) {
        return new Stage(stage.number, stage.state, stage.dueAt,
                forRequestor ? null : approvers.stream().map(asked -> Approver.of(asked.person)).distinct().toList(),
                stage.decidedBy == null ? null : stage.state, forRequestor ? null : PersonName.of(stage.decidedBy), stage.decidedAt,
                stage.justification);
    }
}
