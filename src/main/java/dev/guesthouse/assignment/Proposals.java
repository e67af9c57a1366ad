package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.organization.DomainRules;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.OrganizationState;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.request.AssignmentRequest;

/** Records the organization of somebody who was approved and belongs to none that is known (ORG-10). */
@ApplicationScoped
class Proposals {

    private static final int LONGEST_NAME = 120;

    private final DomainRules domainRules;
    private final Audit audit;

    Proposals(DomainRules domainRules, Audit audit) {
        this.domainRules = domainRules;
        this.audit = audit;
    }

    /**
     * Does nothing for members, for people of a known organization, and where the domain says nothing about whom one works for.
     *
     * @param theirs the requestor's
     */
    void record(AssignmentRequest request, Optional<Organization> theirs, Instant now) {
        var requestor = request.requestor;
        if (requestor.kind == PersonKind.member || theirs.isPresent()) {
            return;
        }
        var domain = new DomainName(requestor.emailDomain);
        if (!domainRules.couldStandForAnOrganization(domain)) {
            return;
        }
        var organization = Organization.add(name(domain.value()), null, OrganizationState.proposed, now);
        organization.claim(List.of(domain));
        request.organization = organization;
        audit.event(Act.ofSystem(now), "organization.proposed", "organization", organization.id)
                .after(Map.of("displayName", organization.displayName, "request", request.id)).write();
    }

    /** The domain, as much of it as a name takes, and with a number where another organization is named so (ORG-01). */
    private static String name(String domain) {
        var name = domain.length() <= LONGEST_NAME ? domain : domain.substring(0, LONGEST_NAME - 1) + "…";
        for (int number = 2; Organization.named(name).isPresent(); number++) {
            var ending = " (" + number + ")";
            name = domain.substring(0, Math.min(domain.length(), LONGEST_NAME - ending.length())) + ending;
        }
        return name;
    }
}
