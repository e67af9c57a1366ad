package dev.guesthouse.organization;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.StandingChanged;

/**
 * Lets a configured organization have its domains (ORG-05), and so takes the people of subdomains from other organizations, whose
 * sponsors have no say about them any more (ORG-04); proposed organizations at or below its domains are taken over whole (ORG-10).
 * Runs in the caller's transaction.
 */
@ApplicationScoped
class DomainClaims {

    /** Proposed organizations at or below some domains, locked; but for one. Asked once, however many there are of either. */
    private static final String COVERED = """
            SELECT o.id FROM organization o WHERE o.state = 'proposed' AND o.removed_at IS NULL AND o.id IS DISTINCT FROM cast(:self AS uuid)
            AND EXISTS (SELECT FROM identity_source s, domain_suffixes(s.domain) AS suffix
                WHERE s.organization_id = o.id AND s.removed_at IS NULL AND suffix = ANY (cast(:domains AS text[])))
            ORDER BY o.id FOR UPDATE OF o
            """;
    /** The organizations of domains, but for one. */
    private static final String HOLDING = """
            SELECT DISTINCT other FROM unnest(cast(:domains AS text[])) AS domain, organization_of_domain(domain) AS other
            WHERE other IS NOT NULL AND other IS DISTINCT FROM cast(:self AS uuid) ORDER BY other
            """;

    /**
     * What others give up for an organization; nobody asks their sponsors meanwhile.
     *
     * @param losing other organizations that lose people, and stay
     * @param takenOver proposed ones, whose names and domains are free
     */
    record Claim(List<Organization> losing, List<Taken> takenOver) {

        /** Those that are taken over, in the order of their names. */
        List<Organization> organizations() {
            return takenOver.stream().map(Taken::organization).toList();
        }
    }

    /** @param event that says what it was */
    private record Taken(Organization organization, Audit.Entry event) {
    }

    private final EntityManager database;
    private final Event<StandingChanged> standingChanged;
    private final Event<OrganizationTakenOver> takenOver;
    private final Audit audit;

    DomainClaims(EntityManager database, Event<StandingChanged> standingChanged, Event<OrganizationTakenOver> takenOver, Audit audit) {
        this.database = database;
        this.standingChanged = standingChanged;
        this.takenOver = takenOver;
        this.audit = audit;
    }

    /**
     * Has others give up what an organization is to have.
     *
     * @param self which it is; null where it is not there yet
     * @param domains all that it will have
     */
    Claim begin(UUID self, List<DomainName> domains, Act act) {
        var takenOver = covered(self, domains).stream().map(proposed -> close(proposed, act)).toList();
        Organization.flush();
        var losing = ids(HOLDING, self, domains).stream().map(Organization::locked).toList();
        return new Claim(losing, takenOver);
    }

    /**
     * Gives it to the organization, which is configured by now.
     *
     * @param domains those of them that it does not have yet
     * @throws dev.guesthouse.problem.Problem domain-claimed, naming the organization that has one of them; in-use, where policies are
     *         for one that it would take over
     */
    void finish(Claim claim, Organization organization, List<DomainName> domains, Act act) {
        for (var taken : claim.takenOver) {
            Sponsor.of(List.of(taken.organization)).forEach(sponsor -> hand(sponsor, organization, act));
            taken.event.after(Map.of("by", organization.id)).write();
            takenOver.fire(new OrganizationTakenOver(taken.organization, organization, act));
        }
        organization.claim(domains);
        // Once all is as it will be: who is a sponsor here and there has lost nothing.
        standingChanged.fire(StandingChanged.of(Stream.concat(claim.losing.stream(), Stream.of(organization))
                .flatMap(each -> Sponsor.all(each).stream()).distinct().toList(), act.at()));
    }

    private Taken close(Organization proposed, Act act) {
        var event = audit.event(act, "organization.takenOver", "organization", proposed.id).before(Audit.values("displayName", proposed.displayName,
                "domains", proposed.domains().stream().map(DomainName::value).toList(),
                "sponsors", Sponsor.all(proposed).stream().map(sponsor -> sponsor.id).toList()));
        proposed.identitySources().forEach(source -> source.removedAt = act.at());
        proposed.removedAt = act.at();
        return new Taken(proposed, event);
    }

    private List<Organization> covered(UUID self, List<DomainName> domains) {
        var ids = ids(COVERED, self, domains);
        return ids.isEmpty() ? List.of() : Organization.list("id in ?1 order by displayName, id", ids);
    }

    @SuppressWarnings("unchecked")
    private List<UUID> ids(String sql, UUID self, List<DomainName> domains) {
        return database.createNativeQuery(sql).setParameter("self", self).setParameter("domains", DomainName.values(domains)).getResultList();
    }

    /** Who answered for its people goes on answering for them. */
    private static void hand(Sponsor sponsor, Organization organization, Act act) {
        if (Sponsor.of(organization, sponsor.person, sponsor.kind).isPresent()) {
            sponsor.removedAt = act.at();
        } else {
            sponsor.organization = organization;
        }
    }
}
