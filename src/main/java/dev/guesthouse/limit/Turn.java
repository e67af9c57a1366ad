package dev.guesthouse.limit;

import io.quarkus.hibernate.orm.panache.Panache;

/** One after the other, for what no row stands for that could be locked. */
public final class Turn {

    private Turn() {
    }

    /**
     * Waits until nobody else has the turn, and has it until the transaction ends.
     *
     * @param at what must not be done twice at once, and to what: {@code requests from 192.0.2.1}
     */
    public static void take(String at) {
        Panache.getEntityManager().createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(:at, 0))::text").setParameter("at", at)
                .getSingleResult();
    }
}
