package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Act;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Person;
import dev.guesthouse.policy.PolicyMatch;
import dev.guesthouse.policy.PolicyScope;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.Denials;
import dev.guesthouse.request.RequestEvent;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;
import dev.guesthouse.request.RequestType;

/**
 * Does what a request asks for, once nothing more has to be decided: gives access now, at the asked start, or for longer. The
 * requestor and the dates are looked at again at this moment (APR-11, REQ-12, REQ-13). Runs in the caller's transaction.
 */
@ApplicationScoped
public class Fulfilment {

    private final Assigning assigning;
    private final Proposals proposals;
    private final Denials denials;
    private final Outbox outbox;
    private final Expiry expiry;

    Fulfilment(Assigning assigning, Proposals proposals, Denials denials, Outbox outbox, Expiry expiry) {
        this.assigning = assigning;
        this.proposals = proposals;
        this.denials = denials;
        this.outbox = outbox;
        this.expiry = expiry;
    }

    /**
     * The request must be locked; access that it extends is live.
     *
     * @return the assignment that it led to or is about; null where that is none
     */
    public UUID fulfil(AssignmentRequest request, Act act) {
        var held = request.type == RequestType.userExtend ? List.<Assignment>of() : held(request, act.at());
        var theirs = Organization.of(request.requestor);
        var obstacle = obstacle(request, theirs, held, act.at());
        if (obstacle != null) {
            denials.deny(request, obstacle, act.at());
        } else if (request.type == RequestType.userExtend) {
            assigning.extend(request, act);
        } else {
            proposals.record(request, theirs, act.at());
            return begin(request, act);
        }
        return request.assignmentId;
    }

    /** What the requestor has, but for what stood in the way though its time is over (REQ-05); nobody gives them more or ends any of it meanwhile. */
    private List<Assignment> held(AssignmentRequest request, Instant now) {
        // Nobody changes what the package grants until this is committed (PKG-04).
        AccessPackage.keep(request.accessPackage.id);
        // Of two that exclude each other, given at once, the second waits here, and sees the first (PKG-06).
        Person.lockAnew(request.requestor);
        var held = Assignment.notEnded(request.requestor);
        if (held.stream().noneMatch(it -> it.isOverdue(request.accessPackage, now))) {
            return held;
        }
        expiry.endOverdue(request.accessPackage, request.requestor, now);
        // They may have lost their last access with it (GST-02).
        Person.lockAnew(request.requestor);
        return held.stream().filter(it -> it.isLive(now)).toList();
    }

    private UUID begin(AssignmentRequest request, Act act) {
        if (request.state != RequestState.scheduled && request.startAt != null && request.startAt.isAfter(act.at())) {
            schedule(request, act.at());
            return null;
        }
        return assigning.give(request, act).id;
    }

    private void schedule(AssignmentRequest request, Instant now) {
        request.move(RequestEvent.schedule, now);
        if (request.type == RequestType.userAdd && request.policyVersion.notifyRequestor) {
            outbox.write(MessageKind.accessScheduled, "request:" + request.id + ":scheduled", request.requestor,
                    Map.of("request", request.id.toString()), now);
        }
    }

    /** Why it cannot be given now; null where it can. */
    private static RequestReason obstacle(AssignmentRequest request, Optional<Organization> theirs, List<Assignment> held, Instant now) {
        var requestor = request.requestor;
        var isInScope = isInScope(request, theirs);
        // Whoever is in scope is let in; the domain list is asked once more of those alone who are not.
        if (!isInScope && !PolicyMatch.isLetIn(requestor)) {
            return RequestReason.domainBlocked;
        }
        if (!requestor.isInGoodStanding() || !isInScope) {
            return RequestReason.notEligible;
        }
        if (!held.isEmpty() && !Assignment.inTheWayOf(request.accessPackage, requestor, now).isEmpty()) {
            return RequestReason.incompatible;
        }
        return request.policyVersion.isPast(now) || (request.endAt != null && !request.endAt.isAfter(now)) ? RequestReason.windowPassed : null;
    }

    /** A policy for nobody is for whoever is assigned directly (REQ-10). */
    private static boolean isInScope(AssignmentRequest request, Optional<Organization> theirs) {
        return request.policyVersion.scope == PolicyScope.nobody && request.type == RequestType.adminAdd ? PolicyMatch.isLetIn(request.requestor)
                : PolicyMatch.isInScope(request.policyVersion, request.requestor, theirs);
    }
}
