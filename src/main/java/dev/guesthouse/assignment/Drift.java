package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.catalog.ResourceRole;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.person.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That a target system and what is wanted of it did not agree on who has a role (ASG-07). Written by {@link Reconciliation}. */
@Entity
public class Drift extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Connector connector;
    @ManyToOne(fetch = FetchType.LAZY)
    public ResourceRole resourceRole;
    @Enumerated(EnumType.STRING)
    public DriftKind kind;
    /** What the target system knows the account by; null of what was not believed. */
    public String externalId;
    /** Whose account it is; null where nobody here has it. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;
    /** Why it was not believed, a sentence of our own; null of all else. */
    public String reason;
    public Instant foundAt;
    /** When it was seen to be so no more; null while it is. */
    public Instant goneAt;
}
