package dev.guesthouse.packages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.answer.Search;
import io.quarkus.funqy.Funq;

/** Lists catalogs, newest first, by the beginning of their name. */
@ApplicationScoped
public class Catalogs {

    /**
     * @param search the beginning of a name; case and spaces do not matter; left out for all
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(String search, Integer limit, String after) {
    }

    @Funq("catalogs")
    @Transactional
    public Page<CatalogView> catalogs(Input input) {
        var paging = Paging.of("catalogs", input.limit(), input.after());
        var filters = paging.filters().and(Search.name("c.displayName"), "search", input.search());
        return paging.page(Catalog.<Catalog>find("from Catalog c where c.removedAt is null and " + filters + paging.newestFirst("c", "createdAt"),
                filters.parameters())
                .page(0, paging.lookahead()).list(), CatalogView::of, catalog -> catalog.createdAt, catalog -> catalog.id);
    }
}
