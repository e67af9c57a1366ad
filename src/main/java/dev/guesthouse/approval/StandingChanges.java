package dev.guesthouse.approval;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.guesthouse.message.Unreachable;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.request.AssignmentRequest;

/** What follows for open stages when those who were asked may be approvers no more, or cannot be reached. Runs in the caller's transaction. */
@ApplicationScoped
class StandingChanges {

    private final Stages stages;

    StandingChanges(Stages stages) {
        this.stages = stages;
    }

    /**
     * Looks again at the open stages that asked people whose standing has changed: where no primary approver is left the
     * fallbacks are asked, and without one, or an alternate who was asked, the request is denied (POL-06). Waits for whoever
     * is just asking one of them.
     */
    void follow(@Observes StandingChanged changed) {
        if (changed.people().isEmpty()) {
            return;
        }
        // Their requests before them, as whoever decides locks them: the other way round each would wait for the other.
        affected(changed.people()).forEach(AssignmentRequest::locked);
        // All at once and in order, so that two who do this do not wait for each other.
        Person.lockAgainstAsking(changed.people());
        for (var id : asked(changed.people())) {
            var approver = Person.<Person>findById(id);
            // Whatever was loaded of them before may be out of date.
            Person.getEntityManager().refresh(approver);
            lookAgain(approver, changed.at());
        }
    }

    /** Looks again at the open stages that asked somebody who gets no mail (MSG-08); their standing they have still. */
    void follow(@Observes Unreachable unreachable) {
        lookAgain(unreachable.person(), unreachable.at());
    }

    /** Those of them whom open stages asked. */
    private static List<UUID> asked(List<UUID> people) {
        return ofOpenStages("a.person_id", people);
    }

    /** The requests whose open stages asked one of them, in the order in which they are locked. */
    private static List<UUID> affected(List<UUID> people) {
        return ofOpenStages("s.request_id", people);
    }

    @SuppressWarnings("unchecked")
    private static List<UUID> ofOpenStages(String ids, List<UUID> people) {
        StageApprover.flush();
        return StageApprover.getEntityManager().createNativeQuery("SELECT DISTINCT " + ids + " FROM stage_approver a JOIN request_stage s ON s.id = a.stage_id"
                + " WHERE s.state = 'open' AND a.person_id = ANY(:people) ORDER BY 1").setParameter("people", people.toArray(UUID[]::new)).getResultList();
    }

    private void lookAgain(Person approver, Instant now) {
        for (var requestId : affected(List.of(approver.id))) {
            RequestStage.open(AssignmentRequest.locked(requestId)).ifPresent(stage -> stages.lookAgain(stage, now));
        }
    }
}
