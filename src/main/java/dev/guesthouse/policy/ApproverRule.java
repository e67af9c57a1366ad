package dev.guesthouse.policy;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.person.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Whom an approval stage asks: a named person, or whoever plays a part for the requestor (POL-04). */
@Entity
public class ApproverRule extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public ApprovalStage approvalStage;
    @Enumerated(EnumType.STRING)
    public ApproverPart part;
    @Enumerated(EnumType.STRING)
    public ApproverKind kind;
    /** Only with the kind {@code person}. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;
}
