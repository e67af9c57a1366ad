package dev.guesthouse.accesspackage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.guesthouse.problem.Fields;

/** Reads the packages that a package does not go with (PKG-06). */
public final class Incompatible {

    private Incompatible() {
    }

    /**
     * Notes every id that is not right; null is none.
     *
     * @param self the package that they do not go with; null for one that is not there yet
     */
    public static Set<AccessPackage> read(Fields fields, List<UUID> ids, UUID self) {
        var read = new HashSet<AccessPackage>();
        for (int i = 0; ids != null && i < ids.size(); i++) {
            var field = "incompatibleWith[%d]".formatted(i);
            var id = ids.get(i);
            var other = id == null ? null : AccessPackage.<AccessPackage>find("id = ?1 and removedAt is null", id).firstResult();
            if (other == null) {
                fields.refuse(field, "is no access package");
            } else if (other.id.equals(self)) {
                fields.refuse(field, "must not be the package itself");
            } else {
                read.add(other);
            }
        }
        return read;
    }
}
