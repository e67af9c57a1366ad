package dev.guesthouse.session;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.person.Newcomers;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonState;
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
    private final Newcomers newcomers;
    private final SignIn signIn;
    private final Outbox outbox;
    private final Audit audit;

    CodeSignIn(CodeLimits limits, Newcomers newcomers, SignIn signIn, Outbox outbox, Audit audit) {
        this.limits = limits;
        this.newcomers = newcomers;
        this.signIn = signIn;
        this.outbox = outbox;
        this.audit = audit;
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
     * Signs in whoever proved the address: known, of the home organization, or an outsider. Empty where the code is refused; the
     * caller commits that too, because a wrong guess must count.
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
        var person = person(EmailAddress.kept(code.email), act);
        return person.state == PersonState.blocked ? Optional.empty() : Optional.of(signIn.open(person, by(person, act)));
    }

    private Person person(EmailAddress email, Act act) {
        limits.lock("email " + email);
        // Locked, so that nobody signs in by an address that is being taken from them.
        return Person.lockedByEmail(email).orElseGet(() -> {
            var person = newcomers.add(email, PersonState.active, act.at());
            audit.event(by(person, act), "person.added", "person", person.id).after(Map.of("kind", person.kind)).personal("email", person.email)
                    .write();
            return person;
        });
    }

    /** Whoever signs in does it themselves. */
    private static Act by(Person person, Act act) {
        return new Act(new Actor(Actor.Kind.person, person.id, act.by().from()), act.at());
    }
}
