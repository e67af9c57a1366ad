package dev.guesthouse.session;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.person.Person;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.settings.Language;

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

    /**
     * Somebody who was signed in.
     *
     * @param pass for their browser to ask for the next code with (IDY-01)
     */
    public record Redeemed(SignIn.Opened opened, String pass) {
    }

    private final CodeLimits limits;
    private final SignIn signIn;
    private final Outbox outbox;
    private final Audit audit;

    CodeSignIn(CodeLimits limits, SignIn signIn, Outbox outbox, Audit audit) {
        this.limits = limits;
        this.signIn = signIn;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Sends a code, whether or not the address is known.
     *
     * @param pass the hash of the {@link CodePass} that came with the call; null for none
     * @param language of the letter to whoever has said none (MSG-03); null for the instance's
     * @throws dev.guesthouse.problem.Problem invalid-input naming {@code email}, too-many-requests
     */
    public Asked send(String typed, byte[] pass, Language language, Act act) {
        var email = EmailAddress.parse(typed);
        var share = limits.check(email, act.by().from(), pass, act.at());
        var ticket = Secret.token("");
        var code = SignInCode.to(email, share.from(), ticket, SignInCode.LIFETIME, act.at());
        code.pass = share.pass();
        code.bringsPass = share.isLast();
        outbox.write(MessageKind.signInCode, "code:" + code.id, email, facts(code, language), act.at());
        return new Asked(ticket, code);
    }

    /**
     * Sends a code to the approver for whom the link of a decision was made; to nobody where it shows nobody anything (APR-06). Which of
     * the two it is is found out when the letter is written: until then all links are the same.
     *
     * @param link the token or the whole address
     * @param language as above
     * @throws dev.guesthouse.problem.Problem too-many-requests
     */
    public Asked sendByLink(String link, Language language, Act act) {
        var hash = Secret.hash(Secret.tokenIn(link).orElse(link));
        var from = limits.checkLink(hash, act.by().from(), act.at());
        var ticket = Secret.token("");
        var code = SignInCode.by(hash, from, ticket, act.at());
        outbox.writeToBeFound(MessageKind.signInCode, "code:" + code.id, facts(code, language), act.at());
        return new Asked(ticket, code);
    }

    private static Map<String, String> facts(SignInCode code, Language language) {
        var id = code.id.toString();
        return language == null ? Map.of("code", id) : Map.of("code", id, "language", language.name());
    }

    /**
     * Signs in whoever proved the address. Empty where the code is refused; the caller commits that too, because a wrong guess
     * must count and leave its event.
     *
     * @param pass the hash of the {@link CodePass} that the browser has; null for none
     */
    public Optional<Redeemed> redeem(String ticket, String typed, byte[] pass, Act act) {
        var code = SignInCode.byTicket(ticket).filter(found -> found.isOpen(act.at())).orElse(null);
        if (code == null) {
            return Optional.empty();
        }
        code.tries++;
        if (!code.matches(typed.strip())) {
            tell(code, "wrongCode", act);
            return Optional.empty();
        }
        code.redeemedAt = act.at();
        var email = EmailAddress.kept(code.email);
        var opened = signIn.open(email, act);
        if (opened.isEmpty()) {
            tell(code, "blocked", act);
        }
        return opened.map(it -> new Redeemed(it, CodePass.inBrowser(pass, email, act.at())));
    }

    /** About the person where the address is known; a made-up ticket leaves no event, or anybody could fill the tables. */
    private void tell(SignInCode code, String reason, Act act) {
        var person = Person.byEmail(EmailAddress.kept(code.email));
        audit.event(act, "signIn.refused", person.isPresent() ? "person" : "signInCode", person.map(it -> it.id).orElse(code.id))
                .after(Map.of("reason", reason, "tries", code.tries)).write();
    }
}
