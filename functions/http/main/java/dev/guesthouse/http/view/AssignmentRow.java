package dev.guesthouse.http.view;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.AssignmentState;
import dev.guesthouse.assignment.EndReason;
import dev.guesthouse.http.view.RequestView.Named;

/**
 * An assignment in a list; its person and package are loaded with it.
 *
 * @param id by which calls name it
 * @param person who has it
 * @param accessPackage what they have
 * @param requestId of the request that it came from
 * @param state how far it is delivered
 * @param startDateTime when it began
 * @param endDateTime the first moment without it by its terms; null for no end
 * @param endedDateTime when it ended; null as long as nobody and no job has ended it
 * @param endReason why it ended; null as long as nobody and no job has ended it
 */
public record AssignmentRow(UUID id, PersonName person, @JsonProperty("package") Named accessPackage, UUID requestId, AssignmentState state,
        Instant startDateTime, Instant endDateTime, Instant endedDateTime, EndReason endReason) {

    public static AssignmentRow of(Assignment assignment) {
        return new AssignmentRow(assignment.id, PersonName.of(assignment.person),
                new Named(assignment.accessPackage.id, assignment.accessPackage.displayName), assignment.request.id, assignment.state,
                assignment.startAt, assignment.endAt, assignment.endedAt, assignment.endReason);
    }
}
