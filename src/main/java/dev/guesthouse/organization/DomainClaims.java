package dev.guesthouse.organization;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.person.StandingChanged;

/**
 * Claims domains (ORG-05), and so takes the people of subdomains from other organizations, whose sponsors have no say about
 * them any more (ORG-04).
 */
@ApplicationScoped
class DomainClaims {

    private final Event<StandingChanged> standingChanged;

    DomainClaims(Event<StandingChanged> standingChanged) {
        this.standingChanged = standingChanged;
    }

    /** @throws dev.guesthouse.problem.Problem domain-claimed, naming the organization that has one of them */
    void claim(Organization organization, List<DomainName> domains, Instant now) {
        var losing = Organization.idsOfDomains(domains).stream().filter(other -> !other.equals(organization.id)).sorted().map(Organization::locked).toList();
        // Nobody asks their sponsors meanwhile about those whom they lose.
        organization.claim(domains);
        losing.forEach(other -> standingChanged.fire(StandingChanged.of(Sponsor.all(other), now)));
    }
}
