package dev.guesthouse.packages;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.http.Caller;
import dev.guesthouse.http.Change;
import dev.guesthouse.http.view.RequestView.Named;
import dev.guesthouse.problem.Problem;
import io.quarkus.funqy.Funq;

/** Deletes a catalog with what it offers; one with packages is refused (CAT-04). Its name is free again. */
@ApplicationScoped
public class DeleteCatalog {

    public record Input(UUID id) {
    }

    private final Caller caller;
    private final Clock clock;
    private final Audit audit;

    DeleteCatalog(Caller caller, Clock clock, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.audit = audit;
    }

    @Funq("delete-catalog")
    @Change
    public void deleteCatalog(Input input) {
        if (input.id() == null) {
            throw Problem.invalid("id", "is required");
        }
        var now = clock.instant();
        var catalog = Catalog.locked(input.id());
        InUse.refuse(AccessPackage.<AccessPackage>find("catalog = ?1 and removedAt is null order by createdAt, id", catalog), "packages",
                "The catalog holds packages: %s. Delete them first.", held -> new Named(held.id, held.displayName));
        CatalogResource.update("removedAt = ?1 where catalog = ?2 and removedAt is null", now, catalog);
        catalog.removedAt = now;
        audit.event(caller.actor(), now, "catalog.deleted", "catalog", catalog.id).before(Map.of("displayName", catalog.displayName)).write();
    }
}
