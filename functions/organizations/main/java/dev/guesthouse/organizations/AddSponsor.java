package dev.guesthouse.organizations;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.Caller;
import dev.guesthouse.http.Change;
import dev.guesthouse.organization.Organization;
import io.quarkus.funqy.Funq;

/** Makes a person a sponsor of an organization (ORG-07); one who is already stays one. */
@ApplicationScoped
public class AddSponsor {

    private final Caller caller;
    private final Clock clock;
    private final Sponsorship sponsorship;

    AddSponsor(Caller caller, Clock clock, Sponsorship sponsorship) {
        this.caller = caller;
        this.clock = clock;
        this.sponsorship = sponsorship;
    }

    @Funq("add-sponsor")
    @Change
    public OrganizationView addSponsor(SponsorInput input) {
        input.check();
        var organization = Organization.locked(input.organizationId());
        sponsorship.add(organization, input.kind(), "person", input.person(), caller.actor(), clock.instant());
        return OrganizationView.of(organization);
    }
}
