package dev.guesthouse.audit;

import java.time.Instant;

/**
 * Under what a change is made and written down (AUD-01): by whom, from where, and when. A call carries one, and every flow
 * takes it; whatever one call does happens at one moment.
 */
public record Act(Actor by, Instant at) {

    /** Something that the product does by itself: a job, a rule that takes effect. */
    public static Act ofSystem(Instant at) {
        return new Act(Actor.SYSTEM, at);
    }
}
