package dev.guesthouse.approval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.policy.ApproverPart;
import dev.guesthouse.request.AssignmentRequest;

/** Asks alternate approvers where nobody has decided for a while (POL-07); those who were asked first can decide still. */
@ApplicationScoped
public class Alternates {

    private final Stages stages;
    private final Audit audit;

    Alternates(Stages stages, Audit audit) {
        this.stages = stages;
        this.audit = audit;
    }

    /** Pending requests whose alternates are to be asked, the longest due first. */
    public List<UUID> due(int limit, Instant now) {
        return RequestStage.find("select s.request.id from RequestStage s where s.state = ?1 and s.alternatesAt <= ?2"
                + " order by s.alternatesAt, s.id", StageState.open, now).project(UUID.class).page(0, limit).list();
    }

    /** Asks them, once; does nothing where it is not due, such as when it was decided meanwhile. Runs in the caller's transaction. */
    public boolean ask(UUID requestId, Instant now) {
        var stage = RequestStage.open(AssignmentRequest.locked(requestId)).orElse(null);
        if (stage == null || stage.alternatesAt == null || now.isBefore(stage.alternatesAt)) {
            return false;
        }
        stage.alternatesAt = null;
        Candidates.keepRequestor(stage.request);
        var found = !stages.ask(stage, ApproverPart.alternate, now).isEmpty();
        audit.event(Act.ofSystem(now), "stage.alternatesAsked", "request", requestId).after(Map.of("stage", stage.number, "found", found)).write();
        return true;
    }
}
