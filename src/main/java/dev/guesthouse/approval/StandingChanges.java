package dev.guesthouse.approval;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.ApproverPart;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestReason;

/** What follows for open stages when those who were asked may be approvers no more. Runs in the caller's transaction. */
@ApplicationScoped
public class StandingChanges {

    private final Stages stages;

    StandingChanges(Stages stages) {
        this.stages = stages;
    }

    /**
     * Looks again at the open stages that asked a person whose standing has changed: where no primary approver is left
     * the fallbacks are asked, and without one, or an alternate who was asked, the request is denied (POL-06). Waits for
     * whoever is just asking that person.
     */
    public void standingChanged(Person person, Instant now) {
        Person.lockAgainstAsking(List.of(person.id));
        List<UUID> affected = RequestStage.find("select distinct s.request.id from RequestStage s where s.state = ?1 and exists"
                + " (select 1 from StageApprover a where a.stage = s and a.person = ?2) order by 1", StageState.open, person)
                .project(UUID.class).list();
        for (var requestId : affected) {
            RequestStage.open(AssignmentRequest.locked(requestId))
                    .filter(stage -> stage.approvers().stream().noneMatch(asked -> asked.part != ApproverPart.alternate && Standing.holds(asked, stage.request)))
                    .filter(stage -> !stages.ask(stage, ApproverPart.fallback, now))
                    .filter(stage -> stage.approvers().stream().noneMatch(asked -> Standing.holds(asked, stage.request)))
                    .ifPresent(stage -> stages.endWithout(stage, StageState.canceled, RequestReason.noApprover, now));
        }
    }

    /**
     * Looks again at the open stages that asked sponsors of an organization whose people have changed: some of those they were
     * asked about may belong to another one now (ORG-04).
     */
    public void peopleChanged(Organization organization, Instant now) {
        sponsorsChanged(Sponsor.all(organization), now);
    }

    /** The same for some sponsors, who may be none any more. */
    public void sponsorsChanged(List<Person> sponsors, Instant now) {
        if (sponsors.isEmpty()) {
            return;
        }
        // All at once and in order, so that two who do this do not wait for each other.
        Person.lockAgainstAsking(sponsors.stream().map(sponsor -> sponsor.id).toList());
        sponsors.forEach(sponsor -> standingChanged(sponsor, now));
    }
}
