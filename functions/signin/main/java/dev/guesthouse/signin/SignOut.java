package dev.guesthouse.signin;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.edge.SessionCookie;
import dev.guesthouse.session.Session;
import io.quarkus.funqy.Funq;

/** Ends the session that the call came in, at once. */
@ApplicationScoped
public class SignOut {

    private final Caller caller;
    private final SessionCookie cookie;
    private final Audit audit;

    SignOut(Caller caller, SessionCookie cookie, Audit audit) {
        this.caller = caller;
        this.cookie = cookie;
        this.audit = audit;
    }

    @Funq("sign-out")
    @Change
    public void signOut() {
        var act = caller.act();
        Session.update("endedAt = ?1 where id = ?2", act.at(), caller.sessionId());
        audit.event(act, "session.ended", "session", caller.sessionId()).after(Map.of("person", caller.personId())).write();
        caller.setCookie(cookie.remove());
    }
}
