package dev.guesthouse.accesspackage;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.InUse;
import dev.guesthouse.problem.Problem;

/** Removes catalogs, and resources from them, where no package is in the way (CAT-04). Runs in the caller's transaction. */
@ApplicationScoped
public class CatalogRemoval {

    private final Audit audit;

    CatalogRemoval(Audit audit) {
        this.audit = audit;
    }

    /** Removes a catalog with what it offers; its name is free again. @throws Problem invalid-input; not-found; in-use */
    public void remove(UUID id, Act act) {
        var catalog = Catalog.locked(Fields.need("id", id));
        InUse.refuse(AccessPackage.<AccessPackage>find("catalog = ?1 and removedAt is null order by createdAt, id", catalog), "packages",
                "The catalog holds packages: %s. Delete them first.", held -> new InUse.Thing(held.id, held.displayName));
        CatalogResource.update("removedAt = ?1 where catalog = ?2 and removedAt is null", act.at(), catalog);
        catalog.removedAt = act.at();
        audit.event(act, "catalog.deleted", "catalog", catalog.id).before(Map.of("displayName", catalog.displayName)).write();
    }

    /** Takes a resource out of its catalog; other catalogs keep it. @throws Problem invalid-input; not-found; in-use */
    public void removeResource(UUID id, Act act) {
        var offered = CatalogResource.locked(Fields.need("id", id));
        InUse.refuse(AccessPackage.<AccessPackage>find("from AccessPackage p where p.removedAt is null and exists (select 1 from AccessPackageRole r"
                + " where r.accessPackage = p and r.catalogResource = ?1) order by p.createdAt, p.id", offered), "packages",
                "Packages grant roles of this resource: %s. Take its roles out of them first.", user -> new InUse.Thing(user.id, user.displayName));
        offered.removedAt = act.at();
        audit.event(act, "resource.removed", "resource", offered.id)
                .before(Map.of("catalog", offered.catalog.id, "displayName", offered.displayName)).write();
    }
}
