package dev.guesthouse.accesspackage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.catalog.ResourceRole;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That a package grants a role of one of its catalog's resources. */
@Entity
public class AccessPackageRole extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public AccessPackage accessPackage;
    @ManyToOne(fetch = FetchType.LAZY)
    public CatalogResource catalogResource;
    @ManyToOne(fetch = FetchType.LAZY)
    public ResourceRole resourceRole;

    /** What the resources of roles are called where a package gives them, by the role's id; one that none gives is not there. */
    @SuppressWarnings("unchecked")
    public static Map<UUID, String> resourceNames(Collection<ResourceRole> roles) {
        return ((List<Object[]>) getEntityManager().createNativeQuery("""
                SELECT r.id, c.display_name FROM unnest(cast(:roles AS uuid[])) r (id) CROSS JOIN LATERAL (
                    SELECT p.catalog_resource_id FROM access_package_role p WHERE p.resource_role_id = r.id ORDER BY p.access_package_id LIMIT 1) given
                JOIN catalog_resource c ON c.id = given.catalog_resource_id
                """, Object[].class).setParameter("roles", roles.stream().map(role -> role.id).distinct().toArray(UUID[]::new)).getResultList()).stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }
}
