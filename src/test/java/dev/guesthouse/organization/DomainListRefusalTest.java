package dev.guesthouse.organization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.audit.Act;
import dev.guesthouse.organization.DomainList.Mode;
import dev.guesthouse.problem.Problem;

/** What is refused before anything is looked up. */
class DomainListRefusalTest {

    @Test
    @DisplayName("ORG-08 the list says whether it allows or denies")
    void mode() {
        assertEquals(List.of("mode"), refused(null, List.of("fabrikam.example")));
    }

    @Test
    @DisplayName("ORG-08 any domain goes without a list, and a list holds at least one")
    void listOrNone() {
        assertEquals(List.of("domains"), refused(Mode.any, List.of("fabrikam.example")));
        assertEquals(List.of("domains"), refused(Mode.allow, null));
        assertEquals(List.of("domains"), refused(Mode.deny, List.of()));
    }

    @Test
    @DisplayName("ORG-08 every domain of the list is whole; a top-level domain that there is can be denied")
    void domains() {
        assertEquals(List.of("domains[1]"), refused(Mode.deny, List.of("woodgrove.example", "fabrikam")));
        assertEquals(List.of("domains[0]"), refused(Mode.deny, Arrays.asList(null, "woodgrove.example")));
        assertEquals(List.of("domains[0]", "domains[1]"), refused(Mode.allow, List.of("zip", "fabrikam", "woodgrove.example")));
        assertEquals(List.of("domains[2]"), refused(Mode.deny, List.of("ZIP", "\u0440\u0444", "fabrikam")));
    }

    private static List<String> refused(Mode mode, List<String> typed) {
        return assertThrows(Problem.class, () -> new DomainList(null, null).set(mode, typed, Act.ofSystem(Instant.EPOCH))).errors.stream()
                .map(error -> error.field()).toList();
    }
}
