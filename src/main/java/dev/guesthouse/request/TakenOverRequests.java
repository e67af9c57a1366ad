package dev.guesthouse.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.guesthouse.organization.OrganizationTakenOver;

/** The requests of a proposed organization's people are of the one that takes it over (ORG-10). */
@ApplicationScoped
class TakenOverRequests {

    void follow(@Observes OrganizationTakenOver taken) {
        // A new version, so that nobody who loaded one of them before writes the organization back.
        AssignmentRequest.update("organization = ?1, version = version + 1 where organization = ?2", taken.by(), taken.proposed());
    }
}
