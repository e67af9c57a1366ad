package dev.guesthouse.organizations;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.departure.OrganizationRemoval;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import io.quarkus.funqy.Funq;

/** Removes a connected organization (ORG-11): open requests are canceled, history stays, its domains are free again. */
@ApplicationScoped
public class RemoveOrganization {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "assignments": "keep"}}</pre>
     *
     * @param id the organization's
     * @param assignments what becomes of its people's live access
     */
    public record Input(UUID id, OrganizationRemoval.Remaining assignments) {
    }

    private final Caller caller;
    private final OrganizationRemoval removal;

    RemoveOrganization(Caller caller, OrganizationRemoval removal) {
        this.caller = caller;
        this.removal = removal;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("remove-organization")
    @Change(thenDeliver = true)
    public void removeOrganization(Input input) {
        removal.remove(input.id(), input.assignments(), caller.act());
    }
}
