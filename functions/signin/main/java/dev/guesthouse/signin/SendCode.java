package dev.guesthouse.signin;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.session.CodeSignIn;
import io.quarkus.funqy.Funq;

/**
 * Sends a one-time code to an address; the answer is the same whether the address is known or not (IDY-01). How many are sent in an
 * hour is limited; a browser that has signed in with the address, and a pass, have a share of their own.
 */
@ApplicationScoped
public class SendCode {

    /**
     * <pre>{@code {"email": "pia@eu.fabrikam.example"}}</pre>
     *
     * @param email the e-mail address of whoever signs in
     * @param pass from a letter with a code to this address; left out for none
     */
    public record Input(String email, String pass) {
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

    /** @throws dev.guesthouse.problem.Problem too-many-requests */
    @Funq("send-code")
    @Change(thenDeliver = true, secret = true)
    public Answer sendCode(Input input) {
        var pass = input.pass() == null ? caller.codePass() : Secret.hash(input.pass().strip());
        var asked = signIn.send(input.email(), pass, caller.act());
        return new Answer(asked.ticket(), asked.code().expiresAt);
    }
}
