package dev.guesthouse.delivery;

import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.targets.TargetException;

/** How one that was taken on from a queue is delivered. */
interface Work {

    /** How a try came out. */
    enum Outcome {
        granted, revoked,
        /** An account is blocked, unblocked or deleted. */
        account,
        sent,
        /** Nothing to be done now. */
        released,
        /** A message of no use any more. */
        dropped,
        /** A message that does not go by itself: it waits for others, or another one tells it. */
        putOff,
        failed,
        /** Failed, and the next may too. */
        away,
        /** Failed, and the target wants all of its others to wait. */
        throttled;

        /** That the other side did what is wanted. */
        boolean isDone() {
            return this == granted || this == revoked || this == account || this == sent;
        }
    }

    Queue queue();

    /** After how many tries it rests. */
    int tries(Claim claim);

    /**
     * Tries it, outside of any transaction.
     *
     * @return what it comes to; where that is not done, the claim is given back already
     * @throws TargetException where it failed
     */
    Outcome attempt(Claim claim);

    /** Writes down that it was done. */
    void done(Claim claim);
}
