package dev.guesthouse.limit;

import java.util.List;

import io.quarkus.hibernate.orm.panache.Panache;

/** One after the other, for what no row stands for that could be locked. What somebody has they have until their transaction ends. */
public final class Turn {

    private Turn() {
    }

    /**
     * Waits until nobody else has the turn, or shares it, and has it.
     *
     * @param at what must not be done twice at once, and to what: {@code requests from 192.0.2.1}
     */
    public static void take(String at) {
        take(List.of(at));
    }

    /** Takes several, one after the other; who takes some of them too takes them in the same order. */
    public static void take(List<String> each) {
        lock("pg_advisory_xact_lock", each);
    }

    /** Waits until nobody has the turn alone, and has it beside all others who share it. */
    public static void share(String at) {
        lock("pg_advisory_xact_lock_shared", List.of(at));
    }

    private static void lock(String how, List<String> each) {
        Panache.getEntityManager().createNativeQuery("SELECT " + how + "(hashtextextended(at, 0))::text FROM unnest(cast(:each AS text[])) at")
                .setParameter("each", each.toArray(String[]::new)).getResultList();
    }
}
