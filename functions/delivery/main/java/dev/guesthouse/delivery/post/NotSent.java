package dev.guesthouse.delivery.post;

import java.util.Optional;

import dev.guesthouse.message.Mailboxes.Word;

/** That a letter has not left. The message is kept and shown to administrators: one sentence of our own, nothing of the letter. */
public final class NotSent extends RuntimeException {

    /** What that says of others. */
    public enum Reach {
        /** Nothing: the server took offence at this recipient or this letter. */
        letter,
        /** The next may not leave either. */
        server
    }

    public final Reach reach;
    /** What the server said of the mailbox, where it refused it for good; else null. */
    private final Word word;

    private NotSent(Reach reach, Word word, String message) {
        super(message, null, false, false);
        this.reach = reach;
        this.word = word;
    }

    static NotSent away(String message) {
        return new NotSent(Reach.server, null, message);
    }

    static NotSent refused(String message) {
        return new NotSent(Reach.letter, null, message);
    }

    static NotSent refusedByMailbox(Word word, String message) {
        return new NotSent(Reach.letter, word, message);
    }

    /** What the server said of the mailbox, where it refused it for good (MSG-08). */
    public Optional<Word> ofMailbox() {
        return Optional.ofNullable(word);
    }
}
