package dev.guesthouse.accesspackage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.catalog.ResourceRole;
import dev.guesthouse.problem.Fields;

/** A role of a resource of the package's catalog, read and found right (PKG-01), on its way to a package. */
public record RoleDraft(CatalogResource resource, ResourceRole role) {

    /**
     * Notes everything that is not right; null is none.
     *
     * @param there what the package grants already: that is as good as it was, whatever the catalog offers by now
     */
    public static List<RoleDraft> read(Fields fields, Catalog catalog, List<WantedPackage.Role> roles, List<AccessPackageRole> there) {
        if (roles == null || roles.isEmpty()) {
            return List.of();
        }
        var ids = Fields.named(roles, WantedPackage.Role::resourceId);
        var offered = Stream.concat(CatalogResource.byIds(catalog, ids).stream(), there.stream().map(role -> role.catalogResource))
                .collect(Collectors.toMap(resource -> resource.id, Function.identity(), (one, same) -> one));
        var known = ResourceRole.ofEach(offered.values().stream().map(resource -> resource.resource).toList());
        var read = fields.eachRequired("resourceRoles", roles)
                .map(it -> read(fields, it.field(), it.value(), it.value().resourceId() == null ? null : offered.get(it.value().resourceId()), known)).toList();
        if (Set.copyOf(read).size() < read.size()) {
            fields.refuse("resourceRoles", "must not hold a role twice");
        }
        return read;
    }

    private static RoleDraft read(Fields fields, String field, WantedPackage.Role wanted, CatalogResource resource, Map<UUID, List<ResourceRole>> known) {
        if (resource == null) {
            fields.refuse(field + ".resourceId", "is no resource of this catalog");
            return new RoleDraft(null, null);
        }
        var roles = known.getOrDefault(resource.resource.id, List.of());
        var role = roles.stream().filter(it -> it.name.equals(wanted.role())).findFirst().orElse(null);
        if (role == null) {
            fields.refuse(field + ".role", "must be one of %s", String.join(", ", roles.stream().map(it -> it.name).toList()));
        }
        return new RoleDraft(resource, role);
    }

    /** As a role of a package; not stored. */
    public AccessPackageRole of(AccessPackage accessPackage) {
        var granted = new AccessPackageRole();
        granted.accessPackage = accessPackage;
        granted.catalogResource = resource;
        granted.resourceRole = role;
        return granted;
    }
}
