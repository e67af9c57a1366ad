package dev.guesthouse.request;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

class RequestMoveTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    @ParameterizedTest
    @EnumSource
    @DisplayName("REQ-08 every pair of state and event stands in the table once or is refused, and a refusal changes nothing")
    void everyPair(RequestState from) {
        for (var event : RequestEvent.values()) {
            var moves = RequestMove.TABLE.stream().filter(move -> move.from() == from && move.event() == event).toList();
            var request = inState(from);
            if (moves.isEmpty()) {
                var refusal = assertThrows(Problem.class, () -> request.move(event, NOW));
                assertEquals(ProblemType.NOT_PENDING, refusal.type);
                assertEquals(from, request.state);
            } else {
                assertEquals(1, moves.size(), () -> from + " " + event);
                request.move(event, NOW);
                assertEquals(moves.get(0).to(), request.state);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("REQ-08 every state reaches a final one")
    void everyStateReachesAFinalOne(RequestState from) {
        assertTrue(reachable(from).stream().anyMatch(state -> !state.isOpen()), () -> "no end from " + from);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("REQ-08 every state is reached from the first one")
    void everyStateIsReached(RequestState state) {
        assertTrue(reachable(RequestState.submitted).contains(state));
    }

    @ParameterizedTest
    @EnumSource(names = { "delivered", "denied", "canceled" })
    @DisplayName("REQ-08 what was delivered, denied or canceled stays so")
    void finalStatesStay(RequestState state) {
        assertEquals(Set.of(state), reachable(state));
    }

    @ParameterizedTest
    @EnumSource(names = { "scheduled", "delivering", "delivered", "partiallyDelivered" })
    @DisplayName("APR-01 nothing that was denied or canceled is ever given")
    void noGiftAfterRefusal(RequestState given) {
        assertFalse(reachable(RequestState.denied).contains(given) || reachable(RequestState.canceled).contains(given));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 5, 8, 13, 21, 34, 55, 89 })
    @DisplayName("REQ-08 whatever comes, a request moves only along the table, and its completion is kept just while it has ended")
    void randomWalk(long seed) {
        var random = new Random(seed);
        var request = inState(RequestState.submitted);
        for (int step = 0; step < 2_000; step++) {
            var from = request.state;
            var event = RequestEvent.values()[random.nextInt(RequestEvent.values().length)];
            var now = NOW.plusSeconds(step);
            var at = "seed " + seed + ", step " + step + ": " + from + " " + event;
            try {
                request.move(event, now);
                assertTrue(RequestMove.TABLE.contains(new RequestMove(from, event, request.state)), at);
            } catch (Problem refused) {
                assertEquals(from, request.state, at);
                continue;
            }
            assertEquals(request.state.isOpen() ? null : now, request.completedAt, at);
            if (reachable(request.state).size() == 1) {
                request = inState(RequestState.submitted);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RequestReason.class)
    @DisplayName("REQ-08 a denial that no person decided carries its reason")
    void denialCarriesReason(RequestReason reason) {
        var request = inState(RequestState.pendingApproval);
        assertNull(request.reason);
        request.deny(reason, NOW);
        assertEquals(reason, request.reason);
        assertEquals(RequestState.denied, request.state);
        assertNotNull(request.completedAt);
    }

    private static AssignmentRequest inState(RequestState state) {
        var request = new AssignmentRequest();
        request.state = state;
        return request;
    }

    private static Set<RequestState> reachable(RequestState from) {
        var reached = EnumSet.of(from);
        while (reached.addAll(RequestMove.TABLE.stream().filter(move -> reached.contains(move.from())).map(RequestMove::to).collect(toSet()))) {
            // until nothing new comes
        }
        return reached;
    }
}
