package dev.guesthouse.organizations;

import java.util.UUID;

import dev.guesthouse.organization.SponsorKind;
import dev.guesthouse.person.PersonRef;

/**
 * Whose sponsorship of what.
 *
 * <pre>{@code
 * {"organizationId": "01890a5d-ac96-774b-bcce-b302099a8057", "kind": "external", "person": {"email": "sana@fabrikam.example"}}
 * }</pre>
 *
 * @param organizationId what they answer for
 * @param kind on which side they stand
 * @param person a member for {@code internal}, a guest of this organization for {@code external}
 */
public record SponsorInput(UUID organizationId, SponsorKind kind, PersonRef person) {
}
