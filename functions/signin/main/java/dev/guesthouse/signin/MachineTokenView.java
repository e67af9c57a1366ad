package dev.guesthouse.signin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.session.MachineToken;

/**
 * A machine token without its secret.
 *
 * @param id by which {@code end-machine-token} names it
 * @param name unique among tokens that are good
 * @param functions the names of those that it may call
 * @param answerable the administrator who made it, and with whose standing it ends
 * @param createdDateTime when it was made
 * @param expiresDateTime the first moment at which it is not good any more
 * @param endedDateTime when somebody ended it; null where nobody did
 */
public record MachineTokenView(UUID id, String name, List<String> functions, PersonName answerable, Instant createdDateTime,
        Instant expiresDateTime, Instant endedDateTime) {

    static MachineTokenView of(MachineToken token) {
        return new MachineTokenView(token.id, token.displayName, List.copyOf(token.functions), PersonName.of(token.answerable),
                token.createdAt, token.expiresAt, token.endedAt);
    }
}
