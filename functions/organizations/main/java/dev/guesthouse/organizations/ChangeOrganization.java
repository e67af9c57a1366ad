package dev.guesthouse.organizations;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.OrganizationState;
import dev.guesthouse.organization.Partnership;
import io.quarkus.funqy.Funq;

/**
 * Changes a connected organization: what is left out stays. Whose people belong to it is worked out anew (ORG-04), and
 * stages whose sponsors belong to it no more ask their fallbacks (POL-06).
 */
@ApplicationScoped
public class ChangeOrganization {

    /**
     * @param description blank takes it away
     * @param identitySources take the place of those that were there
     * @param state {@code configured} takes a proposed organization over (ORG-10)
     */
    public record Input(UUID id, String displayName, String description, List<SourceInput> identitySources, OrganizationState state,
            Boolean confirmPublicProvider) {

        Partnership.Change change() {
            return new Partnership.Change(displayName, description, SourceInput.domains(identitySources), state, Boolean.TRUE.equals(confirmPublicProvider));
        }
    }

    private final Caller caller;
    private final Partnership partnership;

    ChangeOrganization(Caller caller, Partnership partnership) {
        this.caller = caller;
        this.partnership = partnership;
    }

    @Funq("change-organization")
    @Change(thenDeliver = true)
    public OrganizationView changeOrganization(Input input) {
        return OrganizationView.of(partnership.change(input.id(), input.change(), caller.act()));
    }
}
