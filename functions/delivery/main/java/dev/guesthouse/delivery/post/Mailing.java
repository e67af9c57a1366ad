package dev.guesthouse.delivery.post;

import java.time.Instant;
import java.util.UUID;

import dev.guesthouse.delivery.letter.Letter;
import dev.guesthouse.message.Message;
import dev.guesthouse.message.MessageKind;

/**
 * A letter with what stands on its envelope.
 *
 * @param id the message's: every repeat carries it in its Message-ID (MSG-01)
 * @param at when it is sent
 */
public record Mailing(UUID id, MessageKind kind, String recipient, Instant at, Letter letter) {

    public static Mailing of(Message message, Letter letter, Instant at) {
        return new Mailing(message.id, message.kind, message.recipient, at, letter);
    }

    // Letters hold codes and links: nothing of them gets into a log by accident.
    @Override
    public String toString() {
        return "Mailing[%s, %s]".formatted(id, kind);
    }
}
