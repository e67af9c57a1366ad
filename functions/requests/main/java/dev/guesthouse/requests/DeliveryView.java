package dev.guesthouse.requests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.assignment.GrantState;
import dev.guesthouse.assignment.RoleGrant;
import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.http.view.PersonName;

/**
 * A role that somebody should have, or not, and whether the target system has it so.
 *
 * @param id by which {@code retry-delivery} names it
 * @param person whose role it is
 * @param connectorId the connector that the resource is of
 * @param connector its name
 * @param originId what the target system knows the resource by
 * @param displayName what a catalog calls the resource; null where no package gives the role any more
 * @param kind what the resource is
 * @param role what its holder may be in it
 * @param state how far it is
 * @param wanted whether the person should have it
 * @param held whether the target system has confirmed that they have it
 * @param sinceDateTime since when that is wanted
 * @param tries how many failed since then, or since somebody last said to try again
 * @param nextTryDateTime null unless it waits
 * @param lastError why the last try failed; null where none has
 */
public record DeliveryView(UUID id, PersonName person, UUID connectorId, String connector, String originId, String displayName, ResourceKind kind, String role, GrantState state,
        boolean wanted, boolean held, Instant sinceDateTime, int tries, Instant nextTryDateTime, String lastError) {

    /** All of them at once: what their resources are called is one question to the database. */
    static List<DeliveryView> of(List<RoleGrant> grants) {
        var names = AccessPackageRole.resourceNames(grants.stream().map(grant -> grant.resourceRole).toList());
        return grants.stream().map(grant -> of(grant, names)).toList();
    }

    private static DeliveryView of(RoleGrant grant, Map<UUID, String> names) {
        var role = grant.resourceRole;
        return new DeliveryView(grant.id, PersonName.of(grant.person), grant.connector.id, grant.connector.displayName, role.resource.originId, names.get(role.id),
                role.resource.kind, role.name, grant.state(), grant.wanted, grant.held, grant.wantedSince, grant.tries,
                grant.state() == GrantState.pending ? grant.nextTryAt : null, grant.lastError);
    }
}
