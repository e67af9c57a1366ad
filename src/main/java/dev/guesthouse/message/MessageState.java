package dev.guesthouse.message;

/** Where a message stands. */
public enum MessageState {
    pending, sent,
    /** Given up after the last try; visible, can be sent again. */
    resting,
    /** No use any more when its turn came: a code that had expired. */
    dropped
}
