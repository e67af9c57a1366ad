package dev.guesthouse.delivery;

import java.util.List;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.delivery.Claims.Claim;
import dev.guesthouse.delivery.targets.TargetException;

/** How what was taken on from a queue is delivered. */
interface Work {

    /** How a try came out. */
    enum Outcome {
        granted, revoked,
        /** Not done yet: what has to be there before is, and is written down before it is tried once more. */
        prepared,
        /** An account is blocked, unblocked or deleted. */
        account,
        sent,
        /** Nothing to be done now. */
        released,
        /** Of a set: somebody else holds the person at this moment. */
        busy,
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
     * Takes on at most so many that are due and delivers them, with all that is written down of it, in the caller's transaction: for what is
     * in our own database.
     *
     * @return how each came out; empty where none is due
     * @throws TargetException where one of them failed, and so none is delivered
     */
    default List<Outcome> deliverSet(Connector connector, int most) {
        throw new UnsupportedOperationException("delivered one by one");
    }

    /**
     * Begins on a batch.
     *
     * @throws RuntimeException where it cannot be begun whole
     */
    Tries begin(List<Claim> batch);

    /** A batch under way, of which several threads try one each. */
    @FunctionalInterface
    interface Tries {

        /**
         * Tries one of it, outside of any transaction.
         *
         * @return what it comes to; where that is neither done nor prepared, the claim is given back already
         * @throws TargetException where it failed
         */
        Outcome of(Claim claim);

        /** Writes down what those that are prepared have led to. */
        default void prepared() {
        }
    }

    /** Whether a failure is one for good, and written down as such. */
    default boolean hasFailedForGood(Claim claim, TargetException failure) {
        return false;
    }

    /** Writes down that these were done, of one batch. */
    void done(List<Claim> claims);

    /** Does what follows from batches, in transactions of its own; answers of how many assignments it is known now how they came out. */
    default int settle() {
        return 0;
    }
}
