package dev.guesthouse.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.person.PersonRef;

/**
 * What a policy is to be, as calls give it; in a change what is left out stays.
 *
 * @param description in a change, blank takes it away
 * @param enabled null in a new policy is yes
 */
public record WantedPolicy(String displayName, String description, Boolean enabled, @JsonUnwrapped PolicySettings<PersonRef> settings) {
}
