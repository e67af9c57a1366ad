package dev.guesthouse.approval;

import java.util.List;
import java.util.UUID;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.request.AssignmentRequest;

/**
 * How a request stands: what whoever did something about it knows of it, so that they can tell it at once.
 *
 * @param stages those of its approval that have opened, in order
 * @param assignmentId what it led to or is about (REQ-15); null as long as that is nothing
 */
public record Progress(AssignmentRequest request, List<RequestStage> stages, UUID assignmentId) {

    /** As it is found. */
    public static Progress of(AssignmentRequest request) {
        return new Progress(request, RequestStage.of(request), Assignment.idsOf(List.of(request)).get(request.id));
    }
}
