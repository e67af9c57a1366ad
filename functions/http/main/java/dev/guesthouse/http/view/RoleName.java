package dev.guesthouse.http.view;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.catalog.ResourceKind;

/**
 * A role of a resource as people read it: member of the team Atlas.
 *
 * @param resource the resource's name in the catalog
 * @param address where its holder opens it; null for none
 * @param kind what the resource is
 * @param role what its holder may be in it
 */
public record RoleName(String resource, String address, ResourceKind kind, String role) {

    static RoleName of(AccessPackageRole role) {
        return new RoleName(role.catalogResource.displayName, role.catalogResource.address, role.resourceRole.resource.kind, role.resourceRole.name);
    }

    /** What a package gives. */
    public static List<RoleName> of(AccessPackage accessPackage) {
        return of(List.of(accessPackage)).getOrDefault(accessPackage.id, List.of());
    }

    /** What packages give, by the package's id; one that gives nothing is not there. */
    public static Map<UUID, List<RoleName>> of(Collection<AccessPackage> packages) {
        return AccessPackage.rolesOf(packages).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, roles -> roles.getValue().stream().map(RoleName::of).toList()));
    }
}
