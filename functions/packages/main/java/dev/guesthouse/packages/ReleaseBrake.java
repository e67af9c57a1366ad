package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Brakes;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import io.quarkus.funqy.Funq;

/**
 * Lets go what the brake holds (CON-05): all of it that nobody wants again is taken away now. That is for another administrator than the one who
 * caused it; {@code drift} says what it holds.
 */
@ApplicationScoped
public class ReleaseBrake {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "justification": "The project is over"}}</pre>
     *
     * @param id the brake's
     * @param justification why so much may be taken away, for the history; at most 4,000 characters
     */
    public record Input(UUID id, String justification) {
    }

    /**
     * What was let go.
     *
     * @param released how many roles are taken away
     */
    public record Answer(int released) {
    }

    private final Caller caller;
    private final Brakes brakes;

    ReleaseBrake(Caller caller, Brakes brakes) {
        this.caller = caller;
        this.brakes = brakes;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("release-brake")
    @Change(thenDeliver = true)
    public Answer releaseBrake(Input input) {
        return new Answer(brakes.release(input.id(), input.justification(), caller.act()));
    }
}
