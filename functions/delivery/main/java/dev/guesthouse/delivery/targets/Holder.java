package dev.guesthouse.delivery.targets;

import java.util.UUID;

/**
 * The person for whom an account is made.
 *
 * @param id stays the same whatever happens to address and name
 * @param displayName what others read of them; never null
 */
public record Holder(UUID id, String email, String displayName) {

    /** What is before the last space of their name, or all of it: some systems want both, and we know neither. */
    public String givenName() {
        var name = displayName.strip();
        var space = name.lastIndexOf(' ');
        return space < 0 ? name : name.substring(0, space).strip();
    }

    /** What is after the last space of their name, or all of it. */
    public String familyName() {
        var name = displayName.strip();
        return name.substring(name.lastIndexOf(' ') + 1);
    }
}
