package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestState;

/** Gives access whose asked start has come (REQ-07), or denies it where it cannot be given any more (REQ-13). */
@ApplicationScoped
public class ScheduledStarts {

    private final Fulfilment fulfilment;

    ScheduledStarts(Fulfilment fulfilment) {
        this.fulfilment = fulfilment;
    }

    /** Scheduled requests whose start has come, the longest due first. */
    public List<UUID> due(int limit, Instant now) {
        return AssignmentRequest.find("select r.id from AssignmentRequest r where r.state = scheduled and r.startAt <= ?1 order by r.startAt, r.id",
                now).project(UUID.class).page(0, limit).list();
    }

    /** When the next one starts after a moment; null where none does. */
    public Instant next(Instant after) {
        return AssignmentRequest.find("select min(r.startAt) from AssignmentRequest r where r.state = scheduled and r.startAt > ?1", after)
                .project(Instant.class).firstResult();
    }

    /** Starts one; does nothing where it is not scheduled any more. Runs in the caller's transaction. */
    public boolean start(UUID requestId, Instant now) {
        var request = AssignmentRequest.locked(requestId);
        if (request.state != RequestState.scheduled) {
            return false;
        }
        fulfilment.fulfil(request, Act.ofSystem(now));
        return true;
    }
}
