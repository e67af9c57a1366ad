package dev.guesthouse.session;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.limit.Turn;
import dev.guesthouse.person.Newcomers;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.secret.Secret;

/** Signs people in who have proved who they are, and out again. Runs in the caller's transaction. */
@ApplicationScoped
public class SignIn {

    /** A session that was opened, and its token, which nobody can find out later. */
    public record Opened(String token, Session session) {
    }

    private final Newcomers newcomers;
    private final Audit audit;

    SignIn(Newcomers newcomers, Audit audit) {
        this.newcomers = newcomers;
        this.audit = audit;
    }

    /** Signs in whoever proved an address: known, of the home organization, or an outsider. Empty where they are blocked. */
    public Optional<Opened> open(EmailAddress email, Act act) {
        var person = person(email, act);
        return person.state == PersonState.blocked ? Optional.empty() : Optional.of(open(person, act.asOf(person.id)));
    }

    private Person person(EmailAddress email, Act act) {
        Turn.take("email " + email);
        // Locked, so that nobody signs in by an address that is being taken from them.
        return Person.lockedByEmail(email).orElseGet(() -> newcomers.arrived(email, act));
    }

    private Opened open(Person person, Act act) {
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
