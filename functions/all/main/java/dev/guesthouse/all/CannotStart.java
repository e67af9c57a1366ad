package dev.guesthouse.all;

/** Guesthouse cannot start. The message is all that is printed: it says what is wrong and what a person can do. */
public final class CannotStart extends RuntimeException {

    /** @param message whole sentences for the person who started it */
    public CannotStart(String message) {
        super(message);
    }

    /** @param message whole sentences for the person who started it */
    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
