package dev.guesthouse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.assignment.AssignmentState;
import dev.guesthouse.request.RequestMove;
import dev.guesthouse.request.RequestState;

/** The drawings in the documentation are those of the tables that run. */
class StateMachinesTest {

    private static final Path PAGE = Path.of("docs", "state-machines.md");

    private record Move(Object from, Object event, Object to) {
    }

    @Test
    @DisplayName("REQ-08 the drawing of a request's states shows the moves that are allowed, and no others")
    void request() throws IOException {
        assertDrawn(RequestMove.TABLE.stream().map(move -> new Move(move.from(), move.event(), move.to())).toList(),
                Stream.of(RequestState.values()).filter(state -> !state.isOpen()));
    }

    @Test
    @DisplayName("ASG-01 the drawing of an assignment's states shows the moves that are allowed, and no others")
    void assignment() throws IOException {
        assertDrawn(AssignmentState.TABLE.stream().map(move -> new Move(move.from(), move.event(), move.to())).toList(),
                Stream.of(AssignmentState.expired));
    }

    private static void assertDrawn(List<Move> moves, Stream<?> ends) throws IOException {
        var drawing = drawing(moves, ends);
        assertTrue(Files.readString(PAGE).contains(drawing), () -> PAGE + " should hold this drawing:\n" + drawing);
    }

    /** In Mermaid's language; begins at the first state of the table. */
    private static String drawing(List<Move> moves, Stream<?> ends) {
        return Stream.of(
                Stream.of("```mermaid", "stateDiagram-v2", "    [*] --> " + moves.get(0).from()),
                moves.stream().map(move -> "    %s --> %s: %s".formatted(move.from(), move.to(), move.event())),
                ends.map(end -> "    %s --> [*]".formatted(end)),
                Stream.of("```\n")).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }
}
