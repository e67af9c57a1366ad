package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.CatalogRemoval;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import io.quarkus.funqy.Funq;

/** Deletes a catalog with what it offers; one with packages is refused (CAT-04). Its name is free again. */
@ApplicationScoped
public class DeleteCatalog {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param id the catalog's
     */
    public record Input(UUID id) {
    }

    private final Caller caller;
    private final CatalogRemoval removal;

    DeleteCatalog(Caller caller, CatalogRemoval removal) {
        this.caller = caller;
        this.removal = removal;
    }

    /** @throws dev.guesthouse.problem.Problem in-use, not-found */
    @Funq("delete-catalog")
    @Change
    public void deleteCatalog(Input input) {
        removal.remove(input.id(), caller.act());
    }
}
