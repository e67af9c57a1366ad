package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.organization.DomainList;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.request.RequestReason;

/** Says of assignments in delivery how they came out, once none of their grants is under way (ASG-01). Runs in the caller's transaction. */
@ApplicationScoped
public class Settlement {

    private final EntityManager database;
    private final Audit audit;
    private final Outbox outbox;

    Settlement(EntityManager database, Audit audit, Outbox outbox) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Settles at most so many assignments; answers how many. Those that somebody else works on are left to them. A grant
     * that is claimed is under way: what it holds may be about to be taken away, and given again after that.
     */
    public int settle(int limit, Instant now) {
        @SuppressWarnings("unchecked")
        List<UUID> ready = database.createNativeQuery("""
                SELECT a.id FROM assignment a
                WHERE a.state = 'delivering' AND a.ended_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM access_package_role r
                    LEFT JOIN role_grant g ON g.person_id = a.person_id AND g.resource_role_id = r.resource_role_id
                    WHERE r.access_package_id = a.access_package_id
                    AND NOT coalesce((g.held OR g.next_try_at IS NULL) AND coalesce(g.claimed_until <= :now, true), false))
                ORDER BY a.start_at, a.id LIMIT :limit FOR UPDATE SKIP LOCKED
                """).setParameter("now", now).setParameter("limit", limit).getResultList();
        for (var id : ready) {
            settle(Assignment.<Assignment>findById(id), now);
        }
        return ready.size();
    }

    private void settle(Assignment assignment, Instant now) {
        var grants = RoleGrant.of(assignment);
        var held = grants.stream().filter(grant -> grant.held).count();
        var event = held == grants.size() ? AssignmentState.Event.complete
                : held > 0 ? AssignmentState.Event.completePartly : AssignmentState.Event.fail;
        assignment.move(event, now);
        if (assignment.person.kind == PersonKind.outsider && !DomainList.allows(assignment.person.emailDomain)) {
            assignment.request.reason = RequestReason.domainBlocked;
        }
        audit.event(Act.ofSystem(now), "assignment." + assignment.state, "assignment", assignment.id)
                .after(Map.of("state", assignment.state, "roles", grants.size(), "held", held)).write();
        if (held > 0 && assignment.policyVersion.notifyRequestor) {
            outbox.write(MessageKind.accessGiven, "assignment:" + assignment.id + ":given", assignment.person,
                    Map.of("assignment", assignment.id.toString()), now);
        }
    }
}
