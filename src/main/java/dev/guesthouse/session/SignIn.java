package dev.guesthouse.session;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.secret.Secret;

/** Signs people in who have proved who they are, and out again. Runs in the caller's transaction. */
@ApplicationScoped
public class SignIn {

    /** A session that was opened, and its token, which nobody can find out later. */
    public record Opened(String token, Session session) {
    }

    private final Audit audit;

    SignIn(Audit audit) {
        this.audit = audit;
    }

    /** Signs a person in, who must be in good standing. */
    Opened open(Person person, Act act) {
        if (person.state == PersonState.invited) {
            person.state = PersonState.active;
        }
        var token = Secret.token(Session.PREFIX);
        var session = Session.open(person, token, act.at());
        audit.event(act, "session.opened", "session", session.id)
                .after(Map.of("person", person.id, "expiresDateTime", session.expiresAt)).write();
        return new Opened(token, session);
    }

    /** Ends a session at once, which must be the actor's. */
    public void end(UUID id, Act act) {
        Session.update("endedAt = ?1 where id = ?2", act.at(), id);
        audit.event(act, "session.ended", "session", id).after(Map.of("person", act.by().id())).write();
    }
}
