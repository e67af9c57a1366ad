package dev.guesthouse.signin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.session.MachineToken;

/** A machine token without its secret. */
public record MachineTokenView(UUID id, String name, List<String> functions, PersonName answerable, Instant createdDateTime,
        Instant expiresDateTime, Instant endedDateTime) {

    static MachineTokenView of(MachineToken token) {
        return new MachineTokenView(token.id, token.displayName, List.copyOf(token.functions), PersonName.of(token.answerable),
                token.createdAt, token.expiresAt, token.endedAt);
    }
}
