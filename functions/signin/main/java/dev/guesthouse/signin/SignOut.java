package dev.guesthouse.signin;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.Caller;
import dev.guesthouse.http.Change;
import dev.guesthouse.http.SessionCookie;
import dev.guesthouse.session.Session;
import io.quarkus.funqy.Funq;

/** Ends the session that the call came in, at once. */
@ApplicationScoped
public class SignOut {

    private final Caller caller;
    private final Clock clock;
    private final SessionCookie cookie;
    private final Audit audit;

    SignOut(Caller caller, Clock clock, SessionCookie cookie, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.cookie = cookie;
        this.audit = audit;
    }

    @Funq("sign-out")
    @Change
    public void signOut() {
        var now = clock.instant();
        Session.update("endedAt = ?1 where id = ?2", now, caller.sessionId());
        audit.event(caller.actor(), now, "session.ended", "session", caller.sessionId()).after(Map.of("person", caller.personId())).write();
        caller.setCookie(cookie.remove());
    }
}
