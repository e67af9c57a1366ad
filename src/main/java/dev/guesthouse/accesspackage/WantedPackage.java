package dev.guesthouse.accesspackage;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;

import dev.guesthouse.problem.Problem;

/**
 * What a package is to be, as calls give it; in a change what is left out stays.
 *
 * @param description in a change, blank takes it away
 * @param hidden null in a new package is no
 * @param resourceRoles take the place of those that were there; without any it is a draft that nobody can ask for
 * @param incompatibleWith whoever holds one of these can neither ask for it nor be assigned it (PKG-06); they take the place of those
 *            that were there, and who holds both already keeps both
 */
public record WantedPackage(String displayName, String description, Boolean hidden, List<Role> resourceRoles, List<Other> incompatibleWith) {

    /**
     * A role of one of the catalog's resources.
     *
     * @param displayName as answers have it beside the id; names nothing
     */
    public record Role(UUID resourceId, String displayName, String role) {
    }

    /**
     * Another package: its id alone, or as answers name it.
     *
     * @param displayName as answers have it beside the id; names nothing
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
