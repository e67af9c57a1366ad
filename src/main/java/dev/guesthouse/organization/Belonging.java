package dev.guesthouse.organization;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionScoped;

import dev.guesthouse.address.DomainName;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Whose people are whose (ORG-04, ORG-10). Of organizations that the transaction keeps as they are it is remembered, however many rules ask;
 * of others, and of people of none, somebody may change it at any moment, and so it is asked each time. In SQL it is
 * {@code organization_of_domain}; a test holds the two to one another.
 */
@TransactionScoped
@Unremovable
class Belonging {

    /** Whose a domain is. */
    private record Holder(UUID organization, OrganizationState state) {
    }

    private final EntityManager database;
    private final Set<UUID> kept = new HashSet<>();
    private final Map<String, UUID> remembered = new HashMap<>();

    Belonging(EntityManager database) {
        this.database = database;
    }

    /** What the transaction knows of it; outside of any nothing is kept, and so nothing remembered. */
    static Belonging now() {
        return QuarkusTransaction.isActive() ? CDI.current().select(Belonging.class).get() : new Belonging(Organization.getEntityManager());
    }

    /** Nobody else changes an organization's sources until the transaction ends: its row is locked. */
    void keep(UUID organization) {
        kept.add(organization);
    }

    boolean isKept(UUID organization) {
        return kept.contains(organization);
    }

    /** The transaction itself has changed an organization. */
    void changed() {
        remembered.clear();
    }

    /** Of which organization people with addresses in a domain are; empty for none. */
    Optional<UUID> organization(String domain) {
        return Optional.ofNullable(organizations(Set.of(domain)).get(domain));
    }

    /** The same for many at once, by the domains, without those of none. */
    Map<String, UUID> organizations(Set<String> domains) {
        var found = ask(domains.stream().filter(domain -> !remembered.containsKey(domain)).toList());
        domains.stream().filter(remembered::containsKey).forEach(domain -> found.put(domain, remembered.get(domain)));
        found.forEach((domain, organization) -> {
            if (isKept(organization)) {
                remembered.put(domain, organization);
            }
        });
        return found;
    }

    private Map<String, UUID> ask(Collection<String> domains) {
        var found = new HashMap<String, UUID>();
        if (!domains.isEmpty()) {
            var suffixes = domains.stream().flatMap(domain -> new DomainName(domain).suffixes().stream()).collect(Collectors.toSet());
            // The state as it is now, whenever the organization was loaded.
            var holders = database.createQuery("select s.domain, o, o.state from IdentitySource s join s.organization o where s.removedAt is null"
                    + " and is_among(:suffixes, s.domain)", Object[].class).setParameter("suffixes", DomainName.values(suffixes)).getResultList().stream()
                    .collect(Collectors.toMap(row -> (String) row[0], row -> new Holder(((Organization) row[1]).id, (OrganizationState) row[2])));
            domains.forEach(domain -> best(domain, holders).ifPresent(holder -> found.put(domain, holder.organization)));
        }
        return found;
    }

    /** The longest match, proposed ones only where no configured one matches. */
    private static Optional<Holder> best(String domain, Map<String, Holder> holders) {
        var matching = new DomainName(domain).suffixes().stream().map(suffix -> holders.get(suffix.value())).filter(Objects::nonNull).toList();
        return matching.stream().filter(holder -> holder.state == OrganizationState.configured).findFirst().or(() -> matching.stream().findFirst());
    }
}
