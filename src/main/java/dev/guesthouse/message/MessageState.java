package dev.guesthouse.message;

/** Where a message stands. */
public enum MessageState {
    /** Waits to be sent, or to be tried again. */
    pending,
    /** A mail server has taken it. */
    sent,
    /** Given up after the last try; visible, can be sent again. */
    resting,
    /** Refused for good by the mailbox (MSG-08); visible, can be sent again. */
    failed,
    /** No use any more when its turn came: a code that had expired. */
    dropped,
    /** Told by another message, which tells several at once (MSG-05). */
    gathered
}
