package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.Funq;

/** Lists access packages, newest first, by catalog and by the beginning of their name. */
@ApplicationScoped
public class Packages {

    public record Input(UUID catalogId, String search, Integer limit, String after) {
    }

    private final Settings settings;

    Packages(Settings settings) {
        this.settings = settings;
    }

    @Funq("packages")
    @Transactional
    public Page<PackageView> packages(Input input) {
        var paging = Paging.of("packages", input.limit(), input.after());
        var filters = paging.filters().and("p.catalog.id = :catalog", "catalog", input.catalogId())
                .and("lower(p.displayName) like :prefix escape '\\'", "prefix", Paging.prefix(input.search()));
        return paging.page(AccessPackage.<AccessPackage>find("from AccessPackage p where p.removedAt is null and " + filters
                + paging.newestFirst("p", "createdAt"), filters.parameters()).page(0, paging.lookahead()).list(),
                accessPackage -> PackageView.of(accessPackage, settings), accessPackage -> accessPackage.createdAt,
                accessPackage -> accessPackage.id);
    }
}
