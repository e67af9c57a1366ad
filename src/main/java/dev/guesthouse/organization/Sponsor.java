package dev.guesthouse.organization;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A person who answers for an organization's people (ORG-07). */
@Entity
public class Sponsor extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Organization organization;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;
    @Enumerated(EnumType.STRING)
    public SponsorKind kind;
    public Instant createdAt;
    public Instant removedAt;

    /** The sponsorship that holds now, if any. */
    public static Optional<Sponsor> of(Organization organization, Person person, SponsorKind kind) {
        return find("organization = ?1 and person = ?2 and kind = ?3 and removedAt is null", organization, person, kind)
                .firstResultOptional();
    }

    /** Whether a person may be one: internal a member, external a guest of this very organization (ORG-07). */
    public static boolean isFit(Organization organization, Person person, SponsorKind kind) {
        return switch (kind) {
            case internal -> person.kind == PersonKind.member;
            case external -> person.kind == PersonKind.guest
                    && Organization.of(person).filter(theirs -> theirs.id.equals(organization.id)).isPresent();
        };
    }
}
