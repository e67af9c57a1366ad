package dev.guesthouse.packages;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.http.view.RequestView.Named;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.settings.Settings;

/**
 * An access package as administrators see it.
 *
 * @param id by which calls name it
 * @param catalogId of the catalog that it is in
 * @param displayName unique in the catalog
 * @param description null for none
 * @param hidden whether it is in no list, so that only its link leads to it (PKG-02)
 * @param link to be sent to whoever should ask; opens nothing by itself (PKG-03)
 * @param resourceRoles what it gives
 * @param incompatibleWith whoever holds one of these cannot have it (PKG-06)
 * @param policies who may ask for it, and how
 * @param createdDateTime when it was created
 */
public record PackageView(UUID id, UUID catalogId, String displayName, String description, boolean hidden, String link, List<Granted> resourceRoles,
        List<Named> incompatibleWith, List<PolicyView> policies, Instant createdDateTime) {

    /**
     * A role that a package gives.
     *
     * @param resourceId of a resource of the package's catalog
     * @param displayName the resource's
     * @param role what its holder may be in it
     */
    public record Granted(UUID resourceId, String displayName, String role) {
    }

    static PackageView of(AccessPackage accessPackage, Settings settings) {
        return new PackageView(accessPackage.id, accessPackage.catalog.id, accessPackage.displayName, accessPackage.description,
                accessPackage.hidden, settings.address("/p/" + accessPackage.linkToken),
                accessPackage.roles().stream().map(role -> new Granted(role.catalogResource.id, role.catalogResource.displayName,
                        role.resourceRole.name)).toList(),
                accessPackage.incompatibleWith.stream().filter(other -> other.removedAt == null)
                        .sorted(Comparator.comparing((AccessPackage other) -> other.createdAt).thenComparing(other -> other.id))
                        .map(other -> new Named(other.id, other.displayName)).toList(),
                Policy.of(accessPackage).stream().map(PolicyView::of).toList(), accessPackage.createdAt);
    }
}
