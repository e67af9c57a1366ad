package dev.guesthouse.organizations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.organization.IdentitySource;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.OrganizationState;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.organization.SponsorKind;

/**
 * A connected organization as administrators see it.
 *
 * @param id by which calls name it
 * @param displayName unique among organizations
 * @param description null for none
 * @param state whether an administrator added it
 * @param identitySources its domains
 * @param internalSponsors members who answer for it
 * @param externalSponsors people of its own who answer for it
 * @param createdDateTime when it became known here
 */
public record OrganizationView(UUID id, String displayName, String description, OrganizationState state, List<Source> identitySources,
        List<PersonName> internalSponsors, List<PersonName> externalSponsors, Instant createdDateTime) {

    /**
     * What its people are known by.
     *
     * @param domain an e-mail domain, in lower case and A-labels
     */
    public record Source(String domain) {
    }

    static OrganizationView of(Organization organization) {
        return of(List.of(organization)).get(0);
    }

    /** In the same order; what belongs to them is read at once. */
    static List<OrganizationView> of(List<Organization> organizations) {
        var sources = IdentitySource.of(organizations).stream()
                .collect(Collectors.groupingBy(source -> source.organization.id, Collectors.mapping(source -> new Source(source.domain), Collectors.toList())));
        var sponsors = Sponsor.of(organizations).stream().collect(Collectors.groupingBy(sponsor -> sponsor.organization.id));
        return organizations.stream().map(organization -> new OrganizationView(organization.id, organization.displayName, organization.description,
                organization.state, sources.getOrDefault(organization.id, List.of()), names(sponsors.get(organization.id), SponsorKind.internal),
                names(sponsors.get(organization.id), SponsorKind.external), organization.createdAt)).toList();
    }

    /** @param sponsors of one organization; null for none */
    private static List<PersonName> names(List<Sponsor> sponsors, SponsorKind kind) {
        return sponsors == null ? List.of() : sponsors.stream().filter(sponsor -> sponsor.kind == kind)
                .map(sponsor -> PersonName.of(sponsor.person)).toList();
    }
}
