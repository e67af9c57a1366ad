package dev.guesthouse.delivery.targets;

import java.util.UUID;

/**
 * The person for whom an account is made.
 *
 * @param id stays the same whatever happens to address and name
 * @param displayName what others read of them; never null
 */
public record Holder(UUID id, String email, String displayName) {
}
