package dev.guesthouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.person.Person;
import dev.guesthouse.secret.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That a person is signed in: an opaque token, kept as hash, so that ending it works at once. */
@Entity
public class Session extends PanacheEntityBase {

    public static final String PREFIX = "guesthouse_session_";
    public static final Duration LIFETIME = Duration.ofHours(12);

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;
    public byte[] tokenHash;
    public Instant createdAt;
    public Instant expiresAt;
    public Instant endedAt;

    /** Opens a session under a token that only the caller gets to know. */
    public static Session open(Person person, String token, Instant now) {
        var session = new Session();
        session.person = person;
        session.tokenHash = Secret.hash(token);
        session.createdAt = now;
        session.expiresAt = now.plus(LIFETIME);
        session.persist();
        return session;
    }

    /** The session of a token, while it lasts and its person is in good standing (IDY-03). */
    public static Optional<Session> byToken(String token, Instant now) {
        return Session.<Session>find("from Session s join fetch s.person where s.tokenHash = ?1 and s.endedAt is null and s.expiresAt > ?2",
                Secret.hash(token), now).firstResultOptional().filter(session -> session.person.isInGoodStanding());
    }

    /** Ends all of a person's sessions. */
    public static void endAll(Person person, Instant now) {
        update("endedAt = ?1 where person = ?2 and endedAt is null", now, person);
    }
}
