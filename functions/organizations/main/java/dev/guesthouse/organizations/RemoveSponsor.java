package dev.guesthouse.organizations;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approval.StandingChanges;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.Caller;
import dev.guesthouse.http.Change;
import dev.guesthouse.http.PersonRef;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import io.quarkus.funqy.Funq;

/** Ends a sponsorship; stages that waited for this sponsor alone ask their fallbacks (POL-06). One who is no sponsor stays none. */
@ApplicationScoped
public class RemoveSponsor {

    private final Caller caller;
    private final Clock clock;
    private final StandingChanges standingChanges;
    private final Audit audit;

    RemoveSponsor(Caller caller, Clock clock, StandingChanges standingChanges, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.standingChanges = standingChanges;
        this.audit = audit;
    }

    @Funq("remove-sponsor")
    @Change(thenDeliver = true)
    public OrganizationView removeSponsor(SponsorInput input) {
        input.check();
        var now = clock.instant();
        var organization = Organization.locked(input.organizationId());
        var person = PersonRef.required("person", input.person());
        Sponsor.of(organization, person, input.kind()).ifPresent(sponsor -> {
            sponsor.removedAt = now;
            audit.event(caller.actor(), now, "sponsor.removed", "organization", organization.id)
                    .before(Map.of("person", person.id, "kind", input.kind())).write();
            standingChanges.standingChanged(person, now);
        });
        return OrganizationView.of(organization);
    }
}
