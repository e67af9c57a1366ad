package dev.guesthouse.audit;

import java.time.Instant;
import java.util.UUID;

import dev.guesthouse.problem.Problem;

/**
 * Under what a change is made and written down (AUD-01): by whom, from where, and when. A call carries one, and every flow
 * takes it; whatever one call does happens at one moment.
 */
public record Act(Actor by, Instant at) {

    /** Something that the product does by itself: a job, a rule that takes effect. */
    public static Act ofSystem(Instant at) {
        return new Act(Actor.SYSTEM, at);
    }

    /** The same, from the same place, as somebody's own doing: theirs who come themselves, whoever the call took them for. */
    public Act asOf(UUID personId) {
        return new Act(new Actor(Actor.Kind.person, personId, by.from()), at);
    }

    /**
     * For what would let a script rise beyond the functions that its token names.
     *
     * @param template of a sentence for whoever runs the script
     * @throws Problem forbidden, where a machine does it (IDY-05)
     */
    public void refuseMachine(String template, Object... arguments) {
        if (by.kind() == Actor.Kind.machine) {
            throw Problem.forbidden(template, arguments);
        }
    }
}
