package dev.guesthouse.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.guesthouse.organization.OrganizationTakenOver;
import dev.guesthouse.problem.InUse;

/**
 * Keeps a proposed organization from being taken over that a policy is for (ORG-10): all people of the other would come into its scope
 * by the way, or those of this one fall out of it.
 */
@ApplicationScoped
class TakenOverScopes {

    /** @throws dev.guesthouse.problem.Problem in-use, naming the policies */
    void refuse(@Observes OrganizationTakenOver taken) {
        InUse.refuse(PolicyVersion.<PolicyVersion>find("from PolicyVersion v where v.number = v.policy.currentVersion and v.policy.removedAt is null"
                + " and exists (select 1 from v.organizations o where o = ?1) order by v.policy.createdAt, v.policy.id", taken.proposed()), "policies",
                "Policies are for a proposed organization that would be taken over: %s. Make it a configured one first, or take it out of them.",
                version -> new InUse.Thing(version.policy.id, version.policy.displayName));
    }
}
