package dev.guesthouse.delivery;

import java.util.List;
import java.util.function.IntFunction;

/** How many more items a run may take on, shared by all that work for it. */
final class Permits {

    private int left;

    Permits(int limit) {
        left = limit;
    }

    /** Takes on what is found, so many at most, or those that are left. One after the other: what one does not find is left for the others. */
    synchronized <T> List<T> take(int wanted, IntFunction<List<T>> find) {
        if (left == 0) {
            return List.of();
        }
        var found = find.apply(Math.min(wanted, left));
        left -= found.size();
        return found;
    }

    /** Leaves to the others so many that were taken on and not worked on. */
    synchronized void giveBack(int unused) {
        left += unused;
    }
}
