package dev.guesthouse.approval;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.organization.SponsorKind;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.ApprovalStage;
import dev.guesthouse.policy.ApproverPart;

/**
 * Whom stages would ask, were somebody of an organization to ask for something now (POL-04, POL-06). Looked at for all of some organizations at
 * once; nobody is kept as they are, so it is for telling. Managers are none: people of partners have none.
 */
public final class Deciders {

    /**
     * Whom a stage would ask.
     *
     * @param people nobody where there is nobody to ask: a request would be denied (POL-05)
     * @param areFallbacks whether they are asked because there is no primary approver
     */
    public record Asked(List<Person> people, boolean areFallbacks) {
    }

    private final Map<UUID, List<Sponsor>> sponsors;
    private final Map<UUID, UUID> organizations;

    private Deciders(Map<UUID, List<Sponsor>> sponsors, Map<UUID, UUID> organizations) {
        this.sponsors = sponsors;
        this.organizations = organizations;
    }

    /** As they are now. */
    public static Deciders of(Collection<Organization> organizations) {
        var all = organizations.isEmpty() ? List.<Sponsor>of() : Sponsor.of(organizations);
        return new Deciders(all.stream().collect(Collectors.groupingBy(sponsor -> sponsor.organization.id)),
                Organization.idsOf(all.stream().map(sponsor -> sponsor.person).toList()));
    }

    /** @param organization one of these; null for people of none */
    public List<Asked> asked(List<ApprovalStage> stages, Organization organization) {
        return stages.stream().map(stage -> {
            var primary = find(stage, ApproverPart.primary, organization);
            return primary.isEmpty() ? new Asked(find(stage, ApproverPart.fallback, organization), true) : new Asked(primary, false);
        }).toList();
    }

    private List<Person> find(ApprovalStage stage, ApproverPart part, Organization organization) {
        var theirs = organization == null ? null : organization.id;
        return Candidates.named(stage.approvers(part), null, kind -> sponsors(theirs, kind)).stream()
                .filter(it -> Sponsor.mayHaveASay(it.person()) && Candidates.isStill(it, theirs, organizations.get(it.person().id)))
                .map(Candidates.Candidate::person).distinct().toList();
    }

    private List<Sponsor> sponsors(UUID organization, SponsorKind kind) {
        return sponsors.getOrDefault(organization, List.of()).stream().filter(sponsor -> sponsor.kind == kind).toList();
    }
}
