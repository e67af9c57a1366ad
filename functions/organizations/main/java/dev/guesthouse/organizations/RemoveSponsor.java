package dev.guesthouse.organizations;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approval.StandingChanges;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.input.PersonRef;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import io.quarkus.funqy.Funq;

/** Ends a sponsorship; stages that waited for this sponsor alone ask their fallbacks (POL-06). One who is no sponsor stays none. */
@ApplicationScoped
public class RemoveSponsor {

    private final Caller caller;
    private final StandingChanges standingChanges;
    private final Audit audit;

    RemoveSponsor(Caller caller, StandingChanges standingChanges, Audit audit) {
        this.caller = caller;
        this.standingChanges = standingChanges;
        this.audit = audit;
    }

    @Funq("remove-sponsor")
    @Change(thenDeliver = true)
    public OrganizationView removeSponsor(SponsorInput input) {
        input.check();
        var act = caller.act();
        var organization = Organization.locked(input.organizationId());
        var person = PersonRef.required("person", input.person());
        Sponsor.of(organization, person, input.kind()).ifPresent(sponsor -> {
            sponsor.removedAt = act.at();
            audit.event(act, "sponsor.removed", "organization", organization.id)
                    .before(Map.of("person", person.id, "kind", input.kind())).write();
            standingChanges.standingChanged(person, act.at());
        });
        return OrganizationView.of(organization);
    }
}
