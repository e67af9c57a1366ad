package dev.guesthouse.session;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.SortNatural;
import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.secret.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The token of a cron job or script: good for just the functions it names (IDY-05). */
@Entity
public class MachineToken extends PanacheEntityBase {

    public static final String PREFIX = "guesthouse_machine_";

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    public String displayName;
    public byte[] tokenHash;
    /** The administrator who answers for it; it ends with their standing. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Person answerable;
    @ElementCollection
    @CollectionTable(name = "machine_token_function", joinColumns = @JoinColumn(name = "machine_token_id"))
    @Column(name = "function")
    @SortNatural
    public SortedSet<String> functions = new TreeSet<>();
    public Instant createdAt;
    public Instant expiresAt;
    public Instant endedAt;

    /**
     * What came with a machine's token.
     *
     * @param functions that it may call
     */
    public record Bearer(UUID tokenId, Set<String> functions) {
    }

    /**
     * Nobody else changes it until the transaction ends.
     *
     * @throws Problem not-found
     */
    static MachineToken locked(UUID id) {
        return MachineToken.<MachineToken>find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> Problem.notFound("machine token"));
    }

    /**
     * What a token is good for, while it lasts and whoever answers for it is an administrator in good standing (IDY-05); one statement,
     * since each call asks it.
     */
    public static Optional<Bearer> byToken(String token, Instant now) {
        var rows = getEntityManager().createQuery("select t.id, f from MachineToken t join t.functions f join t.answerable p"
                + " join RoleAssignment r on r.person = p and r.role = administrator and r.catalogId is null"
                + " where t.tokenHash = :hash and t.endedAt is null and t.expiresAt > :now and " + Person.IS_IN_GOOD_STANDING, Object[].class)
                .setParameter("hash", Secret.hash(token)).setParameter("now", now).getResultList();
        return rows.stream().findFirst().map(row -> new Bearer((UUID) row[0],
                rows.stream().map(each -> (String) each[1]).collect(Collectors.toUnmodifiableSet())));
    }
}
