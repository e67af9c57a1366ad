package dev.guesthouse.http.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.guesthouse.approval.RequestStage;
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
 * @param organization the requestor's when they asked; null for members and people of none
 * @param asked the dates that were asked for
 * @param given the dates of access as this request left it; null as long as it gave nothing
 * @param assignmentId what it led to or is about; null as long as that is nothing
 */
public record RequestView(UUID id, RequestType requestType, RequestState state, RequestReason reason, @JsonProperty("package") Named accessPackage,
        PersonName requestor, Named organization, String justification, List<AnswerView> answers, Dates asked, Dates given, List<Stage> stages,
        UUID assignmentId, Instant createdDateTime, Instant completedDateTime) {

    /** A thing where one is named. */
    public record Named(UUID id, String displayName) {
    }

    /**
     * Somebody whom a stage asked.
     *
     * @param unreachableSinceDateTime since when their mailbox refuses what is sent to it (MSG-08); null where it takes it, as far as is known
     */
    public record Approver(UUID id, String email, String displayName, Instant unreachableSinceDateTime) {

        static Approver of(Person person) {
            return new Approver(person.id, person.email, person.displayName, person.unreachableSince);
        }
    }

    /**
     * A stage that has opened.
     *
     * @param approvers whom it asked; only for approvers and administrators
     * @param decidedBy only for approvers and administrators
     * @param justification the decision's
     */
    public record Stage(int number, StageState state, Instant dueDateTime, List<Approver> approvers, StageState decision, PersonName decidedBy,
            Instant decidedDateTime, String justification) {
    }

    /** @param forRequestor leaves out who is asked and who decided: people of the home organization are nothing to a partner's */
    public static RequestView of(AssignmentRequest request, boolean forRequestor) {
        var stages = RequestStage.of(request).stream().map(stage -> stage(stage, forRequestor)).toList();
        return new RequestView(request.id, request.type, request.state, request.reason,
                new Named(request.accessPackage.id, request.accessPackage.displayName), PersonName.of(request.requestor),
                named(request.organization), request.justification, AnswerView.of(request), Dates.asked(request), Dates.given(request), stages,
                Assignment.idsOf(List.of(request)).get(request.id), request.createdAt, request.completedAt);
    }

    private static Named named(Organization organization) {
        return organization == null ? null : new Named(organization.id, organization.displayName);
    }

    private static Stage stage(RequestStage stage, boolean forRequestor) {
        return new Stage(stage.number, stage.state, stage.dueAt,
                forRequestor ? null : stage.approvers().stream().map(asked -> Approver.of(asked.person)).distinct().toList(),
                stage.decidedBy == null ? null : stage.state, forRequestor ? null : PersonName.of(stage.decidedBy), stage.decidedAt,
                stage.justification);
    }
}
