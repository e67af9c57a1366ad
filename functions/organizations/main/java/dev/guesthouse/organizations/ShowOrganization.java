package dev.guesthouse.organizations;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.organization.Organization;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Shows a connected organization. */
@ApplicationScoped
public class ShowOrganization {

    /** @param id the organization's */
    public record Input(UUID id) {
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("organization")
    @Transactional
    public OrganizationView organization(Input input) {
        return OrganizationView.of(Organization.byId(Fields.need("id", input.id())));
    }
}
