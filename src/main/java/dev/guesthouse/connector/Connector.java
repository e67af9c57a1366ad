package dev.guesthouse.connector;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.SameName;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A target system in which resources are and accounts are made; the local directory is one of them. */
@Entity
public class Connector extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @Enumerated(EnumType.STRING)
    public ConnectorKind kind;
    public String displayName;
    public boolean enabled;
    public Instant createdAt;
    /** Where it is reached: the URL that its kind's calls begin with; null for the local directory. */
    public String address;
    /** What we prove who we are with, encrypted: see {@link ConnectorSecrets}; null where there are none. */
    public String credentials;
    /** By which name we know what its product does differently from the standard; null for nothing. */
    public String profile;
    /** How many calls it may be asked at the same time, by all programs together. */
    public int callsAtOnce = 4;
    /** How many it may be asked in a second; null for any number. */
    @Column(name = "calls_a_second")
    public Integer callsASecond;
    /** Whether people need an account of their own there. */
    public boolean ownAccounts = true;
    /** Until when it has asked us to leave it alone; null, or past, where it has not. */
    public Instant restsUntil;
    /** Of one that is no more; its row stays for what was given by it. */
    public Instant removedAt;

    /** What is wrong where none is what is meant. */
    public static final String UNKNOWN = "is no connector of this instance; local is always there";

    /** @throws Problem not-found */
    public static Connector byId(UUID id) {
        return Connector.<Connector>find("id = ?1 and removedAt is null", id).firstResultOptional().orElseThrow(() -> Problem.notFound("connector"));
    }

    /** As {@link #byId}, and nobody else changes it until the transaction ends. */
    public static Connector locked(UUID id) {
        return Connector.<Connector>find("id = ?1 and removedAt is null", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> Problem.notFound("connector"));
    }

    /** Takes a name of its own. @throws Problem name-taken */
    void rename(String name) {
        if (name.equals(displayName)) {
            return;
        }
        Connector.<Connector>find(SameName.CONDITION + " and removedAt is null", name).firstResultOptional().filter(taken -> !taken.id.equals(id))
                .ifPresent(taken -> {
                    throw new Problem(ProblemType.NAME_TAKEN, "A connector is named %s already.", taken.displayName).with("connector", taken.id);
                });
        displayName = name;
    }

    /** The one of an id or name, as the field {@code connector}. @throws Problem invalid-input naming it, where there is none */
    public static Connector required(String idOrName) {
        return Optional.ofNullable(byIdsOrNames(List.of(idOrName)).get(idOrName)).orElseThrow(() -> Problem.invalid("connector", UNKNOWN));
    }

    /** Those that are there of some ids or names, by what each was asked for. */
    public static Map<String, Connector> byIdsOrNames(Collection<String> idsOrNames) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = getEntityManager().createNativeQuery("""
                SELECT DISTINCT said, c.id FROM unnest(cast(:said AS text[])) said JOIN connector c ON (name_key(c.display_name) = name_key(said)
                OR cast(c.id AS text) = lower(said)) AND c.removed_at IS NULL
                """, Object[].class).setParameter("said", idsOrNames.toArray(String[]::new)).getResultList();
        var found = new HashMap<String, Connector>();
        rows.forEach(row -> found.put((String) row[0], findById(row[1])));
        return found;
    }
}
