package dev.guesthouse.organizations;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.Partnership;
import io.quarkus.funqy.Funq;

/** Adds a connected organization (ORG-01) with its identity sources (ORG-02), and its sponsors if they are known already. */
@ApplicationScoped
public class AddOrganization {

    /**
     * <pre>{@code
     * {"displayName": "Fabrikam", "description": "Builds our pumps", "identitySources": [{"domain": "fabrikam.example"}],
     *  "internalSponsors": [{"email": "omar@home.example"}]}
     * }</pre>
     */
    public record Input(@JsonUnwrapped Partnership.WantedOrganization organization) {
    }

    private final Caller caller;
    private final Partnership partnership;

    AddOrganization(Caller caller, Partnership partnership) {
        this.caller = caller;
        this.partnership = partnership;
    }

    /** @throws dev.guesthouse.problem.Problem domain-claimed, in-use, name-taken, not-found, public-provider */
    @Funq("add-organization")
    @Change(thenDeliver = true)
    public ConnectedView addOrganization(Input input) {
        var connected = partnership.add(input.organization(), caller.act());
        caller.created("organization", "id", connected.organization().id);
        return ConnectedView.of(connected);
    }
}
