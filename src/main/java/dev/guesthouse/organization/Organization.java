package dev.guesthouse.organization;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.SameName;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A connected organization: a partner, known by its identity sources (ORG-01, ORG-02). */
@Entity
public class Organization extends PanacheEntityBase {

    /**
     * In HQL, that {@code p} is a person of organizations (ORG-04). Takes {@link #domainsOfPeople}, by which an index finds them, where to work
     * out whose each person is would be to read all people.
     */
    public static final String HAS_PERSON = "p.kind <> member and p.emailDomain in :domains";
    /**
     * The same of whoever holds {@code a}, where only the newest are read: found by its people. To go through all access from its newest on until there is
     * enough of one partner's, as PostgreSQL would, is to go through nearly all of it.
     */
    public static final String HAS_HOLDER = "is_one_of(a.person.id, (select q.id from Person q where q.kind <> member and q.emailDomain in :domains))";

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    public String displayName;
    public String description;
    @Enumerated(EnumType.STRING)
    public OrganizationState state;
    public Instant createdAt;
    public Instant removedAt;
    @Version
    public int version;

    @PostPersist
    @PostUpdate
    void changed() {
        Belonging.now().changed();
    }

    /** Makes and stores an organization. */
    public static Organization add(String displayName, String description, OrganizationState state, Instant now) {
        var organization = new Organization();
        organization.displayName = displayName;
        organization.description = description;
        organization.state = state;
        organization.createdAt = now;
        organization.persist();
        return organization;
    }

    /** @throws Problem not-found */
    public static Organization byId(UUID id) {
        return Organization.<Organization>find("id = ?1 and removedAt is null", id).firstResultOptional()
                .orElseThrow(() -> Problem.notFound("organization"));
    }

    /**
     * As {@link #byId}, and nobody else changes its sources or sponsors, or asks one of them, until the transaction ends. Nothing
     * of it may be loaded before.
     */
    public static Organization locked(UUID id) {
        // Stronger than Hibernate's lock, which does not wait for those who keep it.
        getEntityManager().createNativeQuery("SELECT id FROM organization WHERE id = :id FOR UPDATE").setParameter("id", id)
                .getResultList();
        Belonging.now().keep(id);
        return byId(id);
    }

    /**
     * Nobody removes a person's organization, if they have one, or changes its sources or sponsors until the transaction ends; what was
     * loaded of it is looked at anew. While it is waited for, they can come to belong to another one.
     */
    public static void keepOf(Person person) {
        for (var theirs = of(person); theirs.isPresent() && !Belonging.now().isKept(theirs.get().id); theirs = of(person)) {
            theirs.get().keep();
        }
    }

    private void keep() {
        getEntityManager().flush();
        var there = getEntityManager().createNativeQuery("SELECT version FROM organization WHERE id = :id FOR KEY SHARE").setParameter("id", id)
                .getSingleResult();
        if (!there.equals(version)) {
            getEntityManager().refresh(this);
        }
        Belonging.now().keep(id);
    }

    /** As people tell names apart (ORG-01). */
    public static Optional<Organization> named(String displayName) {
        return find(SameName.CONDITION + " and removedAt is null", displayName).firstResultOptional();
    }

    /** The organization of a domain's people: the longest match on label boundaries (ORG-04), proposed ones only where no configured one matches (ORG-10). */
    public static Optional<Organization> ofDomain(String domain) {
        return Belonging.now().organization(domain).map(id -> Organization.<Organization>findById(id));
    }

    /** Worked out when it matters (ORG-04); members belong to none. */
    public static Optional<Organization> of(Person person) {
        return person.kind == PersonKind.member ? Optional.empty() : ofDomain(person.emailDomain);
    }

    /** As {@link #of}, for many at once: the organizations' ids by the people's, without those of none. */
    public static Map<UUID, UUID> idsOf(Collection<Person> people) {
        var theirs = people.stream().filter(person -> person.kind != PersonKind.member).distinct().toList();
        var organizations = Belonging.now().organizations(theirs.stream().map(person -> person.emailDomain).collect(Collectors.toSet()));
        return theirs.stream().filter(person -> organizations.containsKey(person.emailDomain))
                .collect(Collectors.toMap(person -> person.id, person -> organizations.get(person.emailDomain)));
    }

    /** The domains that people of organizations have their addresses in, each with whose people those are. */
    @SuppressWarnings("unchecked")
    public static Map<String, UUID> domainsOfPeople(Collection<UUID> organizations) {
        List<Object[]> found = getEntityManager().createNativeQuery("SELECT domain, organization_id FROM domains_of_people(:organizations)")
                .setParameter("organizations", organizations.toArray(UUID[]::new)).getResultList();
        return found.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (UUID) row[1]));
    }

    /** The same of one, as {@link #HAS_PERSON} takes them. */
    public static Set<String> domainsOfPeople(UUID organization) {
        return domainsOfPeople(List.of(organization)).keySet();
    }

    /** What its people are known by, in the order of their names. */
    public List<IdentitySource> identitySources() {
        return IdentitySource.of(List.of(this));
    }

    /** The domains of its identity sources, in their order. */
    public List<DomainName> domains() {
        return identitySources().stream().map(source -> new DomainName(source.domain)).toList();
    }

    /** Its sponsors of one kind, the first added first. */
    public List<Sponsor> sponsors(SponsorKind kind) {
        return Sponsor.of(List.of(this)).stream().filter(sponsor -> sponsor.kind == kind).toList();
    }

    /**
     * Claims domains for this organization (ORG-05).
     *
     * @throws Problem domain-claimed, naming the organization that has one of them
     */
    public void claim(List<DomainName> domains) {
        IdentitySource.refuseClaimed(domains);
        for (var domain : domains) {
            var source = new IdentitySource();
            source.organization = this;
            source.domain = domain.value();
            source.persist();
        }
        flush();
    }
}
