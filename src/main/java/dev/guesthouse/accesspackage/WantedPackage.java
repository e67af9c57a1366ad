package dev.guesthouse.accesspackage;

import java.util.List;
import java.util.UUID;

/**
 * What a package is to be, as calls give it; in a change what is left out stays.
 *
 * @param description in a change, blank takes it away
 * @param hidden null in a new package is no
 * @param resourceRoles take the place of those that were there; without any it is a draft that nobody can ask for
 * @param incompatibleWith whoever holds one of these can neither ask for it nor be assigned it (PKG-06); they take the place of those
 *            that were there, and who holds both already keeps both
 */
public record WantedPackage(String displayName, String description, Boolean hidden, List<Role> resourceRoles, List<UUID> incompatibleWith) {

    /** A role of one of the catalog's resources. */
    public record Role(UUID resourceId, String role) {
    }
}
