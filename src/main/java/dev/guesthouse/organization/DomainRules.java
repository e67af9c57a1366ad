package dev.guesthouse.organization;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.address.HomeDomains;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** What a domain must be to stand for a partner's people (ORG-03, ORG-13, ORG-14). */
@ApplicationScoped
public class DomainRules {

    private final HomeDomains homeDomains;

    DomainRules(HomeDomains homeDomains) {
        this.homeDomains = homeDomains;
    }

    /**
     * A domain that an organization can claim.
     *
     * @throws Problem invalid-input naming {@code domain}, with the reason
     */
    public DomainName claimable(String typed) {
        var domain = DomainName.parse(typed);
        if (domain.isPublicSuffix()) {
            throw Problem.invalid("domain", "is one below which strangers have domains of their own: write the partner's own");
        }
        if (homeDomains.touch(domain)) {
            throw Problem.invalid("domain", "is of the home organization: no partner can claim it");
        }
        return domain;
    }

    /**
     * The domains of identity sources that an organization is to claim, noting what is not right.
     *
     * @param there what it has claimed: that is as good as it was, whatever today's rules and settings are
     */
    List<DomainName> claimable(Fields fields, List<Source> sources, Set<DomainName> there) {
        if (sources == null || sources.isEmpty()) {
            fields.refuse("identitySources", "must hold at least one domain");
            return List.of();
        }
        var domains = Fields.each("identitySources", sources)
                .map(it -> fields.parsed(it.field() + ".domain", () -> claimable(it.value() == null ? null : it.value().domain(), there))).toList();
        if (new HashSet<>(domains).size() < domains.size()) {
            fields.refuse("identitySources", "must not hold a domain twice");
        }
        return domains;
    }

    private DomainName claimable(String typed, Set<DomainName> there) {
        return typed != null && there.contains(new DomainName(typed)) ? new DomainName(typed) : claimable(typed);
    }

    /** True where people of a domain can be taken for people of one partner. */
    public boolean couldStandForAnOrganization(DomainName domain) {
        return !domain.isPublicSuffix() && !homeDomains.touch(domain) && !isPublicProvider(domain);
    }

    /** True for a domain of a provider at which anybody can have an address (ORG-14). */
    public boolean isPublicProvider(DomainName domain) {
        return PublicMailProviders.include(domain);
    }

    /** @throws Problem public-provider, unless the caller confirmed that it is meant (ORG-14) */
    public void confirmed(DomainName domain, Boolean confirmPublicProvider) {
        if (isPublicProvider(domain) && !Boolean.TRUE.equals(confirmPublicProvider)) {
            throw new Problem(ProblemType.PUBLIC_PROVIDER,
                    "Anybody can have an address at %s: all of them would count as this organization's people.", domain);
        }
    }
}
