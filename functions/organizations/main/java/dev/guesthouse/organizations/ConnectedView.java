package dev.guesthouse.organizations;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.organization.Partnership;

/**
 * A connected organization as it has become.
 *
 * @param takenOver the proposed organizations that its domains cover, which are gone: their people, requests and sponsors are its own now
 *        (ORG-10)
 */
public record ConnectedView(@JsonUnwrapped OrganizationView organization, List<TakenOver> takenOver) {

    /**
     * As it was known before.
     *
     * @param id by which calls named it
     * @param displayName the name that it had
     */
    public record TakenOver(UUID id, String displayName) {
    }

    static ConnectedView of(Partnership.Connected connected) {
        return new ConnectedView(OrganizationView.of(connected.organization()),
                connected.takenOver().stream().map(proposed -> new TakenOver(proposed.id, proposed.displayName)).toList());
    }
}
