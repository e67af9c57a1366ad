package dev.guesthouse.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.session.SignInCode;
import io.quarkus.funqy.Funq;

/** Sends a one-time code to an address; the answer is the same whether the address is known or not (IDY-01). */
@ApplicationScoped
public class SendCode {

    public record Input(String email) {
    }

    /** @param ticket without it the code is good for nothing */
    public record Answer(String ticket, Instant expiresDateTime) {
    }

    private final Caller caller;
    private final Clock clock;
    private final CodeLimits limits;
    private final Outbox outbox;

    SendCode(Caller caller, Clock clock, CodeLimits limits, Outbox outbox) {
        this.caller = caller;
        this.clock = clock;
        this.limits = limits;
        this.outbox = outbox;
    }

    @Funq("send-code")
    @Change(thenDeliver = true, secret = true)
    public Answer sendCode(Input input) {
        var now = clock.instant();
        var email = EmailAddress.parse(input.email());
        var from = limits.check(email, caller.address(), now);
        var ticket = Secret.token("");
        var code = new SignInCode();
        code.email = email.value();
        code.callerAddress = from;
        code.ticketHash = Secret.hash(ticket);
        code.createdAt = now;
        code.expiresAt = now.plus(SignInCode.LIFETIME);
        code.persist();
        outbox.write(MessageKind.signInCode, "code:" + code.id, email, Map.of("code", code.id.toString()), now);
        return new Answer(ticket, code.expiresAt);
    }
}
