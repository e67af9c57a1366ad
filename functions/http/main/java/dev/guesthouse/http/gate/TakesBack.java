package dev.guesthouse.http.gate;

/**
 * A change of a thing that is read whole: what was read of it may come back as it was, with all that only other functions change,
 * or nobody.
 *
 * @param <I> what the function takes
 */
public interface TakesBack<I> {

    /** The thing before the change, as the function answers it; null where the input names none. Runs in a transaction of its own. */
    Object before(I input);
}
