package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.guest.Guests;
import dev.guesthouse.guest.Unblocked;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestEvent;
import dev.guesthouse.request.RequestState;

/** Gives access: makes the assignment and wants its roles; delivery does the rest. */
@ApplicationScoped
public class Assigning {

    private final Grants grants;
    private final Guests guests;
    private final Audit audit;
    private final Outbox outbox;

    Assigning(Grants grants, Guests guests, Audit audit, Outbox outbox) {
        this.grants = grants;
        this.guests = guests;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** Gives what a request asked for; the request, its package and its requestor must be locked. It is delivering then. */
    public Assignment give(AssignmentRequest request, Act act) {
        var start = request.startOfAccess(act.at());
        var end = Assignment.endBy(request, act.at());
        request.move(RequestEvent.deliver, act.at());
        var assignment = new Assignment();
        assignment.accessPackage = request.accessPackage;
        assignment.person = request.requestor;
        assignment.policyVersion = request.policyVersion;
        assignment.request = request;
        assignment.state = AssignmentState.delivering;
        assignment.startAt = start;
        assignment.endAt = end;
        assignment.persist();
        request.gave(start, end);
        audit.event(act, "assignment.given", "assignment", assignment.id).after(Audit.values("accessPackage", request.accessPackage.id,
                "person", request.requestor.id, "request", request.id, "startDateTime", assignment.startAt, "endDateTime", assignment.endAt)).write();
        grants.want(assignment, act.at());
        guests.hasAccess(assignment.person, act.at());
        return assignment;
    }

    /**
     * Tries again to deliver what could not be delivered, as long as the access lasts (REQ-11).
     *
     * @throws Problem not-found, not-pending, already-ended
     */
    public AssignmentRequest reprocess(UUID requestId, Act act) {
        // The assignment first, as the settling of deliveries locks them.
        var assignment = Assignment.idOf(requestId).map(Assignment::locked).orElse(null);
        var request = AssignmentRequest.locked(requestId);
        if (assignment == null || (request.state != RequestState.partiallyDelivered && request.state != RequestState.deliveryFailed)) {
            throw new Problem(ProblemType.NOT_PENDING, "The request is %s: there is nothing to deliver anew.", request.state)
                    .with("state", request.state);
        }
        if (!assignment.isLive(act.at())) {
            throw Problem.ended();
        }
        deliverAnew(assignment, act);
        return request;
    }

    /**
     * Tries again, at once, to bring a target system to what is wanted of it (CON-03); access that was given in part or not at all for want of
     * it is delivered anew. What is delivered stays so.
     *
     * @throws Problem not-found; forbidden, of what the brake holds (CON-05)
     */
    public RoleGrant retry(UUID grantId, Act act) {
        var grant = RoleGrant.byId(grantId);
        var before = Audit.values("tries", grant.tries, "lastError", grant.lastError);
        // The assignments first, as the settling of deliveries locks them.
        for (var id : wanting(grantId)) {
            var assignment = Assignment.locked(id);
            if (assignment.isLive(act.at()) && isToBeDeliveredAnew(assignment)) {
                AssignmentRequest.locked(assignment.request.id);
                deliverAnew(assignment, act);
            }
        }
        grant.lockAnew();
        if (grant.state() == GrantState.braked) {
            throw Problem.forbidden("The brake holds this back with others: another administrator than who caused it can let it go.");
        }
        if (grant.state() != GrantState.delivered) {
            audit.event(act, "delivery.retried", "grant", grant.id).before(before).write();
            if (grant.state() == GrantState.unconfirmed && grant.connector.removedAt == null) {
                // Taken away once more, and looked for again.
                grant.held = true;
            }
            grant.tries = 0;
            grant.lastError = null;
            grant.nextTryAt = act.at();
        }
        return grant;
    }

    /** The assignments that ask for a grant and have not been delivered for want of it. */
    private static List<UUID> wanting(UUID grantId) {
        return Assignment.find("select a.id from RoleGrant g join Assignment a on a.person = g.person where g.id = ?1 and g.wanted and not g.held"
                + " and a.endedAt is null and a.state in ?2 and exists (select 1 from AccessPackageRole r where r.accessPackage = a.accessPackage"
                + " and r.resourceRole = g.resourceRole) order by a.id", grantId, List.of(AssignmentState.partiallyDelivered, AssignmentState.deliveryFailed))
                .project(UUID.class).list();
    }

    private static boolean isToBeDeliveredAnew(Assignment assignment) {
        return assignment.state == AssignmentState.partiallyDelivered || assignment.state == AssignmentState.deliveryFailed;
    }

    private void deliverAnew(Assignment assignment, Act act) {
        assignment.move(AssignmentState.Event.reprocess, act.at());
        assignment.request.reason = null;
        audit.event(act, "request.reprocessed", "request", assignment.request.id).after(Map.of("assignment", assignment.id)).write();
        grants.want(assignment, act.at());
    }

    /** Tries again to deliver whatever a person has and was not given while they were blocked. */
    void deliverAnew(@Observes Unblocked unblocked) {
        var person = unblocked.person();
        var act = unblocked.act();
        List<UUID> held = Assignment.find("select a.id from Assignment a where a.person = ?1 and a.endedAt is null order by a.id", person)
                .project(UUID.class).list();
        for (var id : held) {
            var assignment = Assignment.locked(id);
            if (!assignment.isLive(act.at())) {
                continue;
            }
            if (isToBeDeliveredAnew(assignment)) {
                AssignmentRequest.locked(assignment.request.id);
                deliverAnew(assignment, act);
            } else {
                grants.want(assignment, act.at());
            }
        }
    }

    /** Moves the end of the live assignment that a request is about further, where it is not there already, and tells its holder. */
    void extend(AssignmentRequest request, Act act) {
        var assignment = Assignment.locked(request.assignmentId);
        request.move(RequestEvent.deliver, act.at());
        request.move(RequestEvent.complete, act.at());
        var before = assignment.endAt;
        var end = Assignment.endBy(request, act.at());
        request.gave(assignment.startAt, end);
        if (!Objects.equals(end, before)) {
            assignment.extend(end);
            changed(assignment, before, act);
        }
        if (request.policyVersion.notifyRequestor) {
            outbox.write(MessageKind.accessExtended, "request:" + request.id + ":extended", request.requestor,
                    Map.of("request", request.id.toString()), act.at());
        }
    }

    /** Moves the end of a live assignment, locked by the caller, at an administrator's word (REQ-10). */
    public void changeEnd(Assignment assignment, Instant end, Act act) {
        var before = assignment.endAt;
        assignment.changeEnd(end, act.at());
        changed(assignment, before, act);
    }

    private void changed(Assignment assignment, Instant before, Act act) {
        audit.event(act, "assignment.changed", "assignment", assignment.id).before(Audit.values("endDateTime", before))
                .after(Audit.values("endDateTime", assignment.endAt)).write();
    }
}
