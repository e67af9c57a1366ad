package dev.guesthouse.packages;

import java.time.Instant;
import java.util.UUID;

import dev.guesthouse.catalog.Catalog;

/**
 * A catalog as administrators see it.
 *
 * @param id by which calls name it
 * @param displayName unique among catalogs
 * @param description null for none
 * @param enabled whether its packages can be asked for
 * @param enabledForExternalUsers whether people of partners can ask for them
 * @param createdDateTime when it was created
 */
public record CatalogView(UUID id, String displayName, String description, boolean enabled, boolean enabledForExternalUsers, Instant createdDateTime) {

    static CatalogView of(Catalog catalog) {
        return new CatalogView(catalog.id, catalog.displayName, catalog.description, catalog.enabled, catalog.enabledForExternalUsers,
                catalog.createdAt);
    }
}
