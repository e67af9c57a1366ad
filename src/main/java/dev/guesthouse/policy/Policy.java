package dev.guesthouse.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.SameName;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Who may ask for a package, who approves, how long it lasts: the name under which its versions stand. */
@Entity
public class Policy extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public AccessPackage accessPackage;
    public String displayName;
    public String description;
    /** A disabled one takes no new requests; running ones go on (POL-02). */
    public boolean enabled;
    /** The number of the version that new requests are made under. */
    public int currentVersion;
    public Instant createdAt;
    public Instant removedAt;
    @Version
    public int version;

    /** Unique in the package, as people tell names apart (ORG-01). */
    public static Optional<Policy> named(AccessPackage accessPackage, String displayName) {
        return find(SameName.CONDITION + " and accessPackage = ?2 and removedAt is null", displayName, accessPackage).firstResultOptional();
    }

    /** The id of its package, so that nothing is loaded before the package is locked. */
    public static Optional<UUID> packageOf(UUID id) {
        return find("select q.accessPackage.id from Policy q where q.id = ?1 and q.removedAt is null and q.accessPackage.removedAt is null", id)
                .project(UUID.class).firstResultOptional();
    }

    /** @throws Problem not-found */
    public static Policy byId(UUID id) {
        return Policy.<Policy>find("id = ?1 and removedAt is null and accessPackage.removedAt is null", id).firstResultOptional()
                .orElseThrow(() -> Problem.notFound("policy"));
    }

    /** By its id, with its package locked: nobody else changes it or asks under it until the transaction ends. @throws Problem not-found */
    public static Policy locked(UUID id) {
        AccessPackage.locked(packageOf(id).orElseThrow(() -> Problem.notFound("policy")));
        return Policy.<Policy>find("id = ?1 and removedAt is null", id).firstResultOptional().orElseThrow(() -> Problem.notFound("policy"));
    }

    /** Takes a name of its own in the package. @throws Problem name-taken */
    public void rename(String name) {
        if (name.equals(displayName)) {
            return;
        }
        named(accessPackage, name).filter(taken -> !taken.id.equals(id)).ifPresent(taken -> {
            throw new Problem(ProblemType.NAME_TAKEN, "A policy of this package is named %s already.", taken.displayName)
                    .with("policy", taken.id);
        });
        displayName = name;
    }

    /** Those of a package, the oldest first. */
    public static List<Policy> of(AccessPackage accessPackage) {
        return list("accessPackage = ?1 and removedAt is null order by createdAt, id", accessPackage);
    }

    /** What it says now. */
    public PolicyVersion current() {
        return PolicyVersion.<PolicyVersion>find("policy = ?1 and number = ?2", this, currentVersion).singleResult();
    }
}
