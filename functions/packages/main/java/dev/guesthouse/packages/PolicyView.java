package dev.guesthouse.packages;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.policy.Policy;
import dev.guesthouse.policy.PolicySettings;

/**
 * A policy as administrators see it.
 *
 * @param id by which calls name it
 * @param packageId of the package that it is for
 * @param version the number of what it says now
 * @param displayName unique in the package
 * @param description null for none
 * @param enabled whether it takes requests (POL-02)
 * @param createdDateTime when it was added
 */
public record PolicyView(UUID id, UUID packageId, int version, String displayName, String description, boolean enabled,
        @JsonUnwrapped PolicySettings<PersonName> settings, Instant createdDateTime) {

    static PolicyView of(Policy policy) {
        var version = policy.current();
        return new PolicyView(policy.id, policy.accessPackage.id, version.number, policy.displayName, policy.description, policy.enabled,
                PolicySettings.of(version, PersonName::of), policy.createdAt);
    }
}
