package dev.guesthouse.organizations;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.person.StandingChanged;
import io.quarkus.funqy.Funq;

/** Ends a sponsorship; stages that waited for this sponsor alone ask their fallbacks (POL-06). One who is no sponsor stays none. */
@ApplicationScoped
public class RemoveSponsor {

    private final Caller caller;
    private final Event<StandingChanged> standingChanged;
    private final Audit audit;

    RemoveSponsor(Caller caller, Event<StandingChanged> standingChanged, Audit audit) {
        this.caller = caller;
        this.standingChanged = standingChanged;
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
            standingChanged.fire(StandingChanged.of(person, act.at()));
        });
        return OrganizationView.of(organization);
    }
}
