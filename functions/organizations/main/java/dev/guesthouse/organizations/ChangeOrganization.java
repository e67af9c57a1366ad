package dev.guesthouse.organizations;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.DomainRules;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.OrganizationState;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.funqy.Funq;

/**
 * Changes a connected organization: what is left out stays. Whose people belong to it is worked out anew (ORG-04), and
 * stages whose sponsors belong to it no more ask their fallbacks (POL-06).
 */
@ApplicationScoped
public class ChangeOrganization {

    /**
     * @param description blank takes it away
     * @param identitySources take the place of those that were there
     * @param state {@code configured} takes a proposed organization over (ORG-10)
     */
    public record Input(UUID id, String displayName, String description, List<SourceInput> identitySources, OrganizationState state,
            Boolean confirmPublicProvider) {
    }

    private final Caller caller;
    private final DomainRules domainRules;
    private final Claims claims;
    private final Event<StandingChanged> standingChanged;
    private final Audit audit;

    ChangeOrganization(Caller caller, DomainRules domainRules, Claims claims, Event<StandingChanged> standingChanged, Audit audit) {
        this.caller = caller;
        this.domainRules = domainRules;
        this.claims = claims;
        this.standingChanged = standingChanged;
        this.audit = audit;
    }

    @Funq("change-organization")
    @Change(thenDeliver = true)
    public OrganizationView changeOrganization(Input input) {
        var act = caller.act();
        var fields = new Fields();
        fields.required("id", input.id());
        var displayName = fields.optionalLine("displayName", input.displayName(), 120);
        var description = fields.optionalText("description", input.description(), 2000);
        var domains = input.identitySources() == null ? null : SourceInput.read(fields, input.identitySources(), domainRules);
        if (input.state() == OrganizationState.proposed) {
            fields.refuse("state", "can be changed to configured only");
        }
        fields.check();
        var organization = Organization.locked(input.id());
        var before = values(organization);
        if (displayName != null) {
            rename(organization, displayName);
        }
        organization.description = input.description() == null ? organization.description : description;
        organization.state = input.state() == null ? organization.state : input.state();
        if (domains != null) {
            domains.forEach(domain -> domainRules.confirmed(domain, Boolean.TRUE.equals(input.confirmPublicProvider())));
            changeDomains(organization, domains, act.at());
        }
        audit.event(act, "organization.changed", "organization", organization.id).before(before).after(values(organization)).write();
        return OrganizationView.of(organization);
    }

    private static void rename(Organization organization, String displayName) {
        Organization.named(displayName).filter(taken -> !taken.id.equals(organization.id)).ifPresent(taken -> {
            throw new Problem(ProblemType.NAME_TAKEN, "An organization is named %s already.".formatted(taken.displayName))
                    .with("organization", taken.id);
        });
        organization.displayName = displayName;
    }

    private void changeDomains(Organization organization, List<DomainName> domains, Instant now) {
        var names = domains.stream().map(DomainName::value).toList();
        var before = organization.identitySources();
        before.stream().filter(source -> !names.contains(source.domain)).forEach(source -> source.removedAt = now);
        claims.claim(organization, domains.stream().filter(domain -> before.stream().noneMatch(source -> source.domain.equals(domain.value()))).toList(), now);
        standingChanged.fire(StandingChanged.of(Sponsor.all(organization), now));
    }

    private static Map<String, Object> values(Organization organization) {
        var values = new LinkedHashMap<String, Object>();
        values.put("displayName", organization.displayName);
        values.put("description", organization.description);
        values.put("state", organization.state);
        values.put("domains", organization.identitySources().stream().map(source -> source.domain).toList());
        return values;
    }
}
