package dev.guesthouse.catalog;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.connector.Connector;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A team, site, group or application of a target system; it may be offered in several catalogs (CAT-02). */
@Entity
public class Resource extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Connector connector;
    /** What the target system knows it by. */
    public String originId;
    @Enumerated(EnumType.STRING)
    public ResourceKind kind;

    /** Those of connectors that have one of some ids there. */
    static List<Resource> of(Collection<Connector> connectors, Collection<String> originIds) {
        return list("connector in ?1 and originId in ?2", connectors, originIds);
    }
}
