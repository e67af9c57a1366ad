package dev.guesthouse.organizations;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.Sponsorship;
import io.quarkus.funqy.Funq;

/** Ends a sponsorship; stages that waited for this sponsor alone ask their fallbacks (POL-06). One who is no sponsor stays none. */
@ApplicationScoped
public class RemoveSponsor {

    private final Caller caller;
    private final Sponsorship sponsorship;

    RemoveSponsor(Caller caller, Sponsorship sponsorship) {
        this.caller = caller;
        this.sponsorship = sponsorship;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("remove-sponsor")
    @Change(thenDeliver = true)
    public OrganizationView removeSponsor(SponsorInput input) {
        return OrganizationView.of(sponsorship.remove(input.organizationId(), input.kind(), input.person(), caller.act()));
    }
}
