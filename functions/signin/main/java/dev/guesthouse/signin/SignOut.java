package dev.guesthouse.signin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.gate.SessionCookie;
import dev.guesthouse.session.Sessions;
import io.quarkus.funqy.Funq;

/** Ends the session that the call came in, at once. */
@ApplicationScoped
public class SignOut {

    private final Caller caller;
    private final SessionCookie cookie;
    private final Sessions sessions;

    SignOut(Caller caller, SessionCookie cookie, Sessions sessions) {
        this.caller = caller;
        this.cookie = cookie;
        this.sessions = sessions;
    }

    @Funq("sign-out")
    @Change
    public void signOut() {
        sessions.end(caller.sessionId(), caller.act());
        caller.setCookie(cookie.remove());
    }
}
