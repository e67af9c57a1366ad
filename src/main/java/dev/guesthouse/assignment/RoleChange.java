package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.accesspackage.AccessPackageRole;

/** Changes what a package grants, for everybody who holds it too (PKG-04). Runs in the caller's transaction. */
@ApplicationScoped
public class RoleChange {

    private final Grants grants;

    RoleChange(Grants grants) {
        this.grants = grants;
    }

    /**
     * Adds and removes roles; the package must be locked, so that whoever is given it meanwhile gets it as it is after this.
     *
     * @param removed roles of the package as they are there
     * @param added roles of the package that are not stored yet
     */
    public void change(AccessPackage accessPackage, List<AccessPackageRole> removed, List<AccessPackageRole> added, Instant now) {
        added.forEach(role -> role.persist());
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
}
