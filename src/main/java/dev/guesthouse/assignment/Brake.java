package dev.guesthouse.assignment;

import jakarta.enterprise.context.ApplicationScoped;

/** What would change too much of a target system at once stops (CON-05). */
@ApplicationScoped
public class Brake {

    private static final int LEAST = 20;
    private static final int PERCENT = 10;

    /** Whether so many of a target system's memberships are too many to go at once. */
    public boolean isTooMuch(long hit, long all) {
        return hit >= LEAST && hit * 100 > all * PERCENT;
    }
}
