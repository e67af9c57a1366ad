package dev.guesthouse.organizations;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.Partnership;
import dev.guesthouse.person.PersonRef;
import io.quarkus.funqy.Funq;

/** Adds a connected organization (ORG-01) with its identity sources (ORG-02), and its sponsors if they are known already. */
@ApplicationScoped
public class AddOrganization {

    /** @param confirmPublicProvider that a domain at which anybody can have an address is meant (ORG-14); null is no */
    public record Input(String displayName, String description, List<SourceInput> identitySources, List<PersonRef> internalSponsors,
            List<PersonRef> externalSponsors, Boolean confirmPublicProvider) {

        Partnership.Wanted wanted() {
            return new Partnership.Wanted(displayName, description, SourceInput.domains(identitySources), internalSponsors, externalSponsors,
                    Boolean.TRUE.equals(confirmPublicProvider));
        }
    }

    private final Caller caller;
    private final Partnership partnership;

    AddOrganization(Caller caller, Partnership partnership) {
        this.caller = caller;
        this.partnership = partnership;
    }

    @Funq("add-organization")
    @Change(thenDeliver = true)
    public OrganizationView addOrganization(Input input) {
        var organization = partnership.add(input.wanted(), caller.act());
        caller.created("organization", "id", organization.id);
        return OrganizationView.of(organization);
    }
}
