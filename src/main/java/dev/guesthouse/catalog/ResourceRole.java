package dev.guesthouse.catalog;

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

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What one can be in a resource: member of a team, visitor of a site (CAT-03). */
@Entity
public class ResourceRole extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Resource resource;
    public String name;

    static void add(Resource resource, String name) {
        var role = new ResourceRole();
        role.resource = resource;
        role.name = name;
        role.persist();
    }

    /** The roles of several resources, by the resource's id. */
    public static Map<UUID, List<ResourceRole>> ofEach(Collection<Resource> resources) {
        return ResourceRole.<ResourceRole>list("resource in ?1 order by id", resources).stream()
                .collect(Collectors.groupingBy(role -> role.resource.id));
    }
}
