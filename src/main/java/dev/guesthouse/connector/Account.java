package dev.guesthouse.connector;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A person's account in a target system. */
@Entity
@IdClass(Account.Key.class)
public class Account extends PanacheEntityBase {

    @Id
    public UUID personId;
    @Id
    public UUID connectorId;
    /** What the target knows the account by. */
    public String externalId;
    public Instant createdAt;

    public record Key(UUID personId, UUID connectorId) implements Serializable {
    }

    public static Optional<Account> of(UUID personId, UUID connectorId) {
        return findByIdOptional(new Key(personId, connectorId));
    }
}
