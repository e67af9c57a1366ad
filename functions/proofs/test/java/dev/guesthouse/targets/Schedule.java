package dev.guesthouse.targets;

import java.util.SplittableRandom;

/**
 * Which faults a target has, by what it is asked and about whom: the first few tries of some, the same ones for the same seed, in whatever
 * order they come. No grant has so many that it is given up on.
 */
final class Schedule {

    /** How many in a row, of an operation that is tried once for a grant, and of one that does what is wanted. */
    private static final int FEW = 1;
    private static final int SOME = 3;
    /** Of a hundred. */
    private static final int FAULTY = 40;
    private static final int SELDOM = 4;

    /** As many as are asked at once. */
    private static final int HANG_FIRST = 4;

    private final long seed;

    Schedule(long seed) {
        this.seed = seed;
    }

    /**
     * @param subject whom it is about, and where
     * @param attempt how often that was asked before
     */
    Fault fault(Operation operation, String subject, int attempt) {
        if (operation == Operation.describe && attempt < HANG_FIRST) {
            return Fault.hangs;
        }
        var random = new SplittableRandom(seed ^ 0x9E3779B97F4A7C15L * (operation + " " + subject).hashCode());
        var most = operation == Operation.add || operation == Operation.remove ? SOME : FEW;
        var inARow = random.nextInt(100) < FAULTY ? 1 + random.nextInt(most) : 0;
        var possible = Fault.of(operation);
        var fault = Fault.none;
        for (int i = 0; i <= attempt; i++) {
            fault = possible.get(random.nextInt(possible.size()));
            if (fault.isSeldom() && random.nextInt(100) >= SELDOM) {
                fault = Fault.errs;
            }
        }
        return attempt < inARow ? fault : Fault.none;
    }
}
