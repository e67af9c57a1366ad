package dev.guesthouse.organization;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.SameName;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A connected organization: a partner, known by its identity sources (ORG-01, ORG-02). */
@Entity
public class Organization extends PanacheEntityBase {

    /** In HQL, the id of the organization whose person {@code p} is now (ORG-04); null for members and people of none. */
    public static final String OF_PERSON = "function('organization_of_person', p.kind, p.emailDomain)";

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
        return byId(id);
    }

    /** Nobody removes it or changes its sources or sponsors until the transaction ends; what was loaded of it is looked at anew. */
    public void keep() {
        getEntityManager().flush();
        getEntityManager().createNativeQuery("SELECT id FROM organization WHERE id = :id FOR KEY SHARE").setParameter("id", id)
                .getResultList();
        getEntityManager().refresh(this);
    }

    /** {@linkplain #keep Keeps} a person's, if they have one: while it is waited for, they can come to belong to another one. */
    public static void keepOf(Person person) {
        UUID kept = null;
        for (var theirs = of(person); theirs.isPresent() && !theirs.get().id.equals(kept); theirs = of(person)) {
            theirs.get().keep();
            kept = theirs.get().id;
        }
    }

    /** As people tell names apart (ORG-01). */
    public static Optional<Organization> named(String displayName) {
        return find(SameName.CONDITION + " and removedAt is null", displayName).firstResultOptional();
    }

    /** The organization of a domain's people: the longest match on label boundaries (ORG-04), proposed ones only where no configured one matches (ORG-10). */
    public static Optional<Organization> ofDomain(String domain) {
        return find("id = function('organization_of_domain', ?1) and removedAt is null", domain).firstResultOptional();
    }

    /** Worked out when it matters (ORG-04); members belong to none. */
    public static Optional<Organization> of(Person person) {
        return find("id = function('organization_of_person', ?1, ?2) and removedAt is null", person.kind.name(), person.emailDomain)
                .firstResultOptional();
    }

    /** As {@link #of}, for many at once: the organizations' ids by the people's, without those of none. */
    public static Map<UUID, UUID> idsOf(Collection<Person> people) {
        return getEntityManager().createQuery("select p.id, o.id from Person p join Organization o on o.id = " + OF_PERSON
                + " and o.removedAt is null where p in :people", Object[].class).setParameter("people", people).getResultList().stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1]));
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
