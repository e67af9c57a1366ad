package dev.guesthouse.organizations;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.DomainRules;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.OrganizationState;
import dev.guesthouse.organization.SponsorKind;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.funqy.Funq;

/** Adds a connected organization (ORG-01) with its identity sources (ORG-02), and its sponsors if they are known already. */
@ApplicationScoped
public class AddOrganization {

    /** @param confirmPublicProvider that a domain at which anybody can have an address is meant (ORG-14); null is no */
    public record Input(String displayName, String description, List<SourceInput> identitySources, List<PersonRef> internalSponsors,
            List<PersonRef> externalSponsors, Boolean confirmPublicProvider) {
    }

    private final Caller caller;
    private final DomainRules domainRules;
    private final Claims claims;
    private final Sponsorship sponsorship;
    private final Audit audit;

    AddOrganization(Caller caller, DomainRules domainRules, Claims claims, Sponsorship sponsorship, Audit audit) {
        this.caller = caller;
        this.domainRules = domainRules;
        this.claims = claims;
        this.sponsorship = sponsorship;
        this.audit = audit;
    }

    @Funq("add-organization")
    @Change(thenDeliver = true)
    public OrganizationView addOrganization(Input input) {
        var act = caller.act();
        var fields = new Fields();
        var displayName = fields.line("displayName", input.displayName(), 120);
        var description = fields.optionalText("description", input.description(), 2000);
        var domains = SourceInput.read(fields, input.identitySources(), domainRules);
        fields.check();
        domains.forEach(domain -> domainRules.confirmed(domain, Boolean.TRUE.equals(input.confirmPublicProvider())));
        Organization.named(displayName).ifPresent(taken -> {
            throw new Problem(ProblemType.NAME_TAKEN, "An organization is named %s already.".formatted(taken.displayName))
                    .with("organization", taken.id);
        });
        var organization = new Organization();
        organization.displayName = displayName;
        organization.description = description;
        organization.state = OrganizationState.configured;
        organization.createdAt = act.at();
        organization.persist();
        claims.claim(organization, domains, act.at());
        audit.event(act, "organization.added", "organization", organization.id)
                .after(Map.of("displayName", displayName, "domains", domains.stream().map(DomainName::value).toList())).write();
        addSponsors(organization, SponsorKind.internal, "internalSponsors", input.internalSponsors(), act);
        addSponsors(organization, SponsorKind.external, "externalSponsors", input.externalSponsors(), act);
        caller.created("organization", "id", organization.id);
        return OrganizationView.of(organization);
    }

    private void addSponsors(Organization organization, SponsorKind kind, String field, List<PersonRef> people, Act act) {
        for (int i = 0; people != null && i < people.size(); i++) {
            sponsorship.add(organization, kind, "%s[%d]".formatted(field, i), people.get(i), act);
        }
    }
}
