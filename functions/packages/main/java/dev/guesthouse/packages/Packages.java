package dev.guesthouse.packages;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.answer.Search;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.Funq;

/** Lists access packages, newest first, by catalog and by the beginning of their name. */
@ApplicationScoped
public class Packages {

    /**
     * @param catalogId only those of this catalog; left out for all
     * @param search the beginning of a name; case and spaces do not matter; left out for all
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(UUID catalogId, String search, Integer limit, String after) {
    }

    /**
     * A package in a list; what it grants and its policies are in {@code package}.
     *
     * @param id by which calls name it
     * @param catalogId of the catalog that it is in
     * @param displayName unique in the catalog
     * @param description null for none
     * @param hidden whether it is in no list, so that only its link leads to it (PKG-02)
     * @param link to be sent to whoever should ask; opens nothing by itself (PKG-03)
     * @param createdDateTime when it was created
     */
    public record Item(UUID id, UUID catalogId, String displayName, String description, boolean hidden, String link, Instant createdDateTime) {
    }

    private final Settings settings;

    Packages(Settings settings) {
        this.settings = settings;
    }

    @Funq("packages")
    @Transactional
    public Page<Item> packages(Input input) {
        var paging = Paging.of("packages", input.limit(), input.after());
        var filters = paging.filters().and("p.catalog.id = :catalog", "catalog", input.catalogId())
                .and(Search.name("p.displayName"), "search", input.search());
        return paging.page(AccessPackage.<AccessPackage>find("from AccessPackage p where p.removedAt is null and " + filters
                + paging.newestFirst("p", "createdAt"), filters.parameters()).page(0, paging.lookahead()).list(), this::item,
                accessPackage -> accessPackage.createdAt, accessPackage -> accessPackage.id);
    }

    private Item item(AccessPackage accessPackage) {
        return new Item(accessPackage.id, accessPackage.catalog.id, accessPackage.displayName, accessPackage.description, accessPackage.hidden,
                settings.address("/p/" + accessPackage.linkToken), accessPackage.createdAt);
    }
}
