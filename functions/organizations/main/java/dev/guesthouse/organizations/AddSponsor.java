package dev.guesthouse.organizations;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.Sponsorship;
import io.quarkus.funqy.Funq;

/** Makes a person a sponsor of an organization (ORG-07); one who is already stays one. */
@ApplicationScoped
public class AddSponsor {

    private final Caller caller;
    private final Sponsorship sponsorship;

    AddSponsor(Caller caller, Sponsorship sponsorship) {
        this.caller = caller;
        this.sponsorship = sponsorship;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("add-sponsor")
    @Change
    public OrganizationView addSponsor(SponsorInput input) {
        return OrganizationView.of(sponsorship.add(input.organizationId(), input.kind(), input.person(), caller.act()));
    }
}
