package dev.guesthouse.organization;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
     * @param state {@code configured} takes a proposed organization over (ORG-10); left out it stays
     * @param confirmPublicProvider that a domain at which anybody can have an address is meant (ORG-14); {@code false} where it
     *            is left out
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
        var domains = domainRules.claimable(fields, wanted.identitySources());
        fields.check();
        domains.forEach(domain -> domainRules.confirmed(domain, wanted.confirmPublicProvider()));
        refuseTaken(displayName, null);
        var organization = Organization.add(displayName, description, OrganizationState.configured, act.at());
        claims.claim(organization, domains, act.at());
        audit.event(act, "organization.added", "organization", organization.id)
                .after(Map.of("displayName", displayName, "domains", domains.stream().map(DomainName::value).toList())).write();
        addSponsors(organization, SponsorKind.internal, "internalSponsors", wanted.internalSponsors(), act);
        addSponsors(organization, SponsorKind.external, "externalSponsors", wanted.externalSponsors(), act);
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
        fields.required("id", id);
        var displayName = fields.optionalLine("displayName", change.displayName(), 120);
        var description = fields.optionalText("description", change.description(), 2000);
        var domains = change.identitySources() == null ? null : domainRules.claimable(fields, change.identitySources());
        if (change.state() == OrganizationState.proposed) {
            fields.refuse("state", "can be changed to configured only");
        }
        fields.check();
        var organization = Organization.locked(id);
        var before = values(organization);
        if (displayName != null) {
            refuseTaken(displayName, id);
            organization.displayName = displayName;
        }
        organization.description = change.description() == null ? organization.description : description;
        organization.state = change.state() == null ? organization.state : change.state();
        if (domains != null) {
            domains.forEach(domain -> domainRules.confirmed(domain, change.confirmPublicProvider()));
            changeDomains(organization, domains, act.at());
        }
        audit.event(act, "organization.changed", "organization", organization.id).before(before).after(values(organization)).write();
        return organization;
    }

    /** @param self whose own name it may be; null for one that is not there yet */
    private static void refuseTaken(String displayName, UUID self) {
        Organization.named(displayName).filter(taken -> !taken.id.equals(self)).ifPresent(taken -> {
            throw new Problem(ProblemType.NAME_TAKEN, "An organization is named %s already.".formatted(taken.displayName))
                    .with("organization", taken.id);
        });
    }

    private void addSponsors(Organization organization, SponsorKind kind, String field, List<PersonRef> people, Act act) {
        Fields.each(field, people).forEach(it -> sponsorship.add(organization, kind, it.field(), it.value(), act));
    }

    private void changeDomains(Organization organization, List<DomainName> domains, Instant now) {
        var names = domains.stream().map(DomainName::value).toList();
        var before = organization.identitySources();
        before.stream().filter(source -> !names.contains(source.domain)).forEach(source -> source.removedAt = now);
        claims.claim(organization, domains.stream().filter(domain -> before.stream().noneMatch(source -> source.domain.equals(domain.value()))).toList(), now);
        standingChanged.fire(StandingChanged.of(Sponsor.all(organization), now));
    }

    private static Map<String, Object> values(Organization organization) {
        return Audit.values("displayName", organization.displayName, "description", organization.description, "state", organization.state,
                "domains", organization.identitySources().stream().map(source -> source.domain).toList());
    }
}
