package dev.guesthouse.organizations;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.organization.DomainRules;
import dev.guesthouse.organization.IdentitySource;
import io.quarkus.funqy.Funq;

/** Looks up what a whole domain is, so that it can be checked before an organization is added (ORG-03). */
@ApplicationScoped
public class FindDirectory {

    /** @param domain the whole domain, international ones as they are read or as xn-- */
    public record Input(String domain) {
    }

    /** What can stand for the domain's people. */
    public enum Kind {
        /** A tenant of Microsoft Entra. */
        entra,
        /** Another directory that speaks OpenID Connect. */
        oidc,
        /** The plain e-mail domain, proved by one-time code. */
        domain
    }

    /**
     * What is known of a domain.
     *
     * @param domain as it is compared: lower case, A-labels
     * @param directoryName null where it cannot be known
     * @param initialDomain that the directory began with; null where it cannot be known
     * @param issuer null where it cannot be known
     * @param kind what can stand for its people
     * @param reason why the issuer cannot be known; null where it is
     * @param publicProvider that anybody can have an address there (ORG-14)
     */
    public record Answer(String domain, String directoryName, String initialDomain, String issuer, Kind kind, String reason, boolean publicProvider) {
    }

    private final DomainRules domainRules;

    FindDirectory(DomainRules domainRules) {
        this.domainRules = domainRules;
    }

    /** @throws dev.guesthouse.problem.Problem domain-claimed */
    @Funq("find-directory")
    @Transactional
    public Answer findDirectory(Input input) {
        var domain = domainRules.claimable(input.domain());
        IdentitySource.refuseClaimed(List.of(domain));
        return new Answer(domain.value(), null, null, null, Kind.domain,
                "No directory is known for this domain: add it as a plain e-mail domain, whose people sign in by one-time code.",
                domainRules.isPublicProvider(domain));
    }
}
