package dev.guesthouse.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.person.PersonRef;

/**
 * What a policy is to be, as calls give it; in a change what is left out stays.
 *
 * @param displayName unique in the package, 1 to 120 characters, one line
 * @param description at most 2,000 characters; in a change blank takes it away; null for none
 * @param enabled whether it takes requests (POL-02); {@code true} where it is left out
 */
public record WantedPolicy(String displayName, String description, Boolean enabled, @JsonUnwrapped PolicySettings<PersonRef> settings) {
}
