package dev.guesthouse.organizations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.OrganizationState;
import dev.guesthouse.organization.SponsorKind;

/** A connected organization as administrators see it. */
public record OrganizationView(UUID id, String displayName, String description, OrganizationState state, List<Source> identitySources,
        List<PersonName> internalSponsors, List<PersonName> externalSponsors, Instant createdDateTime) {

    /** What its people are known by. */
    public record Source(String domain) {
    }

    static OrganizationView of(Organization organization) {
        return new OrganizationView(organization.id, organization.displayName, organization.description, organization.state,
                organization.identitySources().stream().map(source -> new Source(source.domain)).toList(),
                sponsors(organization, SponsorKind.internal), sponsors(organization, SponsorKind.external), organization.createdAt);
    }

    private static List<PersonName> sponsors(Organization organization, SponsorKind kind) {
        return organization.sponsors(kind).stream().map(sponsor -> PersonName.of(sponsor.person)).toList();
    }
}
