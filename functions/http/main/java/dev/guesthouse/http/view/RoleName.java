package dev.guesthouse.http.view;

import java.util.List;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.catalog.ResourceKind;

/** A role of a resource as people read it: member of the team Atlas. */
public record RoleName(String resource, ResourceKind kind, String role) {

    static RoleName of(AccessPackageRole role) {
        return new RoleName(role.catalogResource.displayName, role.resourceRole.resource.kind, role.resourceRole.name);
    }

    /** What a package gives. */
    public static List<RoleName> of(AccessPackage accessPackage) {
        return accessPackage.roles().stream().map(RoleName::of).toList();
    }
}
