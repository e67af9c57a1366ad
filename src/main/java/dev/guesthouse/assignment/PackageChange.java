package dev.guesthouse.assignment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.accesspackage.Incompatible;
import dev.guesthouse.accesspackage.RoleDraft;
import dev.guesthouse.accesspackage.WantedPackage;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/** Changes a package; what its roles become, everybody who holds it gets and loses at once (PKG-04). Runs in the caller's transaction. */
@ApplicationScoped
public class PackageChange {

    private final Grants grants;
    private final Audit audit;

    PackageChange(Grants grants, Audit audit) {
        this.grants = grants;
        this.audit = audit;
    }

    /** Changes what is wanted, and leaves the rest. @throws Problem invalid-input; not-found; name-taken */
    public AccessPackage change(UUID id, WantedPackage wanted, Act act) {
        var fields = new Fields();
        // Of one that is not named there is nothing to stay.
        var accessPackage = fields.required("id", id) == null ? new AccessPackage() : locked(id);
        var displayName = fields.changedLine("displayName", wanted.displayName(), 120, accessPackage.displayName);
        var description = fields.changedText("description", wanted.description(), 2000, accessPackage.description);
        fields.check();
        var there = accessPackage.roles();
        var roles = RoleDraft.read(fields, accessPackage.catalog, wanted.resourceRoles(), there);
        var incompatibleWith = Incompatible.read(fields, wanted.incompatibleWith(), id);
        fields.check();
        var before = values(accessPackage, there);
        accessPackage.rename(displayName);
        accessPackage.description = description;
        accessPackage.hidden = wanted.hidden() == null ? accessPackage.hidden : wanted.hidden();
        if (wanted.incompatibleWith() != null) {
            accessPackage.incompatibleWith.retainAll(incompatibleWith);
            accessPackage.incompatibleWith.addAll(incompatibleWith);
        }
        if (wanted.resourceRoles() != null) {
            changeRoles(accessPackage, there, roles, act);
        }
        audit.event(act, "package.changed", "package", accessPackage.id).before(before).after(values(accessPackage, accessPackage.roles()))
                .writeIfChanged();
        return accessPackage;
    }

    /** So that whoever is given the package meanwhile gets it as it is after this. */
    private static AccessPackage locked(UUID id) {
        // The catalog's lock first: nobody takes a resource out of it meanwhile (CAT-04).
        Catalog.locked(AccessPackage.catalogOf(id).orElseThrow(() -> Problem.notFound("access package")));
        return AccessPackage.locked(id);
    }

    private void changeRoles(AccessPackage accessPackage, List<AccessPackageRole> there, List<RoleDraft> wanted, Act act) {
        var wantedIds = wanted.stream().map(it -> it.role().id).collect(Collectors.toSet());
        var removed = there.stream().filter(role -> !wantedIds.contains(role.resourceRole.id)).toList();
        var thereIds = there.stream().map(role -> role.resourceRole.id).collect(Collectors.toSet());
        var added = wanted.stream().filter(it -> !thereIds.contains(it.role().id)).toList();
        if (removed.isEmpty() && added.isEmpty()) {
            return;
        }
        added.forEach(role -> role.of(accessPackage).persist());
        // First every grant that is touched, locked in one order, and only then who else grants it (ASG-08).
        grants.lock(accessPackage.id);
        removed.forEach(role -> role.delete());
        if (!removed.isEmpty()) {
            grants.revokeUnlessGranted(accessPackage.id, removed.stream().map(role -> role.resourceRole.id).toList(), act);
        }
        if (!added.isEmpty()) {
            grants.want(accessPackage.id, act.at());
        }
    }

    private static Map<String, Object> values(AccessPackage accessPackage, List<AccessPackageRole> roles) {
        return Audit.values("displayName", accessPackage.displayName, "description", accessPackage.description, "hidden", accessPackage.hidden,
                "resourceRoles", roles.stream()
                        .map(role -> Map.of("resource", role.catalogResource.id, "role", role.resourceRole.name)).toList(),
                "incompatibleWith", accessPackage.incompatibleWith.stream().filter(other -> other.removedAt == null).map(other -> other.id).sorted().toList());
    }
}
