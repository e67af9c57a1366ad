package dev.guesthouse.address;

import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.settings.Settings;

/**
 * The home organization's own domains (ORG-13): no organization can claim them, or what is below or above one, and nobody of
 * them is invited as a guest. Whoever comes with an address there is a member only where the setting says so.
 */
@ApplicationScoped
public class HomeDomains {

    /** Before a domain in the setting: what is below it is meant, not the domain itself. */
    private static final String BELOW = "*.";

    private final Settings settings;

    public HomeDomains(Settings settings) {
        this.settings = settings;
    }

    /** True for a home domain and everything below one, whether or not it makes members. */
    public boolean include(DomainName domain) {
        return written().map(HomeDomains::domain).anyMatch(domain::isWithin);
    }

    /** True where claiming the domain would claim people of the home organization. */
    public boolean touch(DomainName domain) {
        return include(domain) || written().map(HomeDomains::domain).anyMatch(home -> home.isWithin(domain));
    }

    /**
     * Whether whoever proves the address is a member by that alone: the setting names its very domain ({@code home.example}), or
     * what is below one ({@code *.home.example}). A tag makes nobody another member: anybody can give themselves any number.
     */
    public boolean makeMember(EmailAddress email) {
        var domain = new DomainName(email.domain());
        return !email.isTagged() && written().anyMatch(home -> home.startsWith(BELOW) ? domain.isBelow(domain(home)) : domain.equals(domain(home)));
    }

    private Stream<String> written() {
        return settings.homeDomains().orElse(Set.of()).stream().map(String::strip);
    }

    private static DomainName domain(String written) {
        return DomainName.parse(written.startsWith(BELOW) ? written.substring(BELOW.length()) : written);
    }
}
