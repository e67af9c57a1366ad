package dev.guesthouse.packages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.catalog.ResourceRole;

/**
 * A resource as a catalog offers it.
 *
 * @param id by which packages name it
 * @param catalogId of the catalog that offers it
 * @param connector the name of the connector that it is of
 * @param originId what the target system knows it by
 * @param displayName what people read
 * @param address what people open; null for none
 * @param kind what it is
 * @param roles that it has
 * @param createdDateTime when the catalog began to offer it
 */
public record ResourceView(UUID id, UUID catalogId, String connector, String originId, String displayName, String address, ResourceKind kind,
        List<String> roles, Instant createdDateTime) {

    /** All of them at once: their roles are one question to the database. */
    static List<ResourceView> of(List<CatalogResource> offered) {
        var roles = ResourceRole.ofEach(offered.stream().map(each -> each.resource).toList());
        return offered.stream().map(each -> new ResourceView(each.id, each.catalog.id, each.resource.connector.displayName, each.resource.originId,
                each.displayName, each.address, each.resource.kind, roles.getOrDefault(each.resource.id, List.of()).stream().map(role -> role.name).toList(),
                each.createdAt)).toList();
    }
}
