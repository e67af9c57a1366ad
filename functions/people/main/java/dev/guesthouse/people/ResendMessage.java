package dev.guesthouse.people;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Sends a message once more that was sent or rests, under the same Message-ID (MSG-01); one that waits anyway goes at once. */
@ApplicationScoped
public class ResendMessage {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param id the message's
     */
    public record Input(UUID id) {
    }

    private final Caller caller;
    private final Outbox outbox;

    ResendMessage(Caller caller, Outbox outbox) {
        this.caller = caller;
        this.outbox = outbox;
    }

    /** @throws dev.guesthouse.problem.Problem cannot-resend, not-found */
    @Funq("resend-message")
    @Change(thenDeliver = true)
    public MessageView resendMessage(Input input) {
        return MessageView.of(outbox.resend(Fields.need("id", input.id()), caller.act()));
    }
}
