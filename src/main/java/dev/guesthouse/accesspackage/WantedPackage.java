package dev.guesthouse.accesspackage;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;

import dev.guesthouse.problem.Problem;

/**
 * What a package is to be, as calls give it; in a change what is left out stays.
 *
 * @param displayName unique in the catalog, 1 to 120 characters, one line
 * @param description at most 2,000 characters; in a change blank takes it away; null for none
 * @param hidden whether it is in no list, so that only its link leads to it (PKG-02); {@code false} where it is left out
 * @param resourceRoles what it gives; they take the place of those that were there; left out or empty it is a draft that nobody
 *            can ask for
 * @param incompatibleWith ids of packages; whoever holds one of these can neither ask for it nor be assigned it (PKG-06); they
 *            take the place of those that were there, and who holds both already keeps both; left out for none
 */
public record WantedPackage(String displayName, String description, Boolean hidden, List<Role> resourceRoles, List<Other> incompatibleWith) {

    /**
     * A role of one of the catalog's resources.
     *
     * @param resourceId of a resource of the package's catalog
     * @param displayName as answers have it beside the id, names nothing; left out for nothing
     * @param role one of the resource's
     */
    public record Role(UUID resourceId, String displayName, String role) {
    }

    /**
     * Another package: its id alone, or as answers name it.
     *
     * @param id by which calls name it
     * @param displayName as answers have it beside the id, names nothing; left out for nothing
     */
    public record Other(UUID id, String displayName) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Other of(String text) {
            try {
                return new Other(UUID.fromString(text), null);
            } catch (IllegalArgumentException e) {
                throw Problem.invalid("incompatibleWith", "must be an id like 01890a5d-ac96-774b-bcce-b302099a8057");
            }
        }
    }
}
