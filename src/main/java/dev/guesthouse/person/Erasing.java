package dev.guesthouse.person;

import java.util.UUID;

import dev.guesthouse.limit.Turn;

/**
 * Keeps apart whoever writes of people and whoever erases somebody (GST-05): what is being written of them at the same moment is there
 * when they are erased, or is written by one who finds that they are gone. Each holds until its transaction ends.
 */
public final class Erasing {

    private static final String ERASING = "erasing";

    private Erasing() {
    }

    /** Beside all others that write; waits for an erasure under way. Comes before any other lock. */
    public static void holdOff() {
        Turn.share(ERASING);
    }

    /** As {@link #holdOff}, for one who writes at somebody's call; answers whether they are there still. */
    public static boolean holdOff(UUID caller) {
        return Person.getEntityManager().createNativeQuery("SELECT hold_off_erasing(:caller)").setParameter("caller", caller).getSingleResult().equals(true);
    }

    /** Waits for all that write, and has those that come later wait. Comes before any other lock. */
    public static void alone() {
        Turn.take(ERASING);
    }
}
