package dev.guesthouse.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestMove;
import dev.guesthouse.request.RequestState;

class AssignmentStateTest {

    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant END = Instant.parse("2026-12-02T09:00:00Z");

    @ParameterizedTest
    @EnumSource
    @DisplayName("ASG-01 every pair of state and event stands in the table once or is refused")
    void everyPair(AssignmentState from) {
        for (var event : AssignmentState.Event.values()) {
            var moves = AssignmentState.TABLE.stream().filter(move -> move.from() == from && move.event() == event).toList();
            assertTrue(moves.size() <= 1, () -> from + " " + event);
            assertEquals(moves.stream().map(AssignmentState.Move::to).findFirst(), from.after(event));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("ASG-03 every assignment can end, and one that has ended stays so")
    void everyOneCanEnd(AssignmentState state) {
        assertEquals(state == AssignmentState.expired ? Optional.empty() : Optional.of(AssignmentState.expired),
                state.after(AssignmentState.Event.expire));
        for (var event : AssignmentState.Event.values()) {
            assertEquals(Optional.empty(), AssignmentState.expired.after(event));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 5, 8, 13 })
    @DisplayName("ASG-01 however delivery goes, assignment and request say the same of it")
    void requestGoesAlong(long seed) {
        var random = new Random(seed);
        var assignment = delivering();
        for (int step = 0; step < 500; step++) {
            // ending one ends no request, which was granted and stays so
            var event = AssignmentState.Event.values()[random.nextInt(AssignmentState.Event.values().length - 1)];
            var before = assignment.state;
            var at = "seed " + seed + ", step " + step + ": " + before + " " + event;
            if (before.after(event).isEmpty()) {
                assertThrows(IllegalStateException.class, () -> moved(assignment, event), at);
                assertEquals(before, assignment.state, at);
            } else {
                moved(assignment, event);
            }
            assertEquals(assignment.state.name(), assignment.request.state.name(), at);
        }
    }

    @Test
    @DisplayName("ASG-01 whatever an assignment's delivery comes to, its request can come to as well")
    void requestTableHasItAll() {
        for (var move : AssignmentState.TABLE) {
            if (move.event().ofRequest != null) {
                assertEquals(Optional.of(RequestState.valueOf(move.to().name())),
                        RequestMove.of(RequestState.valueOf(move.from().name()), move.event().ofRequest));
            }
        }
    }

    @Test
    @DisplayName("ASG-02 the start is inside an assignment's time, the end moment itself outside")
    void interval() {
        var assignment = delivering();
        assertFalse(assignment.isLive(START.minusNanos(1_000)));
        assertTrue(assignment.isLive(START));
        assertTrue(assignment.isLive(END.minusNanos(1_000)));
        assertFalse(assignment.isLive(END));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("ASG-02 an assignment is live by its time, whatever its delivery state")
    void liveByTime(AssignmentState state) {
        var assignment = delivering();
        assignment.state = state;
        assertTrue(assignment.isLive(START));
    }

    @Test
    @DisplayName("ASG-02 an assignment without an end lives until it is ended")
    void withoutEnd() {
        var assignment = delivering();
        assignment.endAt = null;
        assertTrue(assignment.isLive(END.plusSeconds(1_000_000_000)));
        assignment.endedAt = END;
        assertFalse(assignment.isLive(END.plusSeconds(1)));
    }

    private static void moved(Assignment assignment, AssignmentState.Event event) {
        assignment.move(event, START);
    }

    private static Assignment delivering() {
        var assignment = new Assignment();
        assignment.state = AssignmentState.delivering;
        assignment.startAt = START;
        assignment.endAt = END;
        assignment.request = new AssignmentRequest();
        assignment.request.state = RequestState.delivering;
        return assignment;
    }
}
