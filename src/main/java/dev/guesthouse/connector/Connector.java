package dev.guesthouse.connector;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.problem.SameName;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A target system in which resources are and accounts are made; the local directory is one of them. */
@Entity
public class Connector extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @Enumerated(EnumType.STRING)
    public ConnectorKind kind;
    public String displayName;
    public boolean enabled;
    public Instant createdAt;

    /** By id or by name, as functions take it. */
    public static Optional<Connector> byIdOrName(String idOrName) {
        return find(SameName.CONDITION + " or cast(id as String) = ?2", idOrName, idOrName.toLowerCase(Locale.ROOT)).firstResultOptional();
    }
}
