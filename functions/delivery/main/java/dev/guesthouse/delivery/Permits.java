package dev.guesthouse.delivery;

import java.util.concurrent.atomic.AtomicInteger;

/** How many more items a run may take on, shared by all that work for it. */
final class Permits {

    private final AtomicInteger left;

    Permits(int limit) {
        left = new AtomicInteger(limit);
    }

    /** So many, or those that are left. */
    int take(int wanted) {
        return Math.min(wanted, left.getAndUpdate(now -> Math.max(0, now - wanted)));
    }
}
