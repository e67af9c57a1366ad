package dev.guesthouse.person;

/**
 * Keeps apart whoever writes of people and whoever erases somebody (GST-05): what is being written of them at the same moment is there
 * when they are erased, or is written by one who finds that they are gone. Each holds until its transaction ends.
 */
public final class Erasing {

    private Erasing() {
    }

    /** Beside all others that write; waits for an erasure under way. Comes before any other lock. */
    public static void holdOff() {
        lock("pg_advisory_xact_lock_shared");
    }

    /** Waits for all that write, and has those that come later wait. Comes before any other lock. */
    public static void alone() {
        lock("pg_advisory_xact_lock");
    }

    private static void lock(String how) {
        Person.getEntityManager().createNativeQuery("SELECT " + how + "(hashtextextended('erasing', 0))::text").getSingleResult();
    }
}
