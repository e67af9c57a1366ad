package dev.guesthouse.organizations;

import java.util.UUID;

import dev.guesthouse.organization.SponsorKind;
import dev.guesthouse.person.PersonRef;

/** Whose sponsorship of what. */
public record SponsorInput(UUID organizationId, SponsorKind kind, PersonRef person) {
}
