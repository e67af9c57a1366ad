package dev.guesthouse.requests;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.view.Dates;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.RequestView.Named;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;

/**
 * A request in a list; the function {@code request} shows all of it.
 *
 * @param id by which calls name it
 * @param requestType who wants what
 * @param state where it stands
 * @param reason why it ended, where no person decided that; null otherwise
 * @param accessPackage what it is about
 * @param requestor whose access it is about
 * @param organization the requestor's when they asked; null for members and people of none
 * @param askedBy the sponsor who asked for the requestor (REQ-16); null where they did themselves, or nobody asked
 * @param asked the dates that were asked for
 * @param given the dates of access as this request left it; null as long as it gave nothing
 * @param assignmentId what it led to or is about; null as long as that is nothing
 * @param createdDateTime when it was made
 * @param completedDateTime when it came to an end; null while it is open
 */
public record RequestRow(UUID id, RequestType requestType, RequestState state, RequestReason reason, @JsonProperty("package") Named accessPackage,
        PersonName requestor, Named organization, PersonName askedBy, Dates asked, Dates given, UUID assignmentId, Instant createdDateTime, Instant completedDateTime) {

    /** What has to be loaded with a request {@code r} for its row. */
    static final String LOADED = "from AssignmentRequest r join fetch r.accessPackage join fetch r.requestor left join fetch r.organization"
            + " left join fetch r.askedBy ";

    static List<RequestRow> of(List<AssignmentRequest> requests) {
        var assignments = Assignment.idsOf(requests);
        return requests.stream().map(request -> of(request, assignments.get(request.id))).toList();
    }

    private static RequestRow of(AssignmentRequest request, UUID assignmentId) {
        return new RequestRow(request.id, request.type, request.state, request.reason,
                new Named(request.accessPackage.id, request.accessPackage.displayName), PersonName.of(request.requestor),
                request.organization == null ? null : new Named(request.organization.id, request.organization.displayName),
                PersonName.of(request.askedBy), Dates.asked(request), Dates.given(request), assignmentId, request.createdAt, request.completedAt);
    }
}
