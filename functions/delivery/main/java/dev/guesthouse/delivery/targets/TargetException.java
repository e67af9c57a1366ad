package dev.guesthouse.delivery.targets;

import java.time.Duration;

/**
 * That a target system, or the mail server, did not do what it was asked (CON-03). The message is kept beside the grant and shown to
 * administrators: one sentence of our own, no secret, nothing that the target wrote.
 */
public final class TargetException extends RuntimeException {

    /** What that says about the target's other grants. */
    public enum Reach {
        /** Nothing: this one was refused, or answered with nonsense. */
        item,
        /** Nothing; and the account is there no more, and so may be made anew. */
        account,
        /** The next may fail too: it timed out, or could not be reached. */
        target,
        /** The target asked us to wait with all of them. */
        throttled
    }

    public final Reach reach;
    /** How long to wait at least; zero where the target did not say. */
    public final transient Duration retryAfter;

    private TargetException(Reach reach, Duration retryAfter, String message) {
        super(message);
        this.reach = reach;
        this.retryAfter = retryAfter;
    }

    public static TargetException refused(String message) {
        return new TargetException(Reach.item, Duration.ZERO, message);
    }

    /** What was to be given to an account has nowhere to go: the account is not there, however it went. */
    public static TargetException accountGone() {
        return new TargetException(Reach.account, Duration.ZERO, "The person's account is not there any more.");
    }

    public static TargetException away(String message) {
        return new TargetException(Reach.target, Duration.ZERO, message);
    }

    /** As a {@code 429} or {@code 503} with {@code Retry-After} says. */
    public static TargetException throttled(Duration retryAfter) {
        return new TargetException(Reach.throttled, retryAfter, "The target system asked us to wait.");
    }
}
