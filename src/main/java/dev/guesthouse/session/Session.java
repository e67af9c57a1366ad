package dev.guesthouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.person.Person;
import dev.guesthouse.role.Role;
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

    /**
     * Who came with a session's token.
     *
     * @param roles that they have for the whole instance
     */
    public record Bearer(UUID sessionId, UUID personId, Set<Role> roles) {
    }

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

    /** Whose a token is, while its session lasts and its person is in good standing (IDY-03); one statement, since each call asks it. */
    public static Optional<Bearer> byToken(String token, Instant now) {
        var rows = getEntityManager().createQuery("select s.id, p.id, r.role from Session s join s.person p"
                + " left join RoleAssignment r on r.person = p and r.catalogId is null"
                + " where s.tokenHash = :hash and s.endedAt is null and s.expiresAt > :now and " + Person.IS_IN_GOOD_STANDING, Object[].class)
                .setParameter("hash", Secret.hash(token)).setParameter("now", now).getResultList();
        return rows.stream().findFirst().map(row -> new Bearer((UUID) row[0], (UUID) row[1],
                rows.stream().map(each -> (Role) each[2]).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet())));
    }

    /** Ends all of a person's sessions. */
    public static void endAll(Person person, Instant now) {
        update("endedAt = ?1 where person = ?2 and endedAt is null", now, person);
    }
}
