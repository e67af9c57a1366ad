package dev.guesthouse.session;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.secret.Secret;

/** Signing in by a one-time code to an address (IDY-01). Runs in the caller's transaction. */
@ApplicationScoped
public class CodeSignIn {

    /**
     * A code that is to be sent.
     *
     * @param ticket without it the code is good for nothing
     */
    public record Asked(String ticket, SignInCode code) {
    }

    private final CodeLimits limits;
    private final SignIn signIn;
    private final Outbox outbox;

    CodeSignIn(CodeLimits limits, SignIn signIn, Outbox outbox) {
        this.limits = limits;
        this.signIn = signIn;
        this.outbox = outbox;
    }

    /**
     * Sends a code, whether or not the address is known.
     *
     * @throws dev.guesthouse.problem.Problem invalid-input naming {@code email}, too-many-requests
     */
    public Asked send(String typed, Act act) {
        var email = EmailAddress.parse(typed);
        var from = limits.check(email, act.by().from(), act.at());
        var ticket = Secret.token("");
        var code = SignInCode.to(email, from, ticket, SignInCode.LIFETIME, act.at());
        outbox.write(MessageKind.signInCode, "code:" + code.id, email, Map.of("code", code.id.toString()), act.at());
        return new Asked(ticket, code);
    }

    /**
     * Signs in whoever proved the address. Empty where the code is refused; the caller commits that too, because a wrong guess
     * must count.
     */
    public Optional<SignIn.Opened> redeem(String ticket, String typed, Act act) {
        var code = SignInCode.byTicket(ticket).filter(found -> found.isOpen(act.at())).orElse(null);
        if (code == null) {
            return Optional.empty();
        }
        code.tries++;
        if (!code.matches(typed.strip())) {
            return Optional.empty();
        }
        code.redeemedAt = act.at();
        return signIn.open(EmailAddress.kept(code.email), act);
    }
}
