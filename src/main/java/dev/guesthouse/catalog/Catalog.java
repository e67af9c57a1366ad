package dev.guesthouse.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.SameName;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A set of resources and the packages made of them (CAT-01). */
@Entity
public class Catalog extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    public String displayName;
    public String description;
    /** Its packages can be asked for at all. */
    public boolean enabled;
    /** Outsiders and guests can ask too. */
    public boolean enabledForExternalUsers;
    public Instant createdAt;
    public Instant removedAt;
    @Version
    public int version;

    /** @throws Problem not-found */
    public static Catalog byId(UUID id) {
        return Catalog.<Catalog>find("id = ?1 and removedAt is null", id).firstResultOptional()
                .orElseThrow(() -> Problem.notFound("catalog"));
    }

    /** As {@link #byId}, and nobody else changes what is in it until the transaction ends. */
    public static Catalog locked(UUID id) {
        return Catalog.<Catalog>find("id = ?1 and removedAt is null", id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional().orElseThrow(() -> Problem.notFound("catalog"));
    }

    /** As people tell names apart (ORG-01). */
    public static Optional<Catalog> named(String displayName) {
        return find(SameName.CONDITION + " and removedAt is null", displayName).firstResultOptional();
    }

    /** Takes a name of its own. @throws Problem name-taken */
    public void rename(String name) {
        if (name.equals(displayName)) {
            return;
        }
        named(name).filter(taken -> !taken.id.equals(id)).ifPresent(taken -> {
            throw new Problem(ProblemType.NAME_TAKEN, "A catalog is named %s already.", taken.displayName).with("catalog", taken.id);
        });
        displayName = name;
    }
}
