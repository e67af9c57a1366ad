package dev.guesthouse.organizations;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.gate.TakesBack;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Partnership;
import io.quarkus.funqy.Funq;

/**
 * Changes a connected organization: what is left out stays. Whose people belong to it is worked out anew (ORG-04), and
 * stages whose sponsors belong to it no more ask their fallbacks (POL-06).
 */
@ApplicationScoped
public class ChangeOrganization implements TakesBack<ChangeOrganization.Input> {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "displayName": "Fabrikam Pumps", "state": "configured"}}</pre>
     *
     * @param id the organization's
     * @param change what of it
     */
    public record Input(UUID id, @JsonUnwrapped Partnership.OrganizationChange change) {
    }

    private final Caller caller;
    private final Partnership partnership;

    ChangeOrganization(Caller caller, Partnership partnership) {
        this.caller = caller;
        this.partnership = partnership;
    }

    /** @throws dev.guesthouse.problem.Problem domain-claimed, in-use, name-taken, not-found, public-provider */
    @Funq("change-organization")
    @Change(thenDeliver = true)
    public ConnectedView changeOrganization(Input input) {
        return ConnectedView.of(partnership.change(input.id(), input.change(), caller.act()));
    }

    @Override
    public Object before(Input input) {
        return input.id() == null ? null : OrganizationView.of(Organization.byId(input.id()));
    }
}
