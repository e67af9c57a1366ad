package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.answer.Search;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Lists a catalog's resources with their roles, newest first. */
@ApplicationScoped
public class Resources {

    /**
     * @param catalogId of the catalog that offers them
     * @param search the beginning of a name; case and spaces do not matter; left out for all
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(UUID catalogId, String search, Integer limit, String after) {
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("resources")
    @Transactional
    public Page<ResourceView> resources(Input input) {
        Fields.need("catalogId", input.catalogId());
        var paging = Paging.of("resources", input.limit(), input.after());
        var filters = paging.filters().and("r.catalog = :catalog", "catalog", Catalog.byId(input.catalogId()))
                .and(Search.name("r.displayName"), "search", input.search());
        return paging.pageAtOnce(CatalogResource.<CatalogResource>find("from CatalogResource r join fetch r.resource o join fetch o.connector"
                + " where r.removedAt is null and " + filters + paging.newestFirst("r", "createdAt"), filters.parameters()).page(0, paging.lookahead()).list(),
                ResourceView::of, offered -> offered.createdAt, offered -> offered.id);
    }
}
