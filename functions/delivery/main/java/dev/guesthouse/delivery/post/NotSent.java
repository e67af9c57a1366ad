package dev.guesthouse.delivery.post;

/** That a letter has not left. The message is kept and shown to administrators: one sentence of our own, nothing of the letter. */
public final class NotSent extends RuntimeException {

    NotSent(String message) {
        super(message, null, false, false);
    }
}
