package dev.guesthouse.test;

import java.time.Duration;

/** How long tests wait for what is bound to come. */
public final class Patience {

    /** Far longer than anything takes: on a machine that runs five processes of tests, what takes a second alone may take ten. Whoever waits longer waits for ever. */
    public static final Duration LONGEST = Duration.ofMinutes(2);

    private Patience() {
    }
}
