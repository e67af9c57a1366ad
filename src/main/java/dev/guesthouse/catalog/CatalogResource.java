package dev.guesthouse.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That a catalog offers a resource; its id is what functions call the resource's id (CAT-02). */
@Entity
public class CatalogResource extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Catalog catalog;
    @ManyToOne(fetch = FetchType.LAZY)
    public Resource resource;
    public String displayName;
    /** Where people open it; null for none. */
    public String address;
    public Instant createdAt;
    public Instant removedAt;

    /** The offers of resources that hold now. */
    static List<CatalogResource> of(Catalog catalog, Collection<Resource> resources) {
        return list("catalog = ?1 and resource in ?2 and removedAt is null", catalog, resources);
    }

    /** Of some ids the offers that this catalog has, with their resources. */
    public static List<CatalogResource> byIds(Catalog catalog, Collection<UUID> ids) {
        return list("from CatalogResource r join fetch r.resource where r.catalog = ?1 and r.id in ?2 and r.removedAt is null", catalog, ids);
    }

    /** The offer by its id. @throws Problem not-found */
    public static CatalogResource byId(UUID id) {
        return CatalogResource.<CatalogResource>find("id = ?1 and removedAt is null", id).firstResultOptional().orElseThrow(() -> Problem.notFound("resource"));
    }

    /** As {@link #byId}, with its catalog {@linkplain Catalog#locked locked}: nobody makes a package of it meanwhile. */
    public static CatalogResource locked(UUID id) {
        // Nothing is loaded before the catalog is locked.
        Catalog.locked(CatalogResource.find("select r.catalog.id from CatalogResource r where r.id = ?1 and r.removedAt is null", id).project(UUID.class)
                .<UUID>firstResultOptional().orElseThrow(() -> Problem.notFound("resource")));
        return byId(id);
    }
}
