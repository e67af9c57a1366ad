package dev.guesthouse.packages;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.catalog.Cataloguing;
import dev.guesthouse.catalog.WantedCatalog;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import io.quarkus.funqy.Funq;

/** Creates a catalog; whoever does becomes its first owner (CAT-01). */
@ApplicationScoped
public class CreateCatalog {

    /**
     * <pre>{@code
     * {"displayName": "Project Atlas", "description": "What partners need for Atlas", "enabled": true, "enabledForExternalUsers": true}
     * }</pre>
     *
     * @param dryRun whether only to tell what would come of it: all is checked and nothing saved; {@code false} where it is left out
     */
    public record Input(@JsonUnwrapped WantedCatalog catalog, Boolean dryRun) {
    }

    private final Caller caller;
    private final Cataloguing cataloguing;

    CreateCatalog(Caller caller, Cataloguing cataloguing) {
        this.caller = caller;
        this.cataloguing = cataloguing;
    }

    /** @throws dev.guesthouse.problem.Problem name-taken, not-found */
    @Funq("create-catalog")
    @Change
    public CatalogView createCatalog(Input input) {
        var catalog = cataloguing.create(input.catalog(), caller.act());
        caller.created("catalog", "id", catalog.id);
        caller.dryRun(input.dryRun());
        return CatalogView.of(catalog);
    }
}
