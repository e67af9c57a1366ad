package dev.guesthouse.packages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.catalog.ResourceKind;

/** A resource as a catalog offers it. */
public record ResourceView(UUID id, UUID catalogId, String connector, String originId, String displayName, ResourceKind kind, List<String> roles,
        Instant createdDateTime) {

    static ResourceView of(CatalogResource offered) {
        var resource = offered.resource;
        return new ResourceView(offered.id, offered.catalog.id, resource.connector.displayName, resource.originId, offered.displayName,
                resource.kind, resource.roles().stream().map(role -> role.name).toList(), offered.createdAt);
    }
}
