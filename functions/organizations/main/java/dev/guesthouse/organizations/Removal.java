package dev.guesthouse.organizations;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.EndReason;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.audit.Act;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;

/** What the removal of an organization takes with it (ORG-11). */
@ApplicationScoped
class Removal {

    /** How many assignments it ended and requests it canceled. */
    record Removed(int ended, int canceled) {
    }

    private final Approvals approvals;
    private final Event<StandingChanged> standingChanged;
    private final Expiry expiry;

    Removal(Approvals approvals, Event<StandingChanged> standingChanged, Expiry expiry) {
        this.approvals = approvals;
        this.standingChanged = standingChanged;
        this.expiry = expiry;
    }

    Removed remove(Organization organization, boolean endAssignments, Act act) {
        var sponsors = Sponsor.all(organization);
        // Requests first: a decision that is being taken meanwhile is waited for, and its assignment found below.
        var canceled = cancelRequests(organization, act);
        var ended = endAssignments ? expiry.end(liveAssignments(organization), EndReason.organizationRemoved, null, act) : 0;
        organization.identitySources().forEach(source -> source.removedAt = act.at());
        Sponsor.update("removedAt = ?1 where organization = ?2 and removedAt is null", act.at(), organization);
        organization.removedAt = act.at();
        Organization.flush();
        // Asked about somebody who came to this organization after their request was made.
        standingChanged.fire(StandingChanged.of(sponsors, act.at()));
        return new Removed(ended, canceled);
    }

    private int cancelRequests(Organization organization, Act act) {
        List<UUID> open = AssignmentRequest.find("select r.id from AssignmentRequest r join r.requestor p where "
                + Organization.OF_PERSON + " = ?1 and r.state in ?2 order by r.id", organization.id,
                List.of(RequestState.submitted, RequestState.pendingApproval, RequestState.scheduled)).project(UUID.class).list();
        var canceled = 0;
        for (var id : open) {
            var request = AssignmentRequest.locked(id);
            if (request.state == RequestState.pendingApproval || request.state == RequestState.scheduled) {
                approvals.cancel(request, RequestReason.organizationRemoved, act);
                canceled++;
            }
        }
        return canceled;
    }

    private static List<UUID> liveAssignments(Organization organization) {
        return Assignment.find("select a.id from Assignment a join a.person p where a.endedAt is null and "
                + Organization.OF_PERSON + " = ?1 order by a.id", organization.id).project(UUID.class).list();
    }
}
