package dev.guesthouse.address;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.settings.Settings;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The home organization's own domains (ORG-13): no organization can claim them, or what is below or above one, and nobody of
 * them is invited as a guest. Whoever comes with an address there is a member only where the setting says so. One that is none
 * stops the start, and so does one below which strangers have domains: they would be members.
 */
@Startup
@ApplicationScoped
public class HomeDomains {

    /** Before a domain in the setting: what is below it is meant, not the domain itself. */
    private static final String BELOW = "*.";

    private record Home(DomainName domain, boolean isBelow) {
        boolean names(DomainName other) {
            return isBelow ? other.isBelow(domain) : other.equals(domain);
        }
    }

    private final List<Home> homes;

    public HomeDomains(Settings settings) {
        homes = settings.homeDomains().orElse(Set.of()).stream().map(HomeDomains::read).toList();
    }

    /** True for a home domain and everything below one, whether or not it makes members. */
    public boolean include(DomainName domain) {
        return homes.stream().anyMatch(home -> domain.isWithin(home.domain));
    }

    /** True where claiming the domain would claim people of the home organization. */
    public boolean touch(DomainName domain) {
        return include(domain) || homes.stream().anyMatch(home -> home.domain.isWithin(domain));
    }

    /**
     * Whether whoever proves the address is a member by that alone: the setting names its very domain ({@code home.example}), or
     * what is below one ({@code *.home.example}). A tag makes nobody another member: anybody can give themselves any number.
     */
    public boolean makeMember(EmailAddress email) {
        var domain = new DomainName(email.domain());
        return !email.isTagged() && homes.stream().anyMatch(home -> home.names(domain));
    }

    private static Home read(String setting) {
        var written = setting.strip();
        var isBelow = written.startsWith(BELOW);
        DomainName domain;
        try {
            domain = DomainName.parse(isBelow ? written.substring(BELOW.length()) : written);
        } catch (Problem problem) {
            throw new ConfigurationException("guesthouse.home-domains: %s %s".formatted(setting, problem.errors.get(0).message()));
        }
        if (domain.isPublicSuffix()) {
            throw new ConfigurationException("guesthouse.home-domains: below %s strangers have domains of their own".formatted(setting));
        }
        return new Home(domain, isBelow);
    }
}
