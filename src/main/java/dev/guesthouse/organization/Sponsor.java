package dev.guesthouse.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** The sponsorships of a person who still can be one, the organizations with them. */
    public static List<Sponsor> of(Person person) {
        return Sponsor.<Sponsor>stream("from Sponsor s join fetch s.organization where s.person = ?1 and s.removedAt is null", person)
                .filter(sponsor -> isFit(sponsor.organization, person, sponsor.kind)).toList();
    }

    /** Whether a person is a sponsor of either kind who still can be one. */
    public static boolean isOne(Organization organization, Person person) {
        return Stream.of(SponsorKind.values()).anyMatch(kind -> of(organization, person, kind).isPresent() && isFit(organization, person, kind));
    }

    /** Everybody who is a sponsor of an organization, of either kind, each once. */
    public static List<Person> all(Organization organization) {
        return Stream.of(SponsorKind.values()).flatMap(kind -> organization.sponsors(kind).stream()).map(sponsor -> sponsor.person).distinct().toList();
    }

    /** Those that a person is a sponsor of, in the order of their names. */
    public static List<Organization> organizationsOf(Person person) {
        return Organization.<Organization>list("from Organization o where o.removedAt is null and exists"
                + " (select 1 from Sponsor s where s.organization = o and s.person = ?1 and s.removedAt is null) order by lower(o.displayName)", person)
                .stream().filter(organization -> isOne(organization, person)).toList();
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
