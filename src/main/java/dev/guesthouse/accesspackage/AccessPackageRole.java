package dev.guesthouse.accesspackage;

import java.util.UUID;

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
}
