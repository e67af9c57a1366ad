package dev.guesthouse.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.person.PersonRef;
import dev.guesthouse.policy.PolicySettings.Approver;
import dev.guesthouse.policy.PolicySettings.Stage;

/** Stages without named persons, who would have to be looked up; so that each could find nobody, which is told first. */
class StageDraftTest {

    private static final List<Approver<PersonRef>> SPONSORS = List.of(new Approver<>(ApproverKind.externalSponsors, null));
    private static final String STRANDED = "approval.stages[0].fallbackApprovers";

    @Test
    @DisplayName("POL-04 approval has 1 to 3 stages")
    void count() {
        assertEquals(List.of("approval.stages"), Noted.in(fields -> StageDraft.read(fields, null, List.of())));
        assertEquals(List.of("approval.stages"), Noted.in(fields -> StageDraft.read(fields, List.of(), List.of())));
        assertEquals(List.of("approval.stages"), Noted.in(fields -> StageDraft.read(fields, Collections.nCopies(4, stage(null, null, null)), List.of())));
    }

    @Test
    @DisplayName("POL-05 a stage that could find nobody is refused, the stage named")
    void stranded() {
        assertEquals(List.of(STRANDED), refused(stage(null, null, null)));
        assertEquals(List.of("approval.stages[0].primaryApprovers"), refused(new Stage<>(List.of(), null, null, null, null, null)));
        assertEquals(List.of("approval.stages[0].primaryApprovers[0]", STRANDED),
                refused(new Stage<>(List.of(new Approver<>(null, null)), null, null, null, null, null)));
    }

    @Test
    @DisplayName("POL-07 alternates are asked a day after the start at the earliest, and before the time-out; neither goes without the other")
    void alternates() {
        assertEquals(List.of(STRANDED), refused(stage(SPONSORS, Duration.ofDays(1), Duration.ofDays(2))));
        for (var wrong : List.of(stage(SPONSORS, null, null), stage(null, Duration.ofDays(1), null), stage(SPONSORS, Duration.ofHours(23), null),
                stage(SPONSORS, Duration.ofDays(14), null))) {
            assertEquals(List.of(STRANDED, "approval.stages[0].alternateAfter"), refused(wrong));
        }
    }

    @Test
    @DisplayName("POL-04 a stage has 14 days unless told otherwise, and a justification is asked for")
    void defaults() {
        Noted.in(fields -> {
            var read = StageDraft.read(fields, List.of(stage(null, null, null)), List.of()).get(0);
            assertEquals(Duration.ofDays(14), read.timeout());
            assertEquals(true, read.approverJustificationRequired());
        });
        assertEquals(List.of(STRANDED, "approval.stages[0].timeout"), refused(stage(null, null, Duration.ofDays(91))));
        assertEquals(List.of(STRANDED, "approval.stages[0].timeout"), refused(stage(null, null, Duration.ofHours(23))));
    }

    private static Stage<PersonRef> stage(List<Approver<PersonRef>> alternates, Duration alternateAfter, Duration timeout) {
        return new Stage<>(SPONSORS, null, alternates, alternateAfter, timeout, null);
    }

    private static List<String> refused(Stage<PersonRef> stage) {
        return Noted.in(fields -> StageDraft.read(fields, List.of(stage), List.of()));
    }
}
