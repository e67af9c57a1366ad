package dev.guesthouse.address;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.settings.Settings;
import io.quarkus.runtime.Startup;

/**
 * The home organization's own domains (ORG-13): its people are never outsiders, and no organization can claim them. One that is
 * none stops the start, and so does one below which strangers have domains: they would be members.
 */
@Startup
@ApplicationScoped
public class HomeDomains {

    private final List<DomainName> domains;

    public HomeDomains(Settings settings) {
        domains = settings.homeDomains().orElse(Set.of()).stream().map(HomeDomains::read).toList();
    }

    /** True for a home domain and everything below one. */
    public boolean include(DomainName domain) {
        return domains.stream().anyMatch(domain::isWithin);
    }

    /** True where claiming the domain would claim people of the home organization. */
    public boolean touch(DomainName domain) {
        return include(domain) || domains.stream().anyMatch(home -> home.isWithin(domain));
    }

    private static DomainName read(String setting) {
        DomainName domain;
        try {
            domain = DomainName.parse(setting);
        } catch (Problem problem) {
            throw new IllegalArgumentException("guesthouse.home-domains: %s %s".formatted(setting, problem.errors.get(0).message()));
        }
        if (domain.isPublicSuffix()) {
            throw new IllegalArgumentException("guesthouse.home-domains: below %s strangers have domains of their own".formatted(setting));
        }
        return domain;
    }
}
