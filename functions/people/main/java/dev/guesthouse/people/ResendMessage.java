package dev.guesthouse.people;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.message.Message;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.MessageState;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.funqy.Funq;

/** Sends a message once more that was sent or rests, under the same Message-ID (MSG-01); one that waits anyway goes at once. */
@ApplicationScoped
public class ResendMessage {

    public record Input(UUID id) {
    }

    private final Caller caller;
    private final Audit audit;

    ResendMessage(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Funq("resend-message")
    @Change(thenDeliver = true)
    public MessageView resendMessage(Input input) {
        if (input.id() == null) {
            throw Problem.invalid("id", "is required");
        }
        var act = caller.act();
        var message = Message.<Message>findByIdOptional(input.id(), LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problem.notFound("message"));
        if (message.kind == MessageKind.signInCode) {
            throw new Problem(ProblemType.CANNOT_RESEND, "A sign-in code is sent to whoever asks for one: ask for a new one.");
        }
        if (message.state == MessageState.dropped) {
            throw new Problem(ProblemType.CANNOT_RESEND, "When its turn came, what it was about was over or its recipient gone.");
        }
        audit.event(act, "message.resent", "message", message.id).before(Map.of("state", message.state)).write();
        message.state = MessageState.pending;
        message.sentAt = null;
        message.tries = 0;
        message.lastError = null;
        message.nextTryAt = act.at();
        return MessageView.of(message);
    }
}
