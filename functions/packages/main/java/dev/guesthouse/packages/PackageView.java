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
 * @param incompatibleWith whoever holds one of these cannot have it (PKG-06)
 * @param link to be sent to whoever should ask; opens nothing by itself (PKG-03)
 */
public record PackageView(UUID id, UUID catalogId, String displayName, String description, boolean hidden, String link, List<Granted> resourceRoles,
        List<Named> incompatibleWith, List<PolicyView> policies, Instant createdDateTime) {

    /** What it grants. */
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
