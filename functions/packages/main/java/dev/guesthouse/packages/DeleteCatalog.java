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

/** Deletes a catalog with what it offers; one with packages is refused (CAT-04). Its name is free again. */
@ApplicationScoped
public class DeleteCatalog {

    public record Input(UUID id) {
    }

    private final Caller caller;
    private final Audit audit;

    DeleteCatalog(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Funq("delete-catalog")
    @Change
    public void deleteCatalog(Input input) {
        if (input.id() == null) {
            throw Problem.invalid("id", "is required");
        }
        var act = caller.act();
        var catalog = Catalog.locked(input.id());
        InUse.refuse(AccessPackage.<AccessPackage>find("catalog = ?1 and removedAt is null order by createdAt, id", catalog), "packages",
                "The catalog holds packages: %s. Delete them first.", held -> new Named(held.id, held.displayName));
        CatalogResource.update("removedAt = ?1 where catalog = ?2 and removedAt is null", act.at(), catalog);
        catalog.removedAt = act.at();
        audit.event(act, "catalog.deleted", "catalog", catalog.id).before(Map.of("displayName", catalog.displayName)).write();
    }
}
