package dev.guesthouse.approvals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.guesthouse.approval.Doubt;
import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.view.AnswerView;
import dev.guesthouse.http.view.Dates;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;

/**
 * What an approver needs to know (APR-07).
 *
 * @param requestId the request's
 * @param requestType who wants what
 * @param state where it stands
 * @param reason why it ended, where no person decided that; null otherwise
 * @param mayDecide that this approver can decide it now
 * @param justificationRequired that the decision needs one (APR-08)
 * @param requestor whose access it is about
 * @param requestorSince when the requestor was first seen here
 * @param earlierRequests how often they had asked for something before, or been asked for, however that came out
 * @param doubts what to look at twice in the requestor; none of it refuses anything
 * @param organization the requestor's when they asked; null for members and people of none
 * @param askedBy the sponsor who asked for the requestor (REQ-16), and does not decide it; null where they did themselves, or nobody asked
 * @param accessPackage what it is about
 * @param roles what it gives
 * @param justification why it was made; null where nobody said
 * @param answers to the policy's questions
 * @param asked the dates that were asked for
 * @param given the dates of access as this request left it; null as long as it gave nothing
 * @param assignmentId what it led to or is about; null as long as that is nothing
 * @param startDateTime the asked-for start; null for at once
 * @param endDateTime until when access was given, or would last if it were given now; null for no end
 * @param submittedDateTime when it was made
 * @param dueDateTime until when the open stage can be decided; null where none is open
 * @param stages those that have opened, with their decisions
 */
public record ApprovalView(UUID requestId, RequestType requestType, RequestState state, RequestReason reason, boolean mayDecide,
        boolean justificationRequired, PersonName requestor, Instant requestorSince, long earlierRequests, List<Doubt> doubts,
        RequestView.Named organization, PersonName askedBy,
        @JsonProperty("package") RequestView.Named accessPackage, List<RoleName> roles,
        String justification, List<AnswerView> answers, Dates asked, Dates given, UUID assignmentId, Instant startDateTime, Instant endDateTime, Instant submittedDateTime, Instant dueDateTime,
        List<RequestView.Stage> stages) {

    static ApprovalView of(AssignmentRequest request, RequestStage open, boolean mayDecide, Instant now) {
        var view = RequestView.of(request, false);
        return new ApprovalView(request.id, request.type, request.state, request.reason, mayDecide,
                open != null && open.approvalStage.approverJustificationRequired, view.requestor(), request.requestor.createdAt,
                request.earlier(), Doubt.about(request.requestor), view.organization(), view.askedBy(), view.accessPackage(),
                RoleName.of(request.accessPackage), view.justification(), view.answers(), view.asked(), view.given(), view.assignmentId(),
                request.startAt, view.given() == null ? Assignment.endBy(request, now) : view.given().endDateTime(), request.createdAt, open == null ? null : open.dueAt, view.stages());
    }
}
