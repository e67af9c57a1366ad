package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Lists a catalog's resources with their roles, newest first. */
@ApplicationScoped
public class Resources {

    /**
     * @param catalogId of the catalog that offers them
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(UUID catalogId, Integer limit, String after) {
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("resources")
    @Transactional
    public Page<ResourceView> resources(Input input) {
        Fields.need("catalogId", input.catalogId());
        var paging = Paging.of("resources", input.limit(), input.after());
        return paging.pageAtOnce(CatalogResource.<CatalogResource>find("from CatalogResource r join fetch r.resource o join fetch o.connector"
                + " where r.catalog = :catalog and r.removedAt is null and " + paging.newestFirst("r", "createdAt"),
                paging.parameters().and("catalog", Catalog.byId(input.catalogId()))).page(0, paging.lookahead()).list(),
                ResourceView::of, offered -> offered.createdAt, offered -> offered.id);
    }
}
