package dev.guesthouse.session;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

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
import dev.guesthouse.role.RoleAssignment;
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
     * Nobody else changes it until the transaction ends.
     *
     * @throws Problem not-found
     */
    static MachineToken locked(UUID id) {
        return MachineToken.<MachineToken>find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> Problem.notFound("machine token"));
    }

    /** The machine token, while it lasts and whoever answers for it is an administrator in good standing (IDY-05). */
    public static Optional<MachineToken> byToken(String token, Instant now) {
        return MachineToken.<MachineToken>find("from MachineToken t join fetch t.answerable where t.tokenHash = ?1 and t.endedAt is null"
                + " and t.expiresAt > ?2", Secret.hash(token), now).firstResultOptional()
                .filter(machine -> machine.answerable.isInGoodStanding()
                        && RoleAssignment.isAdministrator(machine.answerable.id));
    }
}
