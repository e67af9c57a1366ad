package dev.guesthouse.assignment;

import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.organization.DomainList;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
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

    Fulfilment(Assigning assigning, Proposals proposals, Denials denials, Outbox outbox) {
        this.assigning = assigning;
        this.proposals = proposals;
        this.denials = denials;
        this.outbox = outbox;
    }

    /** The request must be locked; access that it extends is live. */
    public void fulfil(AssignmentRequest request, Act act) {
        if (request.type != RequestType.userExtend && !request.accessPackage.incompatibleWith.isEmpty()) {
            // Two that exclude each other, given at once: the second waits, and sees the first (PKG-06).
            Person.locked(request.requestor.id);
        }
        var obstacle = obstacle(request, act.at());
        if (obstacle != null) {
            denials.deny(request, obstacle, act.at());
        } else if (request.type == RequestType.userExtend) {
            assigning.extend(request, act);
        } else {
            proposals.record(request, act.at());
            begin(request, act);
        }
    }

    private void begin(AssignmentRequest request, Act act) {
        if (request.state != RequestState.scheduled && request.startAt != null && request.startAt.isAfter(act.at())) {
            schedule(request, act.at());
        } else {
            assigning.give(request, act);
        }
    }

    private void schedule(AssignmentRequest request, Instant now) {
        request.move(RequestEvent.schedule, now);
        if (request.type == RequestType.userAdd && request.policyVersion.notifyRequestor) {
            outbox.write(MessageKind.accessScheduled, "request:" + request.id + ":scheduled", request.requestor,
                    Map.of("request", request.id.toString()), now);
        }
    }

    /** Why it cannot be given now; null where it can. */
    private static RequestReason obstacle(AssignmentRequest request, Instant now) {
        var requestor = request.requestor;
        if (requestor.kind != PersonKind.member && !DomainList.allows(requestor.emailDomain)) {
            return RequestReason.domainBlocked;
        }
        if (!requestor.isInGoodStanding() || !isInScope(request)) {
            return RequestReason.notEligible;
        }
        if (request.type != RequestType.userExtend && !Assignment.inTheWayOf(request.accessPackage, requestor, now).isEmpty()) {
            return RequestReason.incompatible;
        }
        return request.policyVersion.isPast(now) || (request.endAt != null && !request.endAt.isAfter(now)) ? RequestReason.windowPassed : null;
    }

    /** A policy for nobody is for whoever is assigned directly (REQ-10). */
    private static boolean isInScope(AssignmentRequest request) {
        return request.policyVersion.scope == PolicyScope.nobody && request.type == RequestType.adminAdd
                || PolicyMatch.isInScope(request.policyVersion, request.requestor);
    }
}
