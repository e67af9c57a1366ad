package dev.guesthouse.organization;

import dev.guesthouse.audit.Act;

/**
 * Fired in the transaction in which a configured organization takes a proposed one over (ORG-10), both locked; what pointed to the
 * one points to the other after it, or the takeover is refused by a problem.
 */
public record OrganizationTakenOver(Organization proposed, Organization by, Act act) {
}
