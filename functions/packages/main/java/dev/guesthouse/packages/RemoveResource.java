package dev.guesthouse.packages;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.RequestView.Named;
import dev.guesthouse.problem.Problem;
import io.quarkus.funqy.Funq;

/** Takes a resource out of its catalog; one that a package uses is refused (CAT-04). Other catalogs keep it. */
@ApplicationScoped
public class RemoveResource {

    public record Input(UUID id) {
    }

    private final Caller caller;
    private final Audit audit;

    RemoveResource(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Funq("remove-resource")
    @Change
    public void removeResource(Input input) {
        if (input.id() == null) {
            throw Problem.invalid("id", "is required");
        }
        var act = caller.act();
        // The catalog's lock first: nobody makes a package of the resource meanwhile.
        var catalog = Catalog.locked(CatalogResource.catalogOf(input.id()).orElseThrow(() -> Problem.notFound("resource")));
        var offered = CatalogResource.byId(catalog, input.id()).orElseThrow(() -> Problem.notFound("resource"));
        InUse.refuse(AccessPackage.<AccessPackage>find("from AccessPackage p where p.removedAt is null and exists (select 1 from AccessPackageRole r"
                + " where r.accessPackage = p and r.catalogResource = ?1) order by p.createdAt, p.id", offered), "packages",
                "Packages grant roles of this resource: %s. Take its roles out of them first.", user -> new Named(user.id, user.displayName));
        offered.removedAt = act.at();
        audit.event(act, "resource.removed", "resource", offered.id)
                .before(Map.of("catalog", catalog.id, "displayName", offered.displayName)).write();
    }
}
