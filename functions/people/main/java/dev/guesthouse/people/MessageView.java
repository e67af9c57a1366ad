package dev.guesthouse.people;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import dev.guesthouse.message.Message;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.MessageState;

/**
 * A message as administrators see it: no secret is in it, because codes and links are made when it is sent (MSG-01).
 *
 * @param id by which {@code resend-message} names it
 * @param kind what it says
 * @param recipient the e-mail address that it is for; null for a code by the link of a decision that is not sent yet, or leads to nobody
 * @param personId null for a code
 * @param about ids of what it is about, by name
 * @param state whether it was sent
 * @param createdDateTime when there was something to say
 * @param sentDateTime when a mail server took it; null as long as none has
 * @param tries how many failed since it was last to be sent
 * @param nextTryDateTime null unless it waits
 * @param lastError why the last try failed; null where none has
 */
public record MessageView(UUID id, MessageKind kind, String recipient, UUID personId, Map<String, String> about, MessageState state,
        Instant createdDateTime, Instant sentDateTime, int tries, Instant nextTryDateTime, String lastError) {

    static MessageView of(Message message) {
        return new MessageView(message.id, message.kind, message.recipient, message.person == null ? null : message.person.id, message.facts,
                message.state, message.createdAt, message.sentAt, message.tries, message.nextTryAt, message.lastError);
    }
}
