package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Shows a catalog. */
@ApplicationScoped
public class ShowCatalog {

    /** @param id the catalog's */
    public record Input(UUID id) {
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("catalog")
    @Transactional
    public CatalogView catalog(Input input) {
        return CatalogView.of(Catalog.byId(Fields.need("id", input.id())));
    }
}
