package dev.guesthouse.organization;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
import io.quarkus.panache.common.Parameters;

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

    /**
     * Whether a person may have a say about others, as an approver or a sponsor: who has no access here any more only asks for
     * themselves (GST-02), unless they are a sponsor, whose account here does not end with it (GST-06).
     */
    public static boolean mayHaveASay(Person person) {
        return person.isInGoodStanding() && (!person.blockedWithoutAccess || !of(person).isEmpty());
    }

    /** The sponsorships of a person who still can be one, in the order of the organizations' names. */
    public static List<Sponsor> of(Person person) {
        if (!person.isInGoodStanding()) {
            return List.of();
        }
        return of(person, Organization.of(person).map(it -> it.id).orElse(null));
    }

    /** The same, where it is known whose person they are; null for none. */
    public static List<Sponsor> of(Person person, UUID theirs) {
        return Sponsor.<Sponsor>list("from Sponsor s join fetch s.organization o where s.person = ?1 and s.removedAt is null and o.removedAt is null"
                + " order by lower(o.displayName)", person).stream().filter(sponsor -> isFit(sponsor.organization.id, person, sponsor.kind, theirs)).toList();
    }

    /** The sponsorships of organizations that hold now, of either kind, the first added first. */
    public static List<Sponsor> of(Collection<Organization> organizations) {
        return list("from Sponsor s join fetch s.person where is_among(:organizations, s.organization.id) and s.removedAt is null"
                + " order by s.createdAt, s.id", Parameters.with("organizations", organizations.stream().map(organization -> organization.id).toArray(UUID[]::new)));
    }

    /** The sponsorships of one kind of an organization that hold now, the first added first; the people are not loaded. */
    public static List<Sponsor> of(Organization organization, SponsorKind kind) {
        return list("organization = ?1 and kind = ?2 and removedAt is null order by createdAt, id", organization, kind);
    }

    /** Whether a person is a sponsor, of either kind, of the organization whose person another one is now (ORG-15). */
    public static boolean answersFor(Person person, Person other) {
        return Organization.of(other).filter(theirs -> organizationsOf(person).stream().anyMatch(it -> it.id.equals(theirs.id))).isPresent();
    }

    /** Everybody who is a sponsor of an organization, of either kind, each once. */
    public static List<Person> all(Organization organization) {
        return of(List.of(organization)).stream().map(sponsor -> sponsor.person).distinct().toList();
    }

    /** Those that a person is a sponsor of and still can be, in the order of their names. */
    public static List<Organization> organizationsOf(Person person) {
        return of(person).stream().map(sponsor -> sponsor.organization).distinct().toList();
    }

    /**
     * Whether a person may be one: internal a member, external a guest of this very organization (ORG-07).
     *
     * @param theirs of the organization whose person it is; null for none
     */
    public static boolean isFit(UUID organization, Person person, SponsorKind kind, UUID theirs) {
        return switch (kind) {
            case internal -> person.kind == PersonKind.member;
            case external -> person.kind == PersonKind.guest && organization.equals(theirs);
        };
    }
}
