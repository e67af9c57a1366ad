package dev.guesthouse.organization;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** Adds and changes connected organizations (ORG-01, ORG-02). Runs in the caller's transaction. */
@ApplicationScoped
public class Partnership {

    /**
     * An organization as it is wanted.
     *
     * @param internalSponsors null is none, and so below
     * @param confirmPublicProvider that a domain at which anybody can have an address is meant (ORG-14); null is no
     */
    public record WantedOrganization(String displayName, String description, List<Source> identitySources, List<PersonRef> internalSponsors,
            List<PersonRef> externalSponsors, Boolean confirmPublicProvider) {
    }

    /**
     * What of an organization is to change: what is null stays.
     *
     * @param description blank takes it away
     * @param identitySources take the place of those that were there
     * @param state {@code configured} takes a proposed organization over (ORG-10)
     */
    public record OrganizationChange(String displayName, String description, List<Source> identitySources, OrganizationState state,
            Boolean confirmPublicProvider) {
    }

    private final DomainRules domainRules;
    private final DomainClaims claims;
    private final Sponsorship sponsorship;
    private final Event<StandingChanged> standingChanged;
    private final Audit audit;

    Partnership(DomainRules domainRules, DomainClaims claims, Sponsorship sponsorship, Event<StandingChanged> standingChanged, Audit audit) {
        this.domainRules = domainRules;
        this.claims = claims;
        this.sponsorship = sponsorship;
        this.standingChanged = standingChanged;
        this.audit = audit;
    }

    /**
     * Adds an organization with its identity sources, and its sponsors if they are known already.
     *
     * @throws Problem invalid-input, public-provider, name-taken, domain-claimed
     */
    public Organization add(WantedOrganization wanted, Act act) {
        var fields = new Fields();
        var displayName = fields.line("displayName", wanted.displayName(), 120);
        var description = fields.optionalText("description", wanted.description(), 2000);
        var domains = domainRules.claimable(fields, wanted.identitySources(), Set.of());
        fields.check();
        domains.forEach(domain -> domainRules.confirmed(domain, wanted.confirmPublicProvider()));
        refuseTaken(displayName, null);
        var organization = Organization.add(displayName, description, OrganizationState.configured, act.at());
        claims.claim(organization, domains, act.at());
        audit.event(act, "organization.added", "organization", organization.id)
                .after(Map.of("displayName", displayName, "domains", domains.stream().map(DomainName::value).toList())).write();
        sponsorship.add(organization, SponsorKind.internal, Fields.each("internalSponsors", wanted.internalSponsors()).toList(), act);
        sponsorship.add(organization, SponsorKind.external, Fields.each("externalSponsors", wanted.externalSponsors()).toList(), act);
        return organization;
    }

    /**
     * Changes an organization. Whose people belong to it is worked out anew (ORG-04), and stages whose sponsors belong to it no
     * more ask their fallbacks (POL-06).
     *
     * @throws Problem invalid-input, not-found, public-provider, name-taken, domain-claimed
     */
    public Organization change(UUID id, OrganizationChange change, Act act) {
        var fields = new Fields();
        // Of one that is not named there is nothing to stay.
        var organization = fields.required("id", id) == null ? new Organization() : Organization.locked(id);
        var sources = id == null ? List.<IdentitySource>of() : organization.identitySources();
        var displayName = fields.changedLine("displayName", change.displayName(), 120, organization.displayName);
        var description = fields.changedText("description", change.description(), 2000, organization.description);
        var domains = change.identitySources() == null ? null : domainRules.claimable(fields, change.identitySources(), domains(sources));
        if (change.state() == OrganizationState.proposed && organization.state != OrganizationState.proposed) {
            fields.refuse("state", "can be changed to configured only");
        }
        fields.check();
        var before = values(organization, sources);
        if (!displayName.equals(organization.displayName)) {
            refuseTaken(displayName, id);
            organization.displayName = displayName;
        }
        organization.description = description;
        organization.state = change.state() == null ? organization.state : change.state();
        if (domains != null) {
            changeDomains(organization, sources, domains, change.confirmPublicProvider(), act.at());
        }
        audit.event(act, "organization.changed", "organization", organization.id).before(before)
                .after(values(organization, organization.identitySources())).writeIfChanged();
        return organization;
    }

    private static Set<DomainName> domains(List<IdentitySource> sources) {
        return sources.stream().map(source -> new DomainName(source.domain)).collect(Collectors.toSet());
    }

    /** @param self whose own name it may be; null for one that is not there yet */
    private static void refuseTaken(String displayName, UUID self) {
        Organization.named(displayName).filter(taken -> !taken.id.equals(self)).ifPresent(taken -> {
            throw new Problem(ProblemType.NAME_TAKEN, "An organization is named %s already.".formatted(taken.displayName))
                    .with("organization", taken.id);
        });
    }

    private void changeDomains(Organization organization, List<IdentitySource> before, List<DomainName> domains, Boolean confirmPublicProvider,
            Instant now) {
        var there = domains(before);
        var added = domains.stream().filter(domain -> !there.contains(domain)).toList();
        var kept = Set.copyOf(domains);
        var removed = before.stream().filter(source -> !kept.contains(new DomainName(source.domain))).toList();
        if (added.isEmpty() && removed.isEmpty()) {
            return;
        }
        added.forEach(domain -> domainRules.confirmed(domain, confirmPublicProvider));
        removed.forEach(source -> source.removedAt = now);
        claims.claim(organization, added, now);
        standingChanged.fire(StandingChanged.of(Sponsor.all(organization), now));
    }

    private static Map<String, Object> values(Organization organization, List<IdentitySource> sources) {
        return Audit.values("displayName", organization.displayName, "description", organization.description, "state", organization.state,
                "domains", sources.stream().map(source -> source.domain).toList());
    }
}
