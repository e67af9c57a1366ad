package dev.guesthouse.accesspackage;

import java.util.List;

import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.catalog.ResourceRole;
import dev.guesthouse.problem.Fields;

/** A role of a resource of the package's catalog, read and found right (PKG-01), on its way to a package. */
public record RoleDraft(CatalogResource resource, ResourceRole role) {

    /** Notes everything that is not right; null is none. */
    public static List<RoleDraft> read(Fields fields, Catalog catalog, List<WantedPackage.Role> roles) {
        var read = fields.eachRequired("resourceRoles", roles).map(it -> read(fields, it.field(), catalog, it.value())).toList();
        if (read.stream().distinct().count() < read.size()) {
            fields.refuse("resourceRoles", "must not hold a role twice");
        }
        return read;
    }

    private static RoleDraft read(Fields fields, String field, Catalog catalog, WantedPackage.Role wanted) {
        var resource = wanted.resourceId() == null ? null : CatalogResource.byId(catalog, wanted.resourceId()).orElse(null);
        if (resource == null) {
            fields.refuse(field + ".resourceId", "is no resource of this catalog");
            return new RoleDraft(null, null);
        }
        var known = resource.resource.roles();
        var role = known.stream().filter(it -> it.name.equals(wanted.role())).findFirst().orElse(null);
        if (role == null) {
            fields.refuse(field + ".role", "must be one of %s".formatted(String.join(", ", known.stream().map(it -> it.name).toList())));
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
