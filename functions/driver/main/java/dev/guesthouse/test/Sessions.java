package dev.guesthouse.test;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.address.HomeDomains;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.session.Session;

/** Signs people in as {@code redeem-code} does, but for the code and its mail: for tests that are about something else. */
@ApplicationScoped
public class Sessions {

    private static final String ADDRESS = "127.0.0.1";

    private final Clock clock;
    private final HomeDomains homeDomains;
    private final Audit audit;

    Sessions(Clock clock, HomeDomains homeDomains, Audit audit) {
        this.clock = clock;
        this.homeDomains = homeDomains;
        this.audit = audit;
    }

    /** Opens a session; answers its token. */
    @Transactional
    String open(String address) {
        var now = clock.instant();
        var email = EmailAddress.kept(address);
        var person = Person.lockedByEmail(email).orElseGet(() -> {
            var kind = homeDomains.include(new DomainName(email.domain())) ? PersonKind.member : PersonKind.outsider;
            var added = Person.add(kind, PersonState.active, email, null, now);
            audit.event(new Act(new Actor(Actor.Kind.person, added.id, ADDRESS), now), "person.added", "person", added.id)
                    .after(Map.of("kind", kind)).personal("email", added.email).write();
            return added;
        });
        if (person.state == PersonState.blocked) {
            throw new AssertionError("blocked people do not sign in: " + address);
        }
        person.state = PersonState.active;
        var token = Secret.token(Session.PREFIX);
        var session = Session.open(person, token, now);
        audit.event(new Act(new Actor(Actor.Kind.person, person.id, ADDRESS), now), "session.opened", "session", session.id)
                .after(Map.of("person", person.id, "expiresDateTime", session.expiresAt)).write();
        return token;
    }
}
