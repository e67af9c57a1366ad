package dev.guesthouse.address;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.settings.Settings;

/** The home organization's own domains (ORG-13): its people are never outsiders, and no organization can claim them. */
@ApplicationScoped
public class HomeDomains {

    private final Settings settings;

    public HomeDomains(Settings settings) {
        this.settings = settings;
    }

    /** True for a home domain and everything below one. */
    public boolean include(DomainName domain) {
        return settings.homeDomains().orElse(Set.of()).stream().map(DomainName::parse).anyMatch(domain::isWithin);
    }

    /** True where claiming the domain would claim people of the home organization. */
    public boolean touch(DomainName domain) {
        return include(domain)
                || settings.homeDomains().orElse(Set.of()).stream().map(DomainName::parse).anyMatch(home -> home.isWithin(domain));
    }
}
