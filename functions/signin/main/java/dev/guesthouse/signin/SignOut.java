package dev.guesthouse.signin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.edge.SessionCookie;
import dev.guesthouse.session.SignIn;
import io.quarkus.funqy.Funq;

/** Ends the session that the call came in, at once. */
@ApplicationScoped
public class SignOut {

    private final Caller caller;
    private final SessionCookie cookie;
    private final SignIn signIn;

    SignOut(Caller caller, SessionCookie cookie, SignIn signIn) {
        this.caller = caller;
        this.cookie = cookie;
        this.signIn = signIn;
    }

    @Funq("sign-out")
    @Change
    public void signOut() {
        signIn.end(caller.sessionId(), caller.act());
        caller.setCookie(cookie.remove());
    }
}
