package dev.guesthouse.walks;

import java.util.random.RandomGenerator;

/**
 * Something that somebody does. Its numbers choose among what is there when it is done, so that it means something in any
 * walk, however many of the others were left out.
 *
 * @param who chooses the actor
 * @param what chooses the thing
 * @param how chooses the rest
 */
record Action(Deed deed, int who, int what, int how) {

    private static final int MANY = 1 << 16;

    static Action draw(RandomGenerator random, int what) {
        return new Action(Deed.draw(random), random.nextInt(MANY), what, random.nextInt(MANY));
    }

    static int number(RandomGenerator random) {
        return random.nextInt(MANY);
    }

    /** True once in so many, by {@link #how}. */
    boolean oneIn(int times) {
        return how % times == times - 1;
    }
}
