package dev.guesthouse.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.audit.Act;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.Sentence;

/** What is refused before anything is looked up. */
class MachineAccessTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    @DisplayName("IDY-05 a machine token says what it is called, what it is good for and until when")
    void missing() {
        assertEquals(List.of("name", "functions", "expiresDateTime"), refused(null, null, null));
        assertEquals(List.of("functions"), refused("Cron", List.of(), NOW.plusSeconds(1)));
    }

    @Test
    @DisplayName("IDY-05 every function that is none for machines is named by its place")
    void unfit() {
        assertEquals(List.of("functions[1]", "functions[2]"), refused("Cron", Arrays.asList("deliver", "approve-request", null), NOW.plusSeconds(1)));
    }

    @Test
    @DisplayName("IDY-05 a machine token ends in the future")
    void past() {
        assertEquals(List.of("expiresDateTime"), refused("Cron", List.of("deliver"), NOW));
    }

    private static List<String> refused(String name, List<String> functions, Instant expiresAt) {
        var wanted = new MachineAccess.WantedToken(name, functions, expiresAt);
        return assertThrows(Problem.class, () -> new MachineAccess(null).add(wanted, function -> "deliver".equals(function) ? null : Sentence.of("is not for machines"),
                Act.ofSystem(NOW))).errors.stream().map(error -> error.field()).toList();
    }
}
