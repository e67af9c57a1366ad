package dev.guesthouse.approval;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.organization.SponsorKind;
import dev.guesthouse.person.Person;
import io.quarkus.panache.common.Parameters;

/** What one person may decide of stages at this moment (APR-02, APR-12), found out for all of them at once. */
final class Standing {

    private final Person person;
    private final List<RequestStage> stages;
    /** Whether the person may have a say about others at all; looked up where it is needed, as what follows. */
    private Boolean hasASay;
    private List<Sponsor> sponsorships;
    /** Theirs, and all of the requestors', at once. */
    private Map<UUID, UUID> organizations;

    Standing(Person person, List<RequestStage> stages) {
        this.person = person;
        this.stages = stages;
    }

    /** Of the stages those that the person was asked about and may decide now. */
    List<RequestStage> held() {
        if (stages.isEmpty()) {
            return stages;
        }
        var asked = StageApprover.<StageApprover>list("is_among(:stages, stage.id) and person = :person", Parameters.with("stages",
                stages.stream().map(stage -> stage.id).toArray(UUID[]::new)).and("person", person)).stream()
                .collect(Collectors.groupingBy(approver -> approver.stage.id));
        return stages.stream().filter(stage -> asked.getOrDefault(stage.id, List.of()).stream().anyMatch(this::holds)).toList();
    }

    /** Whether what the person was asked as, about one of the stages, is still so. */
    boolean holds(StageApprover asked) {
        var requestor = asked.stage.request.requestor;
        return hasASay() && !asked.stage.request.isOwnOf(person) && switch (asked.kind) {
            case person -> true;
            case manager -> person.is(requestor.manager);
            case internalSponsors -> isSponsor(SponsorKind.internal, requestor);
            case externalSponsors -> isSponsor(SponsorKind.external, requestor);
        };
    }

    private boolean hasASay() {
        if (hasASay == null) {
            hasASay = Sponsor.mayHaveASay(person);
        }
        return hasASay;
    }

    private boolean isSponsor(SponsorKind kind, Person requestor) {
        if (sponsorships == null) {
            organizations = Organization.idsOf(Stream.concat(Stream.of(person), stages.stream().map(stage -> stage.request.requestor))
                    .collect(Collectors.toSet()));
            sponsorships = Sponsor.of(person, organizations.get(person.id));
        }
        return sponsorships.stream().anyMatch(sponsor -> sponsor.kind == kind && sponsor.organization.id.equals(organizations.get(requestor.id)));
    }
}
