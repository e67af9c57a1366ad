package dev.guesthouse.http.view;

import java.time.Instant;

import dev.guesthouse.request.AssignmentRequest;

/**
 * From when until when access was asked for, or given (REQ-15).
 *
 * @param startDateTime null is at once
 * @param endDateTime the first moment without it; null is as the policy has it where it was asked for, and never where it was
 *            given
 */
public record Dates(Instant startDateTime, Instant endDateTime) {

    /** What a request asked for. */
    public static Dates asked(AssignmentRequest request) {
        return new Dates(request.startAt, request.endAt);
    }

    /** From when until when access is, as the request left it; null as long as it gave nothing. */
    public static Dates given(AssignmentRequest request) {
        return request.givenStartAt == null ? null : new Dates(request.givenStartAt, request.givenEndAt);
    }
}
