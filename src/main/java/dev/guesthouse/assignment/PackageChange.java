package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
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
        fields.required("id", id);
        var displayName = fields.optionalLine("displayName", wanted.displayName(), 120);
        var description = fields.optionalText("description", wanted.description(), 2000);
        fields.check();
        // The catalog's lock first: nobody takes a resource out of it meanwhile (CAT-04).
        var catalog = Catalog.locked(AccessPackage.catalogOf(id).orElseThrow(() -> Problem.notFound("access package")));
        // Locked, so that whoever is given the package meanwhile gets it as it is after this.
        var accessPackage = AccessPackage.locked(id);
        var roles = RoleDraft.read(fields, catalog, wanted.resourceRoles());
        var incompatibleWith = Incompatible.read(fields, wanted.incompatibleWith(), id);
        fields.check();
        var before = values(accessPackage);
        if (displayName != null) {
            accessPackage.rename(displayName);
        }
        accessPackage.description = wanted.description() == null ? accessPackage.description : description;
        accessPackage.hidden = wanted.hidden() == null ? accessPackage.hidden : wanted.hidden();
        if (wanted.incompatibleWith() != null) {
            accessPackage.incompatibleWith.clear();
            accessPackage.incompatibleWith.addAll(incompatibleWith);
        }
        if (wanted.resourceRoles() != null) {
            changeRoles(accessPackage, roles, act.at());
        }
        audit.event(act, "package.changed", "package", accessPackage.id).before(before).after(values(accessPackage)).write();
        return accessPackage;
    }

    private void changeRoles(AccessPackage accessPackage, List<RoleDraft> wanted, Instant now) {
        var there = accessPackage.roles();
        var removed = there.stream().filter(role -> wanted.stream().noneMatch(it -> it.role().id.equals(role.resourceRole.id))).toList();
        var added = wanted.stream().filter(it -> there.stream().noneMatch(role -> role.resourceRole.id.equals(it.role().id))).toList();
        added.forEach(role -> role.of(accessPackage).persist());
        // First every grant that is touched, locked in one order, and only then who else grants it (ASG-08).
        grants.lock(accessPackage.id);
        removed.forEach(role -> role.delete());
        if (!removed.isEmpty()) {
            grants.revokeUnlessGranted(accessPackage.id, removed.stream().map(role -> role.resourceRole.id).toList(), now);
        }
        if (!added.isEmpty()) {
            grants.want(accessPackage.id, now);
        }
    }

    private static Map<String, Object> values(AccessPackage accessPackage) {
        return Audit.values("displayName", accessPackage.displayName, "description", accessPackage.description, "hidden", accessPackage.hidden,
                "resourceRoles", accessPackage.roles().stream()
                        .map(role -> Map.of("resource", role.catalogResource.id, "role", role.resourceRole.name)).toList(),
                "incompatibleWith", accessPackage.incompatibleWith.stream().map(other -> other.id).sorted().toList());
    }
}
