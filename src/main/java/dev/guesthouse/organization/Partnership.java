package dev.guesthouse.organization;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** Adds and changes connected organizations (ORG-01, ORG-02). Runs in the caller's transaction. */
@ApplicationScoped
public class Partnership {

    /**
     * An organization as it is wanted.
     *
     * @param displayName unique among organizations, 1 to 120 characters, one line
     * @param description at most 2,000 characters; null for none
     * @param identitySources what its people are known by, at least one
     * @param internalSponsors members who answer for it; left out for none
     * @param externalSponsors people of its own who answer for it, guests already; left out for none
     * @param confirmPublicProvider that a domain at which anybody can have an address is meant (ORG-14); {@code false} where it
     *            is left out
     */
    public record WantedOrganization(String displayName, String description, List<Source> identitySources, List<PersonRef> internalSponsors,
            List<PersonRef> externalSponsors, Boolean confirmPublicProvider) {
    }

    /**
     * What of an organization is to change: what is left out stays.
     *
     * @param displayName unique among organizations, 1 to 120 characters, one line; left out it stays
     * @param description at most 2,000 characters; blank takes it away, left out it stays
     * @param identitySources take the place of those that were there, at least one; left out they stay
     * @param state {@code configured} makes one of a proposed organization (ORG-10); left out it stays
     * @param confirmPublicProvider that a domain at which anybody can have an address is meant (ORG-14); {@code false} where it
     *            is left out
     */
    public record OrganizationChange(String displayName, String description, List<Source> identitySources, OrganizationState state,
            Boolean confirmPublicProvider) {
    }

    /**
     * An organization as it has become.
     *
     * @param takenOver the proposed ones that its domains covered, which are gone; in the order of their names
     */
    public record Connected(Organization organization, List<Organization> takenOver) {
    }

    private final DomainRules domainRules;
    private final DomainClaims claims;
    private final Sponsorship sponsorship;
    private final Audit audit;

    Partnership(DomainRules domainRules, DomainClaims claims, Sponsorship sponsorship, Audit audit) {
        this.domainRules = domainRules;
        this.claims = claims;
        this.sponsorship = sponsorship;
        this.audit = audit;
    }

    /**
     * Adds an organization with its identity sources, and its sponsors if they are known already. Proposed ones that its domains
     * cover are taken over with their sponsors and requests (ORG-10).
     *
     * @throws Problem invalid-input, public-provider, name-taken, domain-claimed; in-use, where policies are for one that it would take over
     */
    public Connected add(WantedOrganization wanted, Act act) {
        var fields = new Fields();
        var displayName = fields.line("displayName", wanted.displayName(), 120);
        var description = fields.optionalText("description", wanted.description(), 2000);
        var domains = domainRules.claimable(fields, wanted.identitySources(), Set.of());
        fields.check();
        domains.forEach(domain -> domainRules.confirmed(domain, wanted.confirmPublicProvider()));
        var claim = claims.begin(null, domains, act);
        refuseTaken(displayName, null);
        var organization = Organization.add(displayName, description, OrganizationState.configured, act.at());
        claims.finish(claim, organization, domains, act);
        audit.event(act, "organization.added", "organization", organization.id)
                .after(Map.of("displayName", displayName, "domains", names(domains), "takenOver", ids(claim.organizations()))).write();
        sponsorship.add(organization, SponsorKind.internal, Fields.each("internalSponsors", wanted.internalSponsors()).toList(), act);
        sponsorship.add(organization, SponsorKind.external, Fields.each("externalSponsors", wanted.externalSponsors()).toList(), act);
        return new Connected(organization, claim.organizations());
    }

    /**
     * Changes an organization. Whose people belong to it is worked out anew (ORG-04), and stages whose sponsors belong to it no
     * more ask their fallbacks (POL-06). A configured one takes proposed ones over as one does that is added (ORG-10).
     *
     * @throws Problem invalid-input, not-found, public-provider, name-taken, domain-claimed; in-use, where policies are for one that it
     *         would take over
     */
    public Connected change(UUID id, OrganizationChange change, Act act) {
        var fields = new Fields();
        // Of one that is not named there is nothing to stay.
        var organization = fields.required("id", id) == null ? new Organization() : Organization.locked(id);
        var there = id == null ? List.<DomainName>of() : organization.domains();
        var displayName = fields.changedLine("displayName", change.displayName(), 120, organization.displayName);
        var description = fields.changedText("description", change.description(), 2000, organization.description);
        var domains = change.identitySources() == null ? there : domainRules.claimable(fields, change.identitySources(), Set.copyOf(there));
        fields.check();
        var before = values(organization);
        var sameDomains = Set.copyOf(domains).equals(Set.copyOf(there));
        checkState(organization, change.state(), sameDomains);
        without(domains, there).forEach(domain -> domainRules.confirmed(domain, change.confirmPublicProvider()));
        var becomes = change.state() == null ? organization.state : change.state();
        var settles = becomes == OrganizationState.configured && (becomes != organization.state || !sameDomains);
        var takenOver = settles ? settle(organization, there, domains, act) : List.<Organization>of();
        if (!displayName.equals(organization.displayName)) {
            refuseTaken(displayName, id);
            organization.displayName = displayName;
        }
        organization.description = description;
        var after = values(organization);
        if (!takenOver.isEmpty()) {
            after.put("takenOver", ids(takenOver));
        }
        audit.event(act, "organization.changed", "organization", organization.id).before(before).after(after).writeIfChanged();
        return new Connected(organization, takenOver);
    }

    /** A proposed organization is as it was recorded until an administrator makes it a configured one (ORG-10). */
    private static void checkState(Organization organization, OrganizationState state, boolean sameDomains) {
        if (organization.state == OrganizationState.configured && state == OrganizationState.proposed) {
            throw Problem.invalid("state", "can be changed to configured only");
        }
        if (organization.state == OrganizationState.proposed && state != OrganizationState.configured && !sameDomains) {
            throw Problem.invalid("identitySources", "are those that it was proposed with: give the state configured too, to change them");
        }
    }

    /** Makes an organization a configured one with these domains; answers whom it took over. */
    private List<Organization> settle(Organization organization, List<DomainName> before, List<DomainName> domains, Act act) {
        var claim = claims.begin(organization.id, domains, act);
        organization.state = OrganizationState.configured;
        var kept = Set.copyOf(domains);
        organization.identitySources().stream().filter(source -> !kept.contains(new DomainName(source.domain)))
                .forEach(source -> source.removedAt = act.at());
        claims.finish(claim, organization, without(domains, before), act);
        return claim.organizations();
    }

    private static List<DomainName> without(List<DomainName> domains, List<DomainName> others) {
        var left = Set.copyOf(others);
        return domains.stream().filter(domain -> !left.contains(domain)).toList();
    }

    /** @param self whose own name it may be; null for one that is not there yet */
    private static void refuseTaken(String displayName, UUID self) {
        Organization.named(displayName).filter(taken -> !taken.id.equals(self)).ifPresent(taken -> {
            throw new Problem(ProblemType.NAME_TAKEN, "An organization is named %s already.", taken.displayName)
                    .with("organization", taken.id);
        });
    }

    private static List<UUID> ids(List<Organization> organizations) {
        return organizations.stream().map(organization -> organization.id).toList();
    }

    private static List<String> names(List<DomainName> domains) {
        return domains.stream().map(DomainName::value).toList();
    }

    private static Map<String, Object> values(Organization organization) {
        return Audit.values("displayName", organization.displayName, "description", organization.description, "state", organization.state,
                "domains", names(organization.domains()));
    }
}
