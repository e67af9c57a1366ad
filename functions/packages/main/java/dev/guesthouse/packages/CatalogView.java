package dev.guesthouse.packages;

import java.time.Instant;
import java.util.UUID;

import dev.guesthouse.catalog.Catalog;

/** A catalog as administrators see it. */
public record CatalogView(UUID id, String displayName, String description, boolean enabled, boolean enabledForExternalUsers, Instant createdDateTime) {

    static CatalogView of(Catalog catalog) {
        return new CatalogView(catalog.id, catalog.displayName, catalog.description, catalog.enabled, catalog.enabledForExternalUsers,
                catalog.createdAt);
    }
}
