package dev.guesthouse.signin;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.session.CodeSignIn;
import dev.guesthouse.settings.Language;
import io.quarkus.funqy.Funq;

/**
 * Sends a one-time code to an address, or to the approver for whom the link of a decision was made, whose address is neither asked nor
 * shown (PAG-07). The answer is the same whether the address is known or not, and whether the link is good for anything or not (IDY-01):
 * it is as long as it shows the approver what is to be decided, or how it was (APR-06). How many are sent in an hour is limited; a browser
 * that has signed in with the address, and a pass, have a share of their own.
 */
@ApplicationScoped
public class SendCode {

    /**
     * <pre>{@code {"email": "pia@eu.fabrikam.example"}}</pre>
     *
     * @param email the e-mail address of whoever signs in; left out where {@code link} says who
     * @param link the token or the whole address from a message that asks for a decision; left out where {@code email} says who
     * @param pass from a letter with a code to this address; left out for none
     * @param language of the letter to whoever has said none of their own; left out for the instance's
     */
    public record Input(String email, String link, String pass, Language language) {
    }

    /**
     * What redeeming the code needs.
     *
     * @param ticket without it the code is good for nothing
     * @param expiresDateTime the first moment at which the code is not good any more
     */
    public record Answer(String ticket, Instant expiresDateTime) {
    }

    private final Caller caller;
    private final CodeSignIn signIn;

    SendCode(Caller caller, CodeSignIn signIn) {
        this.caller = caller;
        this.signIn = signIn;
    }

    /** @throws Problem too-many-requests */
    @Funq("send-code")
    @Change(thenDeliver = true, secret = true)
    public Answer sendCode(Input input) {
        if ((input.email() == null) == (input.link() == null)) {
            throw Problem.invalid("email", "must be given, or else link; not both");
        }
        return answer(input.link() == null ? byAddress(input) : signIn.sendByLink(input.link(), input.language(), caller.act()));
    }

    private CodeSignIn.Asked byAddress(Input input) {
        var pass = input.pass() == null ? caller.codePass() : Secret.hash(input.pass().strip());
        return signIn.send(input.email(), pass, input.language(), caller.act());
    }

    private static Answer answer(CodeSignIn.Asked asked) {
        return new Answer(asked.ticket(), asked.code().expiresAt);
    }
}
