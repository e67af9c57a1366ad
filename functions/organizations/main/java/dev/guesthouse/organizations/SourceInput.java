package dev.guesthouse.organizations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.organization.DomainRules;
import dev.guesthouse.problem.Fields;

/** What an organization's people are known by, as calls name it. */
public record SourceInput(String domain) {

    /** The domains, noting what is not right. */
    static List<DomainName> read(Fields fields, List<SourceInput> sources, DomainRules rules) {
        if (sources == null || sources.isEmpty()) {
            fields.refuse("identitySources", "must hold at least one domain");
            return List.of();
        }
        var domains = new ArrayList<DomainName>();
        for (int i = 0; i < sources.size(); i++) {
            var source = sources.get(i);
            domains.add(fields.parsed("identitySources[%d].domain".formatted(i), () -> rules.claimable(source == null ? null : source.domain())));
        }
        if (new HashSet<>(domains).size() < domains.size()) {
            fields.refuse("identitySources", "must not hold a domain twice");
        }
        return domains;
    }
}
