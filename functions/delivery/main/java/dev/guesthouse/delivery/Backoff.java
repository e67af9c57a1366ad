package dev.guesthouse.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * How long to wait before something that failed is tried again: 10 s, then three times as long each time, up to a longest wait. Of each thing it is
 * up to a fifth less, always the same, so that what has failed together does not come back together.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(10);
    /** What a target may ask for at most: one that answers nonsense does not put its grants off for years. */
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    private Backoff() {
    }

    /**
     * The wait after a failed try; empty after the last, when it rests.
     *
     * @param what failed
     * @param tries how often it has failed, this time included
     * @param most after how many it rests
     */
    static Optional<Duration> after(UUID what, int tries, int most, Duration longest) {
        if (tries >= most) {
            return Optional.empty();
        }
        // 3^6 of the first is two hours already: no power beyond it is worked out.
        var wait = FIRST.multipliedBy((long) Math.pow(3, Math.min(tries - 1, 6)));
        return Optional.of(shorter(wait, longest).multipliedBy(100 - Math.floorMod(what.hashCode(), 21)).dividedBy(100));
    }

    /** What a target asked us to wait, within reason. */
    static Duration asked(Duration retryAfter) {
        return shorter(retryAfter, LONGEST_ASKED);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
