package dev.guesthouse.accesspackage;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.SameName;
import dev.guesthouse.secret.Secret;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;

/** Resource roles of one catalog that are asked for and given together (PKG-01). */
@Entity
public class AccessPackage extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Catalog catalog;
    public String displayName;
    public String description;
    /** In no list of a requestor; the link still works for whoever is in scope (PKG-02). */
    public boolean hidden;
    /** The last part of its link; opens nothing by itself (PKG-03). */
    public String linkToken;
    /** Whoever holds one of these cannot have this one (PKG-06); it says nothing of the other direction. */
    @ManyToMany
    @JoinTable(name = "access_package_incompatibility", joinColumns = @JoinColumn(name = "access_package_id"),
            inverseJoinColumns = @JoinColumn(name = "incompatible_id"))
    public Set<AccessPackage> incompatibleWith = new HashSet<>();
    public Instant createdAt;
    public Instant removedAt;
    @Version
    public int version;

    /** @throws Problem not-found */
    public static AccessPackage byId(UUID id) {
        return AccessPackage.<AccessPackage>find("id = ?1 and removedAt is null", id).firstResultOptional()
                .orElseThrow(() -> Problem.notFound("access package"));
    }

    /** As {@link #byId}, and nobody else changes its roles or policies until the transaction ends. */
    public static AccessPackage locked(UUID id) {
        return AccessPackage.<AccessPackage>find("id = ?1 and removedAt is null", id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional().orElseThrow(() -> Problem.notFound("access package"));
    }

    /** Nobody deletes or changes it or its policies until the transaction ends; where it is not loaded yet it is by this. */
    public static void keep(UUID id) {
        find("id", id).withLock(LockModeType.PESSIMISTIC_READ).singleResult();
    }

    /** The id of its catalog, so that nothing is loaded before the catalog is locked. */
    public static Optional<UUID> catalogOf(UUID id) {
        return find("select p.catalog.id from AccessPackage p where p.id = ?1 and p.removedAt is null", id).project(UUID.class)
                .firstResultOptional();
    }

    /** By the token or the whole address of its link, locked as it is read. */
    public static Optional<AccessPackage> byLink(String link, LockModeType lock) {
        return Secret.tokenIn(link).flatMap(token -> AccessPackage.<AccessPackage>find("linkToken = ?1 and removedAt is null", token).withLock(lock)
                .firstResultOptional());
    }

    /** Unique in the catalog (PKG-01), as people tell names apart (ORG-01). */
    public static Optional<AccessPackage> named(Catalog catalog, String displayName) {
        return find(SameName.CONDITION + " and catalog = ?2 and removedAt is null", displayName, catalog).firstResultOptional();
    }

    /** Takes a name of its own in the catalog. @throws Problem name-taken */
    public void rename(String name) {
        if (name.equals(displayName)) {
            return;
        }
        named(catalog, name).filter(taken -> !taken.id.equals(id)).ifPresent(taken -> {
            throw new Problem(ProblemType.NAME_TAKEN, "A package of this catalog is named %s already.", taken.displayName)
                    .with("package", taken.id);
        });
        displayName = name;
    }

    /** Whether it grants nothing yet, so that nobody can ask for it (PKG-01). */
    public boolean isDraft() {
        return AccessPackageRole.count("accessPackage", this) == 0;
    }

    /** What it grants. */
    public List<AccessPackageRole> roles() {
        return rolesOf(List.of(this)).getOrDefault(id, List.of());
    }

    /** What packages grant, in one query, by the package's id; one that grants nothing is not there. */
    public static Map<UUID, List<AccessPackageRole>> rolesOf(Collection<AccessPackage> packages) {
        return AccessPackageRole.<AccessPackageRole>list("from AccessPackageRole r join fetch r.resourceRole o join fetch o.resource s"
                + " join fetch s.connector join fetch r.catalogResource where is_among(:packages, r.accessPackage.id) order by r.id",
                Parameters.with("packages", packages.stream().map(one -> one.id).toArray(UUID[]::new))).stream()
                .collect(Collectors.groupingBy(role -> role.accessPackage.id));
    }
}
