package dev.guesthouse.departure;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.guesthouse.approval.Approvals;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.assignment.EndReason;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestReason;
import dev.guesthouse.request.RequestState;
import io.quarkus.panache.common.Parameters;

/**
 * Removes a connected organization (ORG-11): open requests are canceled, history stays, its domains are free again. Runs in the
 * caller's transaction.
 */
@ApplicationScoped
public class OrganizationRemoval {

    /** What becomes of its people's live assignments. */
    public enum Remaining {
        /** They last until they expire. */
        keep,
        /** They end now. */
        end
    }

    private final Approvals approvals;
    private final Event<StandingChanged> standingChanged;
    private final Expiry expiry;
    private final Audit audit;

    OrganizationRemoval(Approvals approvals, Event<StandingChanged> standingChanged, Expiry expiry, Audit audit) {
        this.approvals = approvals;
        this.standingChanged = standingChanged;
        this.expiry = expiry;
        this.audit = audit;
    }

    /** @throws Problem invalid-input naming what is missing, not-found */
    public void remove(UUID id, Remaining assignments, Act act) {
        var fields = new Fields();
        fields.required("id", id);
        if (assignments == null) {
            fields.refuse("assignments", "is required: keep lets its people's access last until it expires, end ends it now");
        }
        fields.check();
        var organization = Organization.locked(id);
        var sponsors = Sponsor.all(organization);
        // Requests first: a decision that is being taken meanwhile is waited for, and its assignment found below.
        var canceled = cancelRequests(organization, act);
        var ended = assignments == Remaining.end ? expiry.end(liveAssignments(organization), EndReason.organizationRemoved, null, act) : 0;
        organization.identitySources().forEach(source -> source.removedAt = act.at());
        Sponsor.update("removedAt = ?1 where organization = ?2 and removedAt is null", act.at(), organization);
        organization.removedAt = act.at();
        Organization.flush();
        // Asked about somebody who came to this organization after their request was made.
        standingChanged.fire(StandingChanged.of(sponsors, act.at()));
        audit.event(act, "organization.removed", "organization", organization.id)
                .before(Map.of("displayName", organization.displayName, "state", organization.state))
                .after(Map.of("assignments", assignments, "ended", ended, "canceled", canceled)).write();
    }

    private int cancelRequests(Organization organization, Act act) {
        List<UUID> open = AssignmentRequest.find("select r.id from AssignmentRequest r join r.requestor p where " + Organization.HAS_PERSON
                + " and r.state in :waiting order by r.id", Parameters.with("domains", Organization.domainsOfPeople(organization.id))
                .and("waiting", List.of(RequestState.submitted, RequestState.pendingApproval, RequestState.scheduled))).project(UUID.class).list();
        return approvals.cancelWaiting(open, RequestReason.organizationRemoved, act);
    }

    private static List<UUID> liveAssignments(Organization organization) {
        return Assignment.find("select a.id from Assignment a join a.person p where a.endedAt is null and " + Organization.HAS_PERSON
                + " order by a.id", Parameters.with("domains", Organization.domainsOfPeople(organization.id))).project(UUID.class).list();
    }
}
